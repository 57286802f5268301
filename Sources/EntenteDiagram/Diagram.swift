public import EntenteModel

/// A picture of a graph, laid out and ready to be written.
///
/// The same snapshot and options give the same bytes, in any process and on any machine with the same Graphviz.
public struct Diagram: Sendable {
  /// What a reader of the picture should be told: a layout that took too long, an engine that failed.
  public let notices: [String]

  /// Chooses what to draw and lays it out.
  ///
  /// - Complexity: O(*n* log *n*) in the claims, and the layout, which is bounded by the options' time limit.
  /// - Throws: `DiagramError`.
  public init(
    of snapshot: GraphSnapshot, under ontology: Ontology, options: DiagramOptions,
    engine: LayoutProcess = LayoutProcess()
  ) throws(DiagramError) {
    notices = []
    throw .nothingToDraw
  }

  /// The picture as a file's bytes.
  ///
  /// - Parameter scale: pixels for each unit of the picture (1/72 inch at 100 %), for PNG only.
  public func rendered(as format: DiagramFormat, scale: Double = 2) throws(DiagramError) -> [UInt8] {
    throw .nothingToDraw
  }
}
