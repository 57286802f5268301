import EntenteLanguage

/// The analysis of a text as people look at it.
public struct Parse: Sendable {
  /// Each sentence as an indented tree.
  public let tree: String
  /// The text in CoNLL-U.
  public let conllu: String
  /// The first sentence with its arcs, as SVG; empty for a text without words.
  public let arcs: String

  public init(of text: String) throws {
    let analysis = Analyzer(try LanguageModel.embedded()).analyze(text)
    tree = TreePrinter().text(analysis)
    conllu = CoNLLUPrinter().text(analysis)
    arcs = analysis.sentences.first.map { ArcDiagram().svg(analysis, $0) } ?? ""
  }
}
