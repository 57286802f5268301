public import EntenteModel

/// The files of other programs that can be taken over.
public enum ImportFormat: String, Sendable, CaseIterable {
  case json, claims, ftm, dot

  /// The format that a file's name tells.
  public init?(fileName: String) {
    let endings: [(String, ImportFormat)] = [
      (".ftm.json", .ftm), (".ftm.jsonl", .ftm), (".ftm", .ftm), (".json", .json), (".jsonl", .claims),
      (".ndjson", .claims), (".dot", .dot), (".gv", .dot),
    ]
    let name = fileName.lowercased()
    guard let format = endings.first(where: { name.hasSuffix($0.0) })?.1 else { return nil }
    self = format
  }

  public var summary: String {
    switch self {
    case .json: "what 'export --format json' writes"
    case .claims: "a claim on each line, as JSON, of whatever extractor"
    case .ftm: "entities of FollowTheMoney, one a line"
    case .dot: "a graph in Graphviz's language"
    }
  }

  /// Reads a file's text.
  ///
  /// - Complexity: O(*n*) in the text, all of which is held.
  /// - Throws: `ImportedGraph.Refusal` where the whole file is not of the format.
  public func read(_ text: String, under ontology: Ontology) throws(ImportedGraph.Refusal) -> ImportedGraph {
    switch self {
    case .json: try JSONImport.read(text)
    case .claims: ClaimsImport.read(text)
    case .ftm: FollowTheMoneyImport(ontology).read(text)
    case .dot: try DOTImport.read(text)
    }
  }
}
