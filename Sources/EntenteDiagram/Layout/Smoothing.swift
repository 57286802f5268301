/// Draws lines anew, each in one sweep, where that makes them easier to follow.
///
/// Engines bend lines round things that are no longer there, and lead all that comes from one direction to the same
/// point of a box. Boxes stay where they are; a line is changed only for a better one that crosses no more than it
/// did.
struct Smoothing {
  private let ties: [DrawnTie]
  private let boxes: [Rectangle]
  private let frames: [Rectangle?]
  private let fixed: Set<Int>
  private var lines: [Line?]

  private static let rounds = 3
  private static let steps = 20

  /// - Parameter fixed: the ties whose lines stay as they are.
  init(_ placed: PlacedDrawing, fixed: Set<Int>) {
    ties = placed.drawing.ties
    boxes = zip(placed.drawing.nodes, placed.boxes).map { $0.box(at: $1.centre) }
    frames = placed.frames
    self.fixed = fixed
    lines = zip(placed.curves, placed.labels).map { curve, label in curve.map { Line($0, label: label) } }
  }

  /// A line with what is asked of it again and again.
  private struct Line {
    let curve: Curve
    let points: [Point]
    let extent: Rectangle
    let length: Double
    /// The sum of all turns, in radians.
    let bend: Double
    var label: Rectangle?

    init(_ curve: Curve, label: Rectangle?) {
      self.curve = curve
      self.label = label
      let points = curve.samples(Smoothing.steps + 1)
      self.points = points
      let (x, y) = (points.map(\.x), points.map(\.y))
      extent = Rectangle(left: x.min() ?? 0, top: y.min() ?? 0, right: x.max() ?? 0, bottom: y.max() ?? 0)
        .inset(by: -0.5)
      var (length, bend) = (0.0, 0.0)
      for index in points.indices.dropFirst() {
        let step = points[index] - points[index - 1]
        length += step.length
        guard index > 1 else { continue }
        let before = (points[index - 1] - points[index - 2]).unit
        let after = step.unit
        // The sine of a small turn is the turn; of a sharp one, the cosine tells that it is more than a quarter.
        let (sine, cosine) = (
          abs(before.x * after.y - before.y * after.x), before.x * after.x + before.y * after.y
        )
        bend += cosine > 0 ? sine : 2 - sine
      }
      self.length = length
      self.bend = bend
    }
  }

  /// The lines after some rounds, and where their labels would best stand.
  ///
  /// - Complexity: O(*t*² + *t* · *b*) in ties and boxes, times the ways that a line could go.
  consuming func result() -> (curves: [Curve?], labels: [Point?]) {
    for _ in 0..<Self.rounds {
      var isSettled = true
      let costs = lines.indices.map { index in
        lines[index].map { cost(of: $0, tie: index, from: base(of: $0, tie: index), below: .infinity).total }
          ?? 0
      }
      // Those in the worst way choose first.
      for tie in lines.indices.sorted(by: { (-costs[$0], $0) < (-costs[$1], $1) }) where !fixed.contains(tie)
      {
        guard let line = lines[tie] else { continue }
        let present = cost(of: line, tie: tie, from: base(of: line, tie: tie), below: .infinity)
        // The likeliest first: who costs more alone than the best with all others need not be looked at.
        let ways = candidates(for: tie, now: line).map { (line: $0, base: base(of: $0, tie: tie)) }
        var best: (line: Line, total: Double)?
        for way in ways.indices.sorted(by: { (ways[$0].base, $0) < (ways[$1].base, $1) }) {
          let limit = best?.total ?? present.total - 1
          guard ways[way].base < limit else { break }
          let found = cost(of: ways[way].line, tie: tie, from: ways[way].base, below: limit)
          guard found.total < limit, found.crossings <= present.crossings else { continue }
          best = (ways[way].line, found.total)
        }
        if let best {
          lines[tie] = best.line
          isSettled = false
        }
      }
      if isSettled { break }
    }
    return (lines.map { $0?.curve }, lines.map { $0?.label?.centre })
  }

  // MARK: Ways that a line could go

  private func candidates(for tie: Int, now line: Line) -> [Line] {
    let (start, end) = (boxes[ties[tie].from], boxes[ties[tie].to])
    let reach = end.centre - start.centre
    guard reach.length > 1 else { return [] }
    let normal = reach.unit.normal
    func aims(_ box: Rectangle) -> [Point] {
      let half = (abs(normal.x) * box.width + abs(normal.y) * box.height) / 2
      return [0, -0.3, 0.3, -0.6, 0.6].map { box.centre + normal * (half * $0) }
    }
    var found: [Line] = []
    for from in aims(start) {
      for to in aims(end) {
        let middle = (from + to) * 0.5
        let bows = [0, 0.1, -0.1, 0.22, -0.22, 0.38, -0.38].map { middle + normal * (reach.length * $0) }
        for place in bows + (line.label.map { [$0.centre] } ?? []) {
          // Through `place` halfway: a parabola, written as a cubic curve.
          let control = place * 2 - middle
          let curve = Curve(points: [
            from, from + (control - from) * (2.0 / 3), to + (control - to) * (2.0 / 3), to,
          ])
          guard let trimmed = curve.between(start, end) else { continue }
          let made = Line(trimmed, label: nil)
          guard let size = ties[tie].labelSize, line.label != nil else {
            found.append(made)
            continue
          }
          for share in [0.5, 0.36, 0.64] {
            var labelled = made
            let centre = made.points[Int((Double(Self.steps) * share).rounded())]
            labelled.label = Rectangle(centre: centre, width: size.width, height: size.height)
            found.append(labelled)
          }
        }
      }
    }
    return found
  }

  // MARK: What speaks against a line

  /// What speaks against it by itself.
  private func base(of line: Line, tie index: Int) -> Double {
    let tie = ties[index]
    var total = line.length / 60 + line.bend * 4
    // A line that its label hides cannot be followed.
    if let label = line.label {
      let hidden = line.points.count(where: label.contains)
      total += Double(max(0, hidden - Self.steps / 2)) * 1.2
      let ends = [line.points[1], line.points[line.points.count - 2]]
      total += Double(ends.count(where: label.inset(by: -3).contains)) * 10
    }
    for (node, box) in boxes.enumerated() {
      if let label = line.label, box.inset(by: -2).overlap(with: label) > 0 { total += 60 }
      let near = box.inset(by: -6)
      guard node != tie.from, node != tie.to, near.overlap(with: line.extent) > 0 else { continue }
      let touching = line.points.count(where: near.contains)
      if touching > 0 { total += 6 + Double(touching) }
      if touching > 0, line.points.contains(where: box.inset(by: 2).contains) { total += 80 }
    }
    return total
  }

  /// - Parameters:
  ///   - base: what speaks against it by itself.
  ///   - limit: where to stop counting.
  private func cost(
    of line: Line, tie index: Int, from base: Double, below limit: Double
  ) -> (total: Double, crossings: Int) {
    var total = base
    var crossings = 0
    for (other, rival) in lines.enumerated() where other != index {
      guard total < limit else { return (.infinity, .max) }
      guard let rival else { continue }
      total += nuisance(of: line, index, rival, other, &crossings)
    }
    return (total, crossings)
  }

  private func nuisance(
    of line: Line, _ index: Int, _ rival: Line, _ other: Int, _ crossings: inout Int
  ) -> Double {
    let (tie, rest) = (ties[index], ties[other])
    var cost = 0.0
    if let label = line.label {
      if let taken = rival.label, taken.overlap(with: label) > 0 { cost += 60 }
      if rival.extent.overlap(with: label) > 0, rival.points.contains(where: label.contains) { cost += 5 }
    }
    if let taken = rival.label, taken.overlap(with: line.extent) > 0,
      line.points.contains(where: taken.contains)
    {
      cost += 5
    }
    let shares = tie.from == rest.from || tie.to == rest.to || tie.from == rest.to || tie.to == rest.from
    if shares {
      // Ends side by side can be told apart, ends in one point cannot.
      for (mine, node) in [(line.points[0], tie.from), (line.points[line.points.count - 1], tie.to)] {
        for (theirs, place) in [
          (rival.points[0], rest.from), (rival.points[rival.points.count - 1], rest.to),
        ]
        where node == place {
          cost += max(0, 13 - (mine - theirs).length) * 0.5
        }
      }
    }
    guard line.extent.inset(by: -6).overlap(with: rival.extent) > 0 else { return cost }
    // Quiet lines to the same box look alike: where they join, nothing is crossed.
    let isRail = tie.isQuiet && rest.isQuiet && (tie.from == rest.from || tie.to == rest.to)
    if !isRail {
      let count = PlacedDrawing.crossings(line.points, rival.points)
      crossings += count
      cost += Double(count) * 14
    }
    var close = 0
    for place in line.points[2..<(line.points.count - 2)]
    where rival.extent.inset(by: -6).contains(place)
      && rival.points.contains(where: { ($0 - place).length < 7 })
    {
      close += 1
    }
    return cost + Double(close) * 1.2
  }
}

extension Curve {
  /// The part of a single piece between two boxes, from where it leaves the one to where it reaches the other; `nil`
  /// where hardly anything of it lies between them.
  fileprivate func between(_ start: Rectangle, _ end: Rectangle) -> Curve? {
    let steps = 48
    func time(of step: Int) -> Double { Double(step) / Double(steps) }
    guard let leaving = (0...steps).last(where: { start.contains(at(time(of: $0), of: 0)) }),
      let arriving = (0...steps).first(where: { end.contains(at(time(of: $0), of: 0)) }), leaving < arriving
    else { return nil }
    func border(_ inside: Double, _ outside: Double, of box: Rectangle) -> Double {
      var (inside, outside) = (inside, outside)
      for _ in 0..<16 {
        let middle = (inside + outside) / 2
        if box.contains(at(middle, of: 0)) { inside = middle } else { outside = middle }
      }
      return outside
    }
    let first = border(time(of: leaving), time(of: leaving + 1), of: start)
    let last = border(time(of: arriving), time(of: arriving - 1), of: end)
    guard last - first > 0.02 else { return nil }
    let part = Curve(points: firstPart(until: last))
    let rest = Curve(points: part.reversed.firstPart(until: 1 - first / last)).reversed
    guard let from = rest.points.first, let to = rest.points.last, (to - from).length > 16 else { return nil }
    return rest
  }
}
