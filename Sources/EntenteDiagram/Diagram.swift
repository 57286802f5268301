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

  /// Whether an A4 page holds the picture with its smallest words at 8 points or more.
  public let fitsPage: Bool

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
    let studio = Studio(ontology: ontology, options: options, engine: engine)
    let finding: LayoutFinder.Finding
    if Self.isOverview(snapshot, options) {
      finding = try studio.overview(of: snapshot)
    } else {
      finding = try studio.drawn(snapshot, isNews: { _ in false }) { $0 }
    }
    self.init(finding, of: snapshot, in: studio)
  }

  /// Draws what came, went and changed from one graph to another.
  ///
  /// - Throws: `DiagramError`; `nothingToDraw` when the claims are the same.
  public init(
    from before: GraphSnapshot, to after: GraphSnapshot, under ontology: Ontology, options: DiagramOptions,
    engine: LayoutProcess = LayoutProcess()
  ) throws(DiagramError) {
    let comparison = Comparison(from: before, to: after)
    let studio = Studio(ontology: ontology, options: options, engine: engine)
    self.init(
      try studio.drawn(comparison.snapshot, isNews: comparison.isNews) {
        comparison.marked($0, sizes: options.theme.sizes)
      },
      of: comparison.snapshot, in: studio)
  }

  private init(_ finding: LayoutFinder.Finding, of snapshot: GraphSnapshot, in studio: Studio) {
    placed = finding.placed
    fitsPage = finding.excess <= 1
    notices = finding.notices
    layout = finding.request.map { ($0.engine, $0.dot) }
    theme = studio.options.theme
    ontology = studio.ontology
    self.snapshot = snapshot
  }

  private static func isOverview(_ snapshot: GraphSnapshot, _ options: DiagramOptions) -> Bool {
    switch options.overview {
    case .always: true
    case .never: false
    case .automatic:
      // Who has nothing to do with anybody would not be drawn at all.
      options.focus.isEmpty && options.strongest == nil && snapshot.entities.count > Overview.threshold
        && Set(snapshot.claims.lazy.filter { !$0.isDerived }.flatMap { [$0.subject, $0.object] }).count
          > Overview.threshold
    }
  }

  /// The picture as a file's bytes.
  ///
  /// - Parameter scale: pixels for each unit of the picture (1/72 inch at 100 %), for PNG only.
  public func rendered(as format: DiagramFormat, scale: Double = 2) throws(DiagramError) -> [UInt8] {
    let page = SVGPage(placed, theme: theme, ontology: ontology)
    switch format {
    case .svg: return page.bytes
    case .html:
      let evidence = PageData(placed.drawing, of: snapshot, under: ontology, theme: theme)
      return Array(HTMLPage(placed: placed, svg: page.text, theme: theme, evidence: evidence).text.utf8)
    case .png: return try Rasteriser.png(page.text, size: page.size, scale: scale)
    case .pdf: return try Rasteriser.pdf(page.text, size: page.size)
    }
  }
}

/// Where a drawing gets its places.
private struct Studio {
  let ontology: Ontology
  let options: DiagramOptions
  let engine: LayoutProcess

  /// Draws as many ties as a page has room for, or as many as the options ask for.
  ///
  /// - Parameter isNews: whether a tie is worth showing that tells only what somebody is.
  func drawn(
    _ snapshot: GraphSnapshot, isNews: (Tie) -> Bool, marking: (Drawing) -> Drawing
  ) throws(DiagramError) -> LayoutFinder.Finding {
    var readable = Selection.readableTies
    while true {
      let selection = Selection(
        of: snapshot, under: ontology, options: options, readable: readable, isNews: isNews)
      // What is too large for a page is drawn anew with less in it, unless the caller says what they want.
      let isOurs = options.strongest == nil && options.layout == .automatic
      var (finder, finding) = try placed(isSketch: isOurs) {
        marking(DrawingMaker(selection, of: snapshot, under: ontology, options: options).drawing())
      }
      // How much less, by how much too large it is; but only as much less as is needed.
      func thinner(than finding: LayoutFinder.Finding) -> Int? {
        let share = max(0.75, min(0.92, 1 / finding.excess))
        let fewer = Int(Double(min(readable, selection.ties.count)) * share)
        return isOurs && finding.excess > 1 && fewer >= Selection.fewestTies ? fewer : nil
      }
      // A sketch tells what is much too large; the rest deserves every attempt.
      let isHopeless = finding.excess > Self.hopeless && thinner(than: finding) != nil
      if isOurs, !isHopeless, finding.notices.isEmpty { finding = try finder.find(after: finding) }
      guard let fewer = thinner(than: finding) else { return finder.smoothed(finding) }
      readable = fewer
    }
  }

  /// How much larger than a page a sketch may be for the drawing to have a chance of fitting it.
  private static let hopeless = 1.4

  /// Draws as many communities as a page has room for.
  func overview(of snapshot: GraphSnapshot) throws(DiagramError) -> LayoutFinder.Finding {
    var maker: OverviewMaker?
    let whole = try placed {
      let made = OverviewMaker(of: snapshot, under: ontology, options: options)
      maker = made
      return made.drawing()
    }
    var best = whole
    if let maker, options.layout == .automatic {
      for room in OverviewMaker.Room.fewer where best.finding.excess > 1 {
        let thinner = try placed { maker.drawing(with: room) }
        if thinner.finding.excess < best.finding.excess { best = thinner }
      }
    }
    return best.finder.smoothed(best.finding)
  }

  /// - Parameter make: makes the drawing, while the engine gets ready.
  private func placed(
    isSketch: Bool = false, _ make: () -> Drawing
  ) throws(DiagramError) -> (finder: LayoutFinder, finding: LayoutFinder.Finding) {
    let session = try engine.begin(within: options.timeLimit)
    let drawing = make()
    guard !drawing.nodes.isEmpty else { throw .nothingToDraw }
    let finder = LayoutFinder(
      drawing: drawing, choice: options.layout, timeLimit: options.timeLimit,
      page: PageRoom(for: drawing, theme: options.theme, ontology: ontology), process: engine)
    return (finder, try finder.find(asking: session, isSketch: isSketch))
  }
}
