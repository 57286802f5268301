/// Finds places for a drawing: tries what suits its size, keeps the clearest, and falls back to quicker engines.
struct LayoutFinder {
  let drawing: Drawing
  let choice: LayoutChoice
  /// Seconds for each attempt.
  let timeLimit: Double
  let process: LayoutProcess

  /// What was found.
  struct Finding {
    let placed: PlacedDrawing
    /// What the engine was asked; `nil` when no engine gave an answer.
    let request: LayoutRequest?
    /// What a reader should be told.
    let notices: [String]
  }

  /// - Throws: `DiagramError` when Graphviz is not installed, or no process can be started.
  func find() throws(DiagramError) -> Finding {
    var notices: [String] = []
    var last = DiagramError.layoutFailed("no answer")
    for recipes in attempts {
      let requests = recipes.map {
        LayoutRequest(engine: $0.engine, dot: DotText(drawing: drawing, recipe: $0).text)
      }
      let outcome = try process.answer(requests, within: timeLimit)
      var best: (placed: PlacedDrawing, request: LayoutRequest, trouble: Double)?
      for (request, answer) in zip(requests, outcome.answers) {
        do throws(DiagramError) {
          let placed = PlacedDrawing(drawing, try Layout(try answer.get(), of: drawing))
          // One candidate needs no judging.
          let trouble = recipes.count > 1 ? placed.trouble.total : 0
          if best.map({ trouble < $0.trouble }) ?? true { best = (placed, request, trouble) }
        } catch {
          if case .graphvizMissing = error { throw error }
          last = error
        }
      }
      if let best { return Finding(placed: best.placed, request: best.request, notices: notices) }
      if let ending = outcome.ending { last = .layoutFailed(ending) }
      let engines = recipes.map(\.engine).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let why = if case .layoutFailed(let text) = last { text } else { last.description }
      notices.append("\(Wording.list(engines, limit: 3)) gave no layout (\(why)); a quicker one was used")
    }
    let plain = PlacedDrawing(drawing, PlainLayout.layout(of: drawing))
    return Finding(placed: plain, request: nil, notices: notices)
  }

  /// Groups of recipes: each group is tried together, and the next only when none of a group succeeds.
  private var attempts: [[DotText.Recipe]] {
    let (nodes, ties) = (drawing.nodes.count, drawing.ties.count)
    let hasLabels = ties <= 60
    let hasFrames = !drawing.frames.isEmpty
    let down = DotText.Recipe(engine: "dot", hasLabels: hasLabels, hasFrames: hasFrames)
    var across = down
    across.isAcross = true
    let force = DotText.Recipe(engine: "sfdp", spread: 1.2, hasCurves: nodes <= 60)
    let quick = DotText.Recipe(engine: "sfdp", hasCurves: false)
    let stress = DotText.Recipe(engine: "neato", spread: 1, hasCurves: nodes <= 120)
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
    tight.spread = 0.6
    var tightAcross = across
    tightAcross.spread = 0.6
    let ranked = [down, tight, across, tightAcross]
    if hasFrames { return [nodes <= 80 ? ranked : [down], [stress], [quick]] }
    if nodes <= 60, ties <= 80 {
      var candidates = ranked
      // By distance, lines cross more: it is worth trying only where there are few.
      for seed in 0..<(ties <= 40 ? 3 : 0) {
        for spread in [0.85, 1.05] {
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
    if nodes <= 100, ties <= 160 { return [[down, stress], [quick]] }
    return [[force], [quick]]
  }
}
