/// A layout that needs no engine: rows of boxes, the busiest in the middle, and straight lines.
///
/// It is the last resort, plain but right, when every engine has failed.
enum PlainLayout {
  /// - Complexity: O(*n* log *n*) in the nodes.
  static func layout(of drawing: Drawing) -> Layout {
    var degree = [Int](repeating: 0, count: drawing.nodes.count)
    for tie in drawing.ties {
      degree[tie.from] += 1
      degree[tie.to] += 1
    }
    let columns = max(1, Int(Double(drawing.nodes.count).squareRoot().rounded(.up)))
    let width = (drawing.nodes.map(\.width).max() ?? 0) + 90
    let height = (drawing.nodes.map(\.height).max() ?? 0) + 60
    let rows = (drawing.nodes.count + columns - 1) / columns
    let cells = (0..<(rows * columns)).map { cell in
      (cell: cell, x: Double(cell % columns), y: Double(cell / columns))
    }
    let middle = Point(Double(columns - 1) / 2, Double(rows - 1) / 2)
    func distance(_ x: Double, _ y: Double) -> Double { (Point(x, y) - middle).length }
    let byCentre = cells.sorted {
      (distance($0.x, $0.y), $0.cell) < (distance($1.x, $1.y), $1.cell)
    }
    let byDegree = drawing.nodes.indices.sorted { (-degree[$0], $0) < (-degree[$1], $1) }
    var centres = [Point](repeating: Point(0, 0), count: drawing.nodes.count)
    for (node, cell) in zip(byDegree, byCentre) {
      // Every second row is set off, so that lines along columns do not run through boxes.
      let shift = Int(cell.y) % 2 == 0 ? 0 : width / 2
      centres[node] = Point((cell.x + 0.5) * width + shift, (cell.y + 0.5) * height)
    }
    let curves = drawing.ties.map { tie -> Curve? in
      line(
        from: drawing.nodes[tie.from], at: centres[tie.from], to: drawing.nodes[tie.to], at: centres[tie.to])
    }
    return Layout(
      size: Point((Double(columns) + 0.5) * width, Double(rows) * height), centres: centres, curves: curves,
      labels: drawing.ties.map { _ in nil }, frames: drawing.frames.map { _ in nil })
  }

  private static func line(
    from tail: DrawnNode, at start: Point, to head: DrawnNode, at end: Point
  ) -> Curve? {
    let direction = end - start
    guard direction.length > 1 else { return nil }
    func border(of node: DrawnNode) -> Double {
      let x = abs(direction.x) > 1e-9 ? node.width / 2 / abs(direction.x) : .infinity
      let y = abs(direction.y) > 1e-9 ? node.height / 2 / abs(direction.y) : .infinity
      return min(x, y, 0.49)
    }
    let (first, last) = (start + direction * border(of: tail), end - direction * border(of: head))
    let third = (last - first) * (1.0 / 3)
    return Curve(points: [first, first + third, last - third, last])
  }
}
