import ArgumentParser
import EntenteLanguage
import Foundation

/// Measures a model against treebanks.
struct EvaluateSyntax: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate-syntax",
    abstract: "Measure words, sentences, tags and trees against CoNLL-U treebanks (CoNLL 2018's definitions)."
  )

  @Option(help: "The model; the embedded one when not given.") var model: String?
  @Flag(help: "Print where words and sentences are parted otherwise than in the treebank.") var differences =
    false
  @Argument(help: "CoNLL-U files.") var treebanks: [String]

  func run() throws {
    let analyzer = Analyzer(try model.map { try LanguageModel(path: $0) } ?? LanguageModel.embedded())
    for path in treebanks {
      let documents = RawText.documents(try Treebank(path: path))
      var gold = TreeScore()
      var raw = TreeScore()
      for document in documents {
        let (tokens, sentences) = document.goldTokens
        gold.add(document.sentences, analyzer.analyze(document.bytes, tokens: tokens, sentences: sentences))
        let analysis = analyzer.analyze(document.bytes)
        raw.add(document.sentences, analysis)
        if differences { printDifferences(document, analysis) }
      }
      print(URL(fileURLWithPath: path).lastPathComponent)
      print("  gold words  \(gold.summary)")
      print("  raw text    \(raw.summary)")
    }
  }

  private func printDifferences(_ document: RawText, _ analysis: Analysis) {
    let gold = document.sentences.flatMap(\.ranges)
    let goldSet = Set(gold)
    let foundSet = Set(analysis.tokens.map(\.range))
    func text(_ range: Range<Int>) -> String { String(decoding: document.bytes[range], as: UTF8.self) }
    for range in gold where !foundSet.contains(range) {
      let found = analysis.tokens.filter { $0.range.overlaps(range) }.map { text($0.range) }
      print("word\t\(text(range))\t\(found.joined(separator: " | "))")
    }
    _ = goldSet
    let ends = Set(document.sentences.compactMap { $0.ranges.last?.upperBound })
    let foundEnds = Set(analysis.sentences.map { analysis.tokens[$0.tokens.upperBound - 1].range.upperBound })
    for end in ends.symmetricDifference(foundEnds).sorted() {
      let left = max(0, end - 40)
      let right = min(document.bytes.count, end + 40)
      let before = text(left..<end).replacingOccurrences(of: "\n", with: "⏎")
      let after = text(end..<right).replacingOccurrences(of: "\n", with: "⏎")
      print("\(ends.contains(end) ? "missed" : "spurious")\t\(before) ‖ \(after)")
    }
  }
}
