public import EntenteModel

/// A picture of a graph, laid out and ready to be written.
///
/// The same snapshot and options give the same bytes, in any process and on any machine with the same Graphviz.
public struct Diagram: Sendable {
  /// What a reader of the picture should be told: a layout that took too long, an engine that failed.
  public let notices: [String]

  private let placed: PlacedDrawing
  private let theme: Theme
  private let ontology: Ontology

  /// Chooses what to draw and lays it out.
  ///
  /// - Complexity: O(*n* log *n*) in the claims, and the layout, which is bounded by the options' time limit.
  /// - Throws: `DiagramError`.
  public init(
    of snapshot: GraphSnapshot, under ontology: Ontology, options: DiagramOptions,
    engine: LayoutProcess = LayoutProcess()
  ) throws(DiagramError) {
    let selection = Selection(of: snapshot, under: ontology, options: options)
    guard !selection.entities.isEmpty else { throw .nothingToDraw }
    let drawing = DrawingMaker(selection, of: snapshot, under: ontology, options: options).drawing()
    let finder = LayoutFinder(
      drawing: drawing, choice: options.layout, timeLimit: options.timeLimit, process: engine)
    (placed, notices) = try finder.find()
    theme = options.theme
    self.ontology = ontology
  }

  /// The picture as a file's bytes.
  ///
  /// - Parameter scale: pixels for each unit of the picture (1/72 inch at 100 %), for PNG only.
  public func rendered(as format: DiagramFormat, scale: Double = 2) throws(DiagramError) -> [UInt8] {
    switch format {
    case .svg: return Array(svg.utf8)
    case .html, .png, .pdf: throw .rasteriserMissing(detail: "not built yet")
    }
  }

  private var svg: String { SVGPage(placed, theme: theme, ontology: ontology).text }
}
