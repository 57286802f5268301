import EntenteLanguage
import Testing

/// Checks the names that the embedded model finds in `text`, written "kind:words", in order.
private func check(_ text: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation)
  throws
{
  let analysis = Analyzer(try LanguageModel.embedded()).analyze(text)
  let found = analysis.names.map { "\($0.kind):\(analysis.text(of: $0.tokens))" }
  #expect(found == expected, sourceLocation: sourceLocation)
}

/// Whether the program was built with a model that has names in it.
private let hasNames = (try? NameRecogniser.isIn(LanguageModel.embedded().file)) ?? false

@Suite(.enabled(if: hasNames)) struct `The names in a text` {
  @Test(arguments: [
    (
      "President Tomas Reyes met Anna Kovalenko in Nairobi.",
      ["person:Tomas Reyes", "person:Anna Kovalenko", "place:Nairobi"]
    ),
    (
      "The Ukrainian army said on Monday that Russians had left Kherson.",
      ["nationality:Ukrainian", "nationality:Russians", "place:Kherson"]
    ),
    (
      "Officials in Burkina Faso accused the European Union of delay.",
      ["place:Burkina Faso", "organisation:European Union"]
    ),
    ("Foreign Minister Wang Li-hua flew to Jakarta.", ["person:Wang Li-hua", "place:Jakarta"]),
  ])
  func `are found with their kinds`(text: String, expected: [String]) throws { try check(text, expected) }

  @Test func `are found in a heading in capitals`() throws {
    try check("GERMANY SENDS TANKS TO POLAND", ["place:GERMANY", "place:POLAND"])
  }

  @Test func `do not depend on the document before`() throws {
    let analyzer = Analyzer(try LanguageModel.embedded())
    let text = "Marrowby said no. Later, Marrowby agreed."
    let alone = analyzer.analyze(text).names
    _ = analyzer.analyze("Marrowby is a town in the north. They live in Marrowby. We went to Marrowby.")
    #expect(analyzer.analyze(text).names == alone)
  }

  @Test(arguments: [
    "", " ", "\u{0}\u{0}", String(repeating: "A", count: 100_000), String(repeating: "Ab ", count: 5000),
  ])
  func `may be sought in anything`(text: String) throws {
    let model = try LanguageModel.embedded()
    let bytes = Array(text.utf8)
    let tokens = Analyzer(model).tokens(in: bytes).map { Token(range: $0) }
    let sentences = tokens.isEmpty ? [] : [Sentence(tokens: 0..<tokens.count)]
    let names = try NameRecogniser(model.file).names(in: bytes.span, tokens: tokens, sentences: sentences)
    #expect(names.allSatisfy { !$0.tokens.isEmpty && $0.tokens.upperBound <= tokens.count })
  }
}
