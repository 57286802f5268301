public import EntenteModel

/// The ways in which a graph can be written down for other programs.
///
/// A new one is a file in `Formats/`, a case here, and a golden.
public enum ExportFormat: String, Sendable, CaseIterable {
  case json, dot

  /// The files that the format consists of; most have one.
  public var parts: [ExportPart] {
    switch self {
    case .json: [JSONExport.part]
    case .dot: [DOTExport.part]
    }
  }

  /// What the format is, and who reads it, in a few words.
  public var summary: String {
    switch self {
    case .json: "everything, for programs; the format that import reads"
    case .dot: "Graphviz, Gephi, NetworkX"
    }
  }

  /// What a graph may hold and this format cannot, for a person to know; `nil` where nothing is lost.
  public var loss: String? {
    switch self {
    case .json: nil
    case .dot: "mentions, and the places of quotations"
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
