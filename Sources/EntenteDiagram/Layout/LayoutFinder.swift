/// Finds places for a drawing: tries what suits its size, keeps the clearest, and falls back to quicker engines.
struct LayoutFinder {
  let drawing: Drawing
  let choice: LayoutChoice
  /// Seconds for each attempt.
  let timeLimit: Double
  let process: LayoutProcess

  /// - Returns: the drawing in its places, and what a reader should be told.
  /// - Throws: `DiagramError` when no engine gave a layout.
  func find() throws(DiagramError) -> (placed: PlacedDrawing, notices: [String]) {
    var notices: [String] = []
    var last = DiagramError.layoutFailed("no engine was tried")
    for recipes in attempts {
      let requests = recipes.map {
        LayoutRequest(engine: $0.engine, dot: DotText(drawing: drawing, recipe: $0).text)
      }
      let outcome = try process.answer(requests, within: timeLimit)
      var best: (placed: PlacedDrawing, trouble: Double)?
      for answer in outcome.answers {
        do throws(DiagramError) {
          let placed = PlacedDrawing(drawing, try Layout(try answer.get(), of: drawing))
          // One candidate needs no judging.
          let trouble = recipes.count > 1 ? placed.trouble.total : 0
          if best.map({ trouble < $0.trouble }) ?? true { best = (placed, trouble) }
        } catch {
          if case .graphvizMissing = error { throw error }
          last = error
        }
      }
      if let best { return (best.placed, notices) }
      if let ending = outcome.ending { last = .layoutFailed(ending) }
      let engines = recipes.map(\.engine).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      let why = if case .layoutFailed(let text) = last { text } else { last.description }
      notices.append("\(Wording.list(engines, limit: 3)) gave no layout (\(why)); a quicker engine was used")
    }
    throw last
  }

  /// Groups of recipes: each group is tried together, and the next only when none of a group succeeds.
  private var attempts: [[DotText.Recipe]] {
    let (nodes, ties) = (drawing.nodes.count, drawing.ties.count)
    let hasLabels = ties <= 60
    let hasFrames = !drawing.frames.isEmpty
    let down = DotText.Recipe(engine: "dot", hasLabels: hasLabels, hasFrames: hasFrames)
    var across = down
    across.isAcross = true
    let force = DotText.Recipe(engine: "sfdp", spread: 1.2, hasCurves: nodes <= 300)
    let quick = DotText.Recipe(engine: "sfdp", hasCurves: false)
    let stress = DotText.Recipe(engine: "neato", spread: 1, hasCurves: nodes <= 300)
    switch choice {
    case .down: return [[down], [stress], [quick]]
    case .across: return [[across], [stress], [quick]]
    case .stress: return [[stress], [quick]]
    case .force: return [[force], [quick]]
    case .radial: return [[DotText.Recipe(engine: "twopi")], [quick]]
    case .ring: return [[DotText.Recipe(engine: "circo")], [quick]]
    case .automatic: break
    }
    if hasFrames { return [nodes <= 80 ? [down, across] : [down], [stress], [quick]] }
    if nodes <= 60, ties <= 80 {
      var candidates = [down, across]
      for seed in 1...4 {
        for spread in [0.85, 1.05] {
          var candidate = stress
          candidate.seed = seed
          candidate.spread = spread
          candidates.append(candidate)
        }
      }
      return [candidates, [stress], [quick]]
    }
    if nodes <= 150 { return [[stress, force], [quick]] }
    return [[force], [quick]]
  }
}
