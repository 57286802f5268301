/// Finds places for labels on their lines, so that none covers a box, another label or, where it can be
/// helped, another line.
struct LabelPlacement {
  /// What a label must not cover.
  private let obstacles: [Rectangle]
  private let paths: [Path]
  private let sizes: [(width: Double, height: Double)?]
  private let given: [Point?]

  /// A line as evenly spaced places, in stretches with a box around each, so that most are passed over quickly.
  private struct Path {
    let points: [Point]
    let stretches: [(range: Range<Int>, box: Rectangle)]

    init(_ curve: Curve?) {
      points = curve?.samples(41) ?? []
      let points = points
      stretches = stride(from: 0, to: points.count, by: 10).map { start in
        let range = start..<min(points.count, start + 10)
        let (x, y) = (points[range].map(\.x), points[range].map(\.y))
        let box = Rectangle(
          left: (x.min() ?? 0) - 0.5, top: (y.min() ?? 0) - 0.5, right: (x.max() ?? 0) + 0.5,
          bottom: (y.max() ?? 0) + 0.5)
        return (range, box)
      }
    }

    /// How many of the places lie within `box`.
    func count(within box: Rectangle) -> Int {
      var count = 0
      for stretch in stretches where stretch.box.overlap(with: box) > 0 {
        for index in stretch.range where box.contains(points[index]) { count += 1 }
      }
      return count
    }
  }

  /// A place that a label could have.
  private struct Candidate {
    let box: Rectangle
    /// What speaks against the place itself: far from the middle, or beside the line.
    let penalty: Double
    /// With what it costs to cover other lines; `nil` until somebody asks.
    var cost: Double?
  }

  /// - Parameter given: where an engine has kept room, which is one candidate among others.
  init(
    obstacles: [Rectangle], curves: [Curve?], sizes: [(width: Double, height: Double)?], given: [Point?]
  ) {
    self.obstacles = obstacles
    // Without labels, nobody will ask where the lines are.
    paths = sizes.contains { $0 != nil } ? curves.map(Path.init) : []
    self.sizes = sizes
    self.given = given
  }

  /// The box of each label; `nil` where there is none, or where there is no room for it.
  ///
  /// - Complexity: O(*l* · (*n* + *t* + *l*)) in labels, obstacles and ties, times the candidates of a label.
  func boxes() -> [Rectangle?] {
    var candidates = sizes.indices.map(candidates)
    var chosen = [Rectangle?](repeating: nil, count: sizes.count)
    // Those with the fewest free places choose first; then everybody may choose again, knowing the others.
    let order = sizes.indices.filter { !candidates[$0].isEmpty }.sorted {
      (candidates[$0].count, $0) < (candidates[$1].count, $1)
    }
    for _ in 0..<6 {
      var isSettled = true
      for label in order {
        let best = best(of: &candidates[label], for: label, beside: chosen)
        if best != chosen[label] {
          chosen[label] = best
          isSettled = false
        }
      }
      if isSettled { break }
    }
    return chosen
  }

  private func best(
    of candidates: inout [Candidate], for label: Int, beside chosen: [Rectangle?]
  ) -> Rectangle? {
    var best: (box: Rectangle, cost: Double)?
    for index in candidates.indices {
      let candidate = candidates[index]
      // They stand in order of their penalty, and no cost is below it.
      if let best, candidate.penalty >= best.cost { break }
      if let best, let cost = candidate.cost, cost >= best.cost { continue }
      let isTaken = chosen.indices.contains { other in
        other != label && (chosen[other].map { $0.overlap(with: candidate.box) > 0 } ?? false)
      }
      guard !isTaken else { continue }
      let cost = candidate.cost ?? candidate.penalty + crossing(of: candidate.box, except: label)
      candidates[index].cost = cost
      if best.map({ cost < $0.cost }) ?? true { best = (candidate.box, cost) }
    }
    return best?.box
  }

  /// The places for a label that cover no obstacle, the likeliest first.
  private func candidates(of label: Int) -> [Candidate] {
    guard let size = sizes[label], paths[label].points.count > 12 else { return [] }
    var candidates: [Candidate] = []
    let path = paths[label].points
    func consider(_ centre: Point, penalty: Double) {
      let box = Rectangle(centre: centre, width: size.width, height: size.height)
      guard !obstacles.contains(where: { $0.overlap(with: box) > 0 }) else { return }
      // Under its own label, an arrow head points nowhere.
      let hidden = [path[1], path[path.count - 2]].count(where: box.inset(by: -3).contains)
      candidates.append(Candidate(box: box, penalty: penalty + Double(hidden) * 4))
    }
    // Room that the engine kept, where it is beside the line and not astray.
    if let centre = given[label] {
      let box = Rectangle(centre: centre, width: size.width + 8, height: size.height + 8)
      let isOnLine = path.contains { ($0 - centre).length < 6 }
      if isOnLine { consider(centre, penalty: 0) }
      if !isOnLine, path.contains(where: box.contains) { consider(centre, penalty: 1.5) }
    }
    for index in 4..<(path.count - 4) {
      let share = Double(index) / Double(path.count - 1)
      let middle = abs(share - 0.5) * 5
      consider(path[index], penalty: middle)
      // Beside the line: as near as the box allows in the direction across the line.
      let normal = (path[index + 1] - path[index - 1]).unit.normal
      let reach = abs(normal.x) * size.width / 2 + abs(normal.y) * size.height / 2
      for (share, penalty) in [(0.5, 1.0), (0.9, 2.0), (1.06, 2.6)] {
        consider(path[index] + normal * (reach * share), penalty: middle + penalty)
        consider(path[index] - normal * (reach * share), penalty: middle + penalty)
      }
    }
    return candidates.enumerated().sorted {
      ($0.element.penalty, $0.offset) < ($1.element.penalty, $1.offset)
    }.map(\.element)
  }

  /// What covering other lines costs.
  private func crossing(of box: Rectangle, except label: Int) -> Double {
    var cost = 0.0
    for other in paths.indices where other != label {
      let covered = paths[other].count(within: box)
      if covered > 0 { cost += 3 + Double(min(covered, 8)) * 0.4 }
    }
    return cost
  }
}
