public import EntenteModel

/// A picture of a graph, laid out and ready to be written.
///
/// The same snapshot and options give the same bytes, in any process and on any machine with the same Graphviz.
public struct Diagram: Sendable {
  /// What a reader of the picture should be told: a layout that took too long, an engine that failed.
  public let notices: [String]

  /// The engine that found the layout, and the DOT text that it was given: opaque names and sizes, no words.
  /// `nil` when every engine failed and a plain layout was used.
  public let layout: (engine: String, dot: String)?

  private let placed: PlacedDrawing
  private let theme: Theme
  private let ontology: Ontology
  private let snapshot: GraphSnapshot

  /// Chooses what to draw and lays it out.
  ///
  /// - Complexity: O(*n* log *n*) in the claims, and the layout, which is bounded by the options' time limit.
  /// - Throws: `DiagramError`.
  public init(
    of snapshot: GraphSnapshot, under ontology: Ontology, options: DiagramOptions,
    engine: LayoutProcess = LayoutProcess()
  ) throws(DiagramError) {
    let drawing: Drawing
    if Self.isOverview(snapshot, options) {
      drawing = OverviewMaker(snapshot: snapshot, ontology: ontology, options: options).drawing()
    } else {
      let selection = Selection(of: snapshot, under: ontology, options: options)
      drawing = DrawingMaker(selection, of: snapshot, under: ontology, options: options).drawing()
    }
    try self.init(drawing, of: snapshot, under: ontology, options: options, engine: engine)
  }

  /// Draws what came, went and changed from one graph to another.
  ///
  /// - Throws: `DiagramError`; `nothingToDraw` when the claims are the same.
  public init(
    from before: GraphSnapshot, to after: GraphSnapshot, under ontology: Ontology, options: DiagramOptions,
    engine: LayoutProcess = LayoutProcess()
  ) throws(DiagramError) {
    let comparison = Comparison(from: before, to: after)
    let selection = Selection(of: comparison.snapshot, under: ontology, options: options)
    let maker = DrawingMaker(selection, of: comparison.snapshot, under: ontology, options: options)
    let drawing = comparison.marked(maker.drawing())
    try self.init(drawing, of: comparison.snapshot, under: ontology, options: options, engine: engine)
  }

  private init(
    _ drawing: Drawing, of snapshot: GraphSnapshot, under ontology: Ontology, options: DiagramOptions,
    engine: LayoutProcess
  ) throws(DiagramError) {
    guard !drawing.nodes.isEmpty else { throw .nothingToDraw }
    let finder = LayoutFinder(
      drawing: drawing, choice: options.layout, timeLimit: options.timeLimit, process: engine)
    let finding = try finder.find()
    placed = finding.placed
    notices = finding.notices
    layout = finding.request.map { ($0.engine, $0.dot) }
    theme = options.theme
    self.ontology = ontology
    self.snapshot = snapshot
  }

  private static func isOverview(_ snapshot: GraphSnapshot, _ options: DiagramOptions) -> Bool {
    switch options.overview {
    case .always: true
    case .never: false
    case .automatic:
      options.focus.isEmpty && options.strongest == nil && snapshot.entities.count > Overview.threshold
    }
  }

  /// The picture as a file's bytes.
  ///
  /// - Parameter scale: pixels for each unit of the picture (1/72 inch at 100 %), for PNG only.
  public func rendered(as format: DiagramFormat, scale: Double = 2) throws(DiagramError) -> [UInt8] {
    let page = SVGPage(placed, theme: theme, ontology: ontology)
    switch format {
    case .svg: return Array(page.text.utf8)
    case .html:
      let evidence = PageData(placed.drawing, of: snapshot, theme: theme)
      return Array(HTMLPage(placed: placed, svg: page.text, theme: theme, evidence: evidence).text.utf8)
    case .png: return try Rasteriser.png(page.text, size: page.size, scale: scale)
    case .pdf: return try Rasteriser.pdf(page.text, size: page.size)
    }
  }
}
