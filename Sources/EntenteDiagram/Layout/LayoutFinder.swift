/// Finds places for a drawing: tries what suits its size, keeps the clearest, and falls back to quicker engines.
struct LayoutFinder {
  private let drawing: Drawing
  private let choice: LayoutChoice
  /// Seconds for each attempt.
  private let timeLimit: Double
  private let process: LayoutProcess
  private let page: PageRoom
  private let parts: [DrawingPart]

  init(drawing: Drawing, choice: LayoutChoice, timeLimit: Double, page: PageRoom, process: LayoutProcess) {
    self.drawing = drawing
    self.choice = choice
    self.timeLimit = timeLimit
    self.process = process
    self.page = page
    // Who names an engine gets what that engine makes of the whole.
    let isFree = choice == .automatic && drawing.nodes.count <= Self.mostFolded
    parts = DrawingPart.parts(of: drawing, isFree: isFree)
  }

  /// Larger drawings are left to the engines: there is no page that they fit.
  private static let mostFolded = 150

  /// With more lines than these, some more crossings are less of an evil than a picture that no page holds.
  private static let mostCounted = 60

  /// What was found.
  struct Finding {
    let placed: PlacedDrawing
    /// What the engine was asked, for the largest part; `nil` when no engine gave an answer.
    let request: LayoutRequest?
    /// What a reader should be told.
    let notices: [String]
    /// How many times larger than an A4 page the picture is; at most 1 where one holds it, words at 8 points or more.
    let excess: Double
    /// What engines have answered so far, by what they were asked.
    fileprivate let answers: [LayoutRequest: LayoutWire.Answer]
  }

  /// So many attempts tell whether a page will hold the drawing.
  private static let sketched = 10

  /// - Parameters:
  ///   - session: a child that waits for the first question; `nil` to start one.
  ///   - isSketch: whether a few attempts are enough, because most likely the drawing will not do.
  ///   - sketch: what a sketch of the same drawing has found, so that nothing is asked twice.
  /// - Throws: `DiagramError` when Graphviz is not installed, or no process can be started.
  func find(
    asking session: consuming LayoutProcess.Session? = nil, isSketch: Bool = false,
    after sketch: Finding? = nil
  ) throws(DiagramError) -> Finding {
    var notices: [String] = []
    var waiting = session
    var answers = sketch?.answers ?? [:]
    for recipes in attempts {
      let asked = questions(isSketch ? Array(recipes.prefix(Self.sketched)) : recipes)
      let open = asked.map(\.request).filter { answers[$0] == nil }
      var last = DiagramError.layoutFailed("no answer")
      if !open.isEmpty {
        let ready: LayoutProcess.Session
        if let held = waiting.take() { ready = held } else { ready = try process.begin(within: timeLimit) }
        let outcome = ready.answer(open)
        if let ending = outcome.ending { last = .layoutFailed(ending) }
        for (request, answer) in zip(open, outcome.answers) {
          do throws(DiagramError) {
            answers[request] = try answer.get()
          } catch {
            if case .graphvizMissing = error { throw error }
            last = error
          }
        }
      }
      var found = parts.map { _ in [(placed: PlacedDrawing, request: LayoutRequest)]() }
      for question in asked {
        guard let answer = answers[question.request] else { continue }
        let part = parts[question.part]
        do throws(DiagramError) {
          let layout = part.unfolded(try Layout(answer.joined(for: part.folded), of: part.folded))
          found[question.part].append((PlacedDrawing(part.drawing, layout), question.request))
        } catch {
          last = error
        }
      }
      if let best = best(of: found) {
        return finding(best.placed, best.request, notices, answers)
      }
      let engines = recipes.map(\.engine).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let why = if case .layoutFailed(let text) = last { text } else { last.description }
      notices.append("\(Wording.list(engines, limit: 3)) gave no layout (\(why)); a quicker one was used")
    }
    let plain = PlacedDrawing(drawing, PlainLayout.layout(of: drawing))
    return finding(plain, nil, notices, [:])
  }

  /// What was found with its lines in fewer bends, where nothing else is the worse for it.
  ///
  /// Who names an engine gets the engine's own lines.
  func smoothed(_ found: Finding) -> Finding {
    guard choice == .automatic, drawing.ties.count <= Self.mostSmoothed else { return found }
    let placed = found.placed
    let (curves, labels) = Smoothing(placed, fixed: Set(parts.flatMap(\.columnTies))).result()
    let layout = Layout(
      size: placed.size, centres: placed.boxes.map(\.centre), curves: curves, labels: labels,
      frames: placed.frames)
    let smooth = PlacedDrawing(placed.drawing, layout)
    let (before, after) = (placed.trouble(on: page), smooth.trouble(on: page))
    let isWorse =
      after.crossings > before.crossings || after.linesThroughBoxes > before.linesThroughBoxes
      || after.lostLabels > before.lostLabels
      || page.excess(of: smooth.size) > max(1, page.excess(of: placed.size))
    return isWorse ? found : finding(smooth, found.request, found.notices, [:])
  }

  /// Among more lines than these, bends are the least of a reader's troubles.
  private static let mostSmoothed = 100

  private func finding(
    _ placed: PlacedDrawing, _ request: LayoutRequest?, _ notices: [String],
    _ answers: [LayoutRequest: LayoutWire.Answer]
  ) -> Finding {
    Finding(
      placed: placed, request: request, notices: notices, excess: page.excess(of: placed.size),
      answers: answers)
  }

  /// What the engines are asked: everything of the largest part, and what ranks look like of the others.
  private func questions(_ recipes: [DotText.Recipe]) -> [(part: Int, request: LayoutRequest)] {
    parts.indices.flatMap { part -> [(part: Int, request: LayoutRequest)] in
      let ranked = recipes.filter { $0.engine == "dot" }
      let suited = part == 0 ? recipes : ranked.isEmpty ? Array(recipes.prefix(1)) : ranked
      return suited.map { recipe in
        let text = DotText(drawing: parts[part].folded, recipe: recipe).text
        return (part, LayoutRequest(engine: recipe.engine, dot: text))
      }
    }
  }

  /// The clearest of the layouts of the largest part, with the others beside it; `nil` where a part has none.
  private func best(
    of found: [[(placed: PlacedDrawing, request: LayoutRequest)]]
  ) -> (placed: PlacedDrawing, request: LayoutRequest)? {
    guard found.allSatisfy({ !$0.isEmpty }) else { return nil }
    // One candidate needs no judging.
    func clearest<Candidate>(
      _ candidates: [Candidate], _ placed: (Candidate) -> PlacedDrawing, _ isReference: (Candidate) -> Bool
    ) -> Candidate {
      guard candidates.count > 1 else { return candidates[0] }
      let troubles = candidates.map { placed($0).trouble(on: page) }
      // Ranks cross few lines: nothing is chosen for its shape that crosses more.
      let fewest = zip(candidates, troubles).first { isReference($0.0) }?.1.crossings ?? .max
      let totals = troubles.map {
        $0.total + (drawing.ties.count <= Self.mostCounted ? 30 * Double(max(0, $0.crossings - fewest)) : 0)
      }
      let least = totals.indices.min { (totals[$0], $0) < (totals[$1], $1) }
      return candidates[least ?? 0]
    }
    typealias Candidate = (placed: PlacedDrawing, request: LayoutRequest)
    let isRanked = { (candidate: Candidate) in candidate.request.engine == "dot" }
    let others = found.dropFirst().map { clearest($0, { $0.placed }, isRanked).placed }
    let wholes = found[0].map { candidate -> (placed: PlacedDrawing, request: LayoutRequest) in
      let pieces = [candidate.placed] + others
      let corners = Packing(for: page).corners(of: pieces)
      let placed = pieces.indices.map { (part: parts[$0], placed: pieces[$0], corner: corners[$0]) }
      return (PlacedDrawing(drawing, of: placed), candidate.request)
    }
    return clearest(wholes, { $0.placed }, isRanked)
  }

  /// Groups of recipes: each group is tried together, and the next only when none of a group succeeds.
  private var attempts: [[DotText.Recipe]] {
    let main = parts[0].folded
    let (nodes, ties) = (main.nodes.count, main.ties.count)
    let hasLabels = drawing.ties.count <= 60
    let hasFrames = !drawing.frames.isEmpty
    let down = DotText.Recipe(engine: "dot", hasLabels: hasLabels, hasFrames: hasFrames)
    var across = down
    across.isAcross = true
    let force = DotText.Recipe(engine: "sfdp", spread: 1.2, hasCurves: nodes <= 60)
    let quick = DotText.Recipe(engine: "sfdp", hasCurves: false)
    let stress = DotText.Recipe(
      engine: "neato", hasLabels: ties <= 160, spread: 1, hasCurves: nodes <= 120)
    switch choice {
    case .down: return [[down], [stress], [quick]]
    case .across: return [[across], [stress], [quick]]
    case .stress: return [[stress], [quick]]
    case .force: return [[force], [quick]]
    case .radial: return [[DotText.Recipe(engine: "twopi")], [quick]]
    case .ring: return [[DotText.Recipe(engine: "circo")], [quick]]
    case .automatic: break
    }
    var tight = down
    tight.spread = 0.8
    var tightAcross = across
    tightAcross.spread = 0.8
    let ranked = [down, tight, across, tightAcross]
    if hasFrames { return [nodes <= 80 ? ranked : [down], [stress], [quick]] }
    if nodes <= 60, ties <= 80 {
      var candidates = ranked
      for seed in 0..<8 {
        for spread in [0.75, 1] {
          var candidate = stress
          candidate.seed = seed + 1
          candidate.spread = spread
          candidates.append(candidate)
        }
      }
      return [candidates, [stress], [quick]]
    }
    // Ranks of many boxes are wide and their lines long. Forces keep what belongs together together; curves
    // round the boxes would cost most of the time there.
    if nodes <= 100, ties <= 160 {
      let others = (2...4).map { seed in
        var other = stress
        other.seed = seed
        return other
      }
      return [[down, stress] + others, [quick]]
    }
    return [[force], [quick]]
  }
}
