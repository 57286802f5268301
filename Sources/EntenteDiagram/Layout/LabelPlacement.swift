/// Finds places for labels on their lines, so that none covers a box, another label or, where it can be
/// helped, another line.
struct LabelPlacement {
  private let nodes: [Rectangle]
  /// Evenly spaced places on each curve.
  private let paths: [[Point]]
  private let sizes: [(width: Double, height: Double)?]
  private let given: [Point?]

  /// A place that a label could have, and what speaks against it apart from other labels.
  private struct Candidate {
    let box: Rectangle
    let cost: Double
  }

  /// - Parameter given: where an engine has kept room, which is one candidate among others.
  init(nodes: [Rectangle], curves: [Curve?], sizes: [(width: Double, height: Double)?], given: [Point?]) {
    self.nodes = nodes
    paths = curves.map { $0?.samples(41) ?? [] }
    self.sizes = sizes
    self.given = given
  }

  /// The box of each label; `nil` where there is none, or where there is no room for it.
  ///
  /// - Complexity: O(*l* · (*n* + *t* + *l*)) in labels, nodes and ties, times the candidates of a label.
  func boxes() -> [Rectangle?] {
    let candidates = sizes.indices.map(candidates)
    var chosen = [Int?](repeating: nil, count: sizes.count)
    // Those with the fewest free places choose first; then everybody may choose again, knowing the others.
    let order = sizes.indices.filter { !candidates[$0].isEmpty }.sorted {
      let (left, right) = (candidates[$0].count, candidates[$1].count)
      return left != right ? left < right : $0 < $1
    }
    for _ in 0..<6 {
      var isSettled = true
      for label in order {
        let best = best(of: candidates[label], beside: label, chosen: chosen, candidates: candidates)
        if best != chosen[label] {
          chosen[label] = best
          isSettled = false
        }
      }
      if isSettled { break }
    }
    return sizes.indices.map { label in chosen[label].map { candidates[label][$0].box } }
  }

  private func best(
    of options: [Candidate], beside label: Int, chosen: [Int?], candidates: [[Candidate]]
  ) -> Int? {
    var best: (index: Int, cost: Double)?
    for (index, option) in options.enumerated() {
      if let best, option.cost >= best.cost { continue }
      let isFree = !chosen.indices.contains { other in
        guard other != label, let place = chosen[other] else { return false }
        return candidates[other][place].box.overlap(with: option.box) > 0
      }
      if isFree { best = (index, option.cost) }
    }
    return best?.index
  }

  /// The places for a label that cover no box, the cheapest first.
  private func candidates(of label: Int) -> [Candidate] {
    guard let size = sizes[label], paths[label].count > 2 else { return [] }
    var candidates: [Candidate] = []
    let path = paths[label]
    func consider(_ centre: Point, penalty: Double) {
      let box = Rectangle(centre: centre, width: size.width, height: size.height)
      guard !nodes.contains(where: { $0.overlap(with: box) > 0 }) else { return }
      candidates.append(Candidate(box: box, cost: penalty + crossing(of: box, except: label)))
    }
    if let centre = given[label] { consider(centre, penalty: 1.5) }
    for index in stride(from: 4, to: path.count - 4, by: 1) {
      let share = Double(index) / Double(path.count - 1)
      let middle = abs(share - 0.5) * 5
      consider(path[index], penalty: middle)
      // Beside the line: as near as the box allows in the direction across the line.
      let normal = (path[index + 1] - path[index - 1]).unit.normal
      let reach = abs(normal.x) * size.width / 2 + abs(normal.y) * size.height / 2
      for (share, penalty) in [(0.55, 1.2), (1.0, 2.0), (1.25, 3.0)] {
        consider(path[index] + normal * (reach * share), penalty: middle + penalty)
        consider(path[index] - normal * (reach * share), penalty: middle + penalty)
      }
    }
    return candidates.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(
      \.element)
  }

  /// What covering other lines costs.
  private func crossing(of box: Rectangle, except label: Int) -> Double {
    var cost = 0.0
    for (other, path) in paths.enumerated() where other != label {
      var covered = 0
      for point in path where box.contains(point) { covered += 1 }
      if covered > 0 { cost += 3 + Double(min(covered, 8)) * 0.4 }
    }
    return cost
  }
}
