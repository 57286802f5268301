import Testing

@testable import EntenteLanguage

struct `A sentence splitter` {
  /// `parted` shows where sentences end with a bar.
  private func check(_ parted: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let analyzer = Analyzer(try LanguageModel.embedded())
    let text = Array(parted.filter { $0 != "|" }.utf8)
    let tokens = analyzer.tokens(in: text)
    let ends = Set(
      analyzer.sentences(in: text, tokens: tokens).map { tokens[$0.tokens.upperBound - 1].upperBound })
    var marked: [UInt8] = []
    for (index, byte) in text.enumerated() {
      if ends.contains(index), index < text.count { marked.append(UInt8(ascii: "|")) }
      marked.append(byte)
    }
    let found = String(decoding: marked, as: UTF8.self)
    #expect(found == parted, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    "The talks ended.| Nobody signed.", "Will they sign?| The minister would not say.",
    "The U.S. envoy met Gen. Ito on Tuesday.| He then left.",
    "\"We will not sign.\"| The minister left the room.",
  ])
  func `ends sentences at stops and not at abbreviations`(_ text: String) throws { try check(text) }

  @Test func `ends headings at the end of their line`() throws {
    try check("Ministers meet in Geneva|\n\nThe ministers met on Monday.| They left on Tuesday.")
  }

  @Test(arguments: [
    "Ministers meet in Geneva|\nThe ministers of both countries met on Monday to sign a treaty on grain.| They left.",
    "SHELLING GOES ON|\n\nTwo people were hurt in the port, the governor said.|\n\nMORE FROM THE REGION",
    "By Ann Lee and Ivo Petrov|\n\nKYIV —| Two people were hurt.|\n\n(Editing by Lena Ortiz)",
  ])
  func `ends headings, bylines and credits at the end of their line`(_ text: String) throws {
    try check(text)
  }

  @Test(arguments: [
    "He thanked those who answered “not with words … but with arms.”",
    "\"We will go on... and on,\" she said.| Nobody answered.",
  ])
  func `takes dots before a small letter for a pause`(_ text: String) throws { try check(text) }

  @Test(arguments: [
    "“They came at night.| Two of them fell,” said Orlenko.", "\"We assess (an) attack,\" he said.| He left.",
  ])
  func `ends sentences within quotations too`(_ text: String) throws { try check(text) }

  @Test func `reads on over the breaks of folded lines`() throws {
    try check(
      "The ministers of both countries met on Monday in Geneva to sign a\n"
        + "treaty that had been drafted over many months, and they left on\n"
        + "Tuesday evening.| Neither side would say what had been agreed in\n" + "the end.")
  }

  @Test func `ends list items at the end of their line`() throws {
    try check(
      "The sides agreed on:|\n- an exchange of prisoners|\n- a corridor for grain|\n- a second meeting")
  }

  @Test(arguments: [
    "KYIV —| Two people were hurt.", "(Agency) –| President Orlenko said so.",
    "GENEVA, March 3 (Agency) -| Two people were hurt.| Nobody died.",
    "U.S. forces — those in the east — withdrew.",
  ])
  func `parts datelines from reports`(_ text: String) throws { try check(text) }

  @Test func `keeps bullets with their items`() throws {
    try check("• An exchange of prisoners|\n• A corridor for grain")
  }

  @Test func `cuts what never ends`() throws {
    let analyzer = Analyzer(try LanguageModel.embedded())
    let analysis = analyzer.analyze(String(repeating: "and so on ", count: 500))
    #expect(analysis.sentences.allSatisfy { $0.tokens.count <= SentenceSplitter.longest })
    #expect(analysis.sentences.reduce(0) { $0 + $1.tokens.count } == 1500)
  }
}
