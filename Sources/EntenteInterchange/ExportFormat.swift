public import EntenteModel

/// The ways in which a graph can be written down for other programs.
///
/// A new one is a file in `Formats/`, a case here, and a golden.
public enum ExportFormat: String, Sendable, CaseIterable {
  case json, claims, dot, graphml, gexf, jsonld, nquads, csv, cypher, ftm, mermaid, cytoscape

  /// The files that the format consists of; most have one.
  public var parts: [ExportPart] { parts() }

  /// - Parameter withTexts: whether the documents' texts go along, where the format has a place for them.
  public func parts(withTexts: Bool = false) -> [ExportPart] {
    switch self {
    case .json: [JSONExport.part(withTexts: withTexts)]
    case .claims: [ClaimsExport.part]
    case .dot: [DOTExport.part]
    case .graphml: [GraphMLExport.part]
    case .gexf: [GEXFExport.part]
    case .jsonld: [JSONLDExport.part]
    case .nquads: [NQuadsExport.part]
    case .csv: CSVExport.parts
    case .cypher: [CypherExport.part]
    case .ftm: [FollowTheMoneyExport.part]
    case .mermaid: [MermaidExport.part]
    case .cytoscape: [CytoscapeExport.part]
    }
  }

  /// What the format is, and who reads it, in a few words.
  public var summary: String {
    switch self {
    case .json: "everything, for programs"
    case .claims: "a claim on each line, as JSON"
    case .dot: "Graphviz, Gephi, NetworkX"
    case .graphml: "NetworkX, igraph, yEd, Gephi"
    case .gexf: "Gephi"
    case .jsonld: "linked data, with PROV-O and Web Annotation"
    case .nquads: "the same, for triple stores"
    case .csv: "a folder of tables for neo4j-admin"
    case .cypher: "Neo4j and other readers of openCypher"
    case .ftm: "FollowTheMoney: Aleph, OpenSanctions"
    case .mermaid: "a small drawing in Markdown"
    case .cytoscape: "Cytoscape and Cytoscape.js"
    }
  }

  /// What `graph` holds and this format does not, in words for a person; empty where nothing is lost.
  ///
  /// - Complexity: O(1) for most; at worst the graph is gone through once.
  public func losses(of graph: some GraphContents) throws -> [String] {
    var losses: [String] = []
    for loss in possibleLosses where try loss.occurs(in: graph) { losses.append(loss.rawValue) }
    return losses
  }

  private var possibleLosses: [ExportLoss] {
    switch self {
    case .json: []
    case .claims: [.documents, .entities]
    case .dot: [.documents, .mentions, .quantities]
    case .graphml, .gexf, .cytoscape: [.documents, .mentions]
    case .jsonld, .nquads, .cypher: [.mentions]
    case .csv: [.mentions, .lineEnds]
    case .ftm: [.mentions, .quantities, .countries]
    case .mermaid: [.evidence]
    }
  }
}

/// One file of an export.
public struct ExportPart: Sendable {
  /// The name within the export's folder, for formats of several files: "entities.csv".
  public let name: String
  private let body: @Sendable (any GraphContents, Ontology, inout TextStream) throws -> Void

  init(
    _ name: String,
    _ body: @escaping @Sendable (any GraphContents, Ontology, inout TextStream) throws -> Void
  ) {
    self.name = name
    self.body = body
  }

  /// Writes `graph` to `stream`, to its end. The same graph gives the same bytes.
  ///
  /// - Complexity: O(*n*) in the graph, in memory that does not grow with it.
  public func write(
    _ graph: any GraphContents, under ontology: Ontology, to stream: inout TextStream
  ) throws {
    try body(graph, ontology, &stream)
    try stream.flush()
  }
}
