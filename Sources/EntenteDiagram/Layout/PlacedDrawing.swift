/// A drawing with a place for everything: what is left to do is to write it down.
struct PlacedDrawing: Sendable {
  let drawing: Drawing
  /// The room that the boxes, lines and labels take.
  let size: Point
  let boxes: [Rectangle]
  let curves: [Curve?]
  /// The boxes of labels; `nil` where there is none or no room for one.
  let labels: [Rectangle?]
  let frames: [Rectangle?]

  /// Places the labels and gathers everything at the origin.
  init(_ drawing: Drawing, _ layout: Layout) {
    let boxes = zip(drawing.nodes, layout.centres).map { node, centre in
      Rectangle(centre: centre, width: node.width, height: node.height)
    }
    let labels = LabelPlacement(
      obstacles: boxes.map { $0.inset(by: -1.5) } + Self.frameLabels(drawing, layout), curves: layout.curves,
      sizes: drawing.ties.map(\.labelSize),
      given: layout.labels
    ).boxes()
    var bounds = boxes.first ?? Rectangle(left: 0, top: 0, right: 1, bottom: 1)
    for box in boxes { bounds = bounds.union(box) }
    for box in labels { if let box { bounds = bounds.union(box) } }
    for frame in layout.frames { if let frame { bounds = bounds.union(frame) } }
    for curve in layout.curves {
      guard let curve else { continue }
      for piece in 0..<curve.pieces {
        for step in 0...4 {
          bounds = bounds.union(Rectangle(centre: curve.at(Double(step) / 4, of: piece), width: 4, height: 4))
        }
      }
    }
    bounds = bounds.inset(by: -3)
    let offset = Point(-bounds.left, -bounds.top)
    self.drawing = drawing
    size = Point(bounds.width, bounds.height)
    self.boxes = boxes.map { $0.moved(by: offset) }
    curves = layout.curves.map { $0.map { Curve(points: $0.points.map { $0 + offset }) } }
    self.labels = labels.map { $0?.moved(by: offset) }
    frames = layout.frames.map { $0?.moved(by: offset) }
  }
}

extension PlacedDrawing {
  /// A drawing put together from its parts.
  ///
  /// - Parameter pieces: each part in its places, and where its corner goes.
  init(_ drawing: Drawing, of pieces: [(part: DrawingPart, placed: PlacedDrawing, corner: Point)]) {
    var whole = drawing
    var boxes = [Rectangle?](repeating: nil, count: drawing.nodes.count)
    var curves = [Curve?](repeating: nil, count: drawing.ties.count)
    var labels = [Rectangle?](repeating: nil, count: drawing.ties.count)
    var size = Point(0, 0)
    for (part, placed, corner) in pieces {
      for (index, node) in part.nodes.enumerated() {
        boxes[node] = placed.boxes[index].moved(by: corner)
        whole.nodes[node].columnWidth = part.drawing.nodes[index].columnWidth
      }
      for (index, tie) in part.ties.enumerated() {
        curves[tie] = placed.curves[index].map { Curve(points: $0.points.map { $0 + corner }) }
        labels[tie] = placed.labels[index]?.moved(by: corner)
      }
      size = Point(max(size.x, corner.x + placed.size.x), max(size.y, corner.y + placed.size.y))
    }
    self.init(
      drawing: whole, size: size,
      boxes: boxes.map { $0 ?? Rectangle(left: 0, top: 0, right: 0, bottom: 0) }, curves: curves,
      labels: labels, frames: pieces.count == 1 ? pieces[0].placed.frames : drawing.frames.map { _ in nil })
  }

  /// A drawing without places, for measuring what stands round it.
  init(_ drawing: Drawing, size: Point) {
    self.init(
      drawing: drawing, size: size, boxes: [], curves: drawing.ties.map { _ in nil },
      labels: drawing.ties.map { tie in
        tie.labelSize.map { Rectangle(left: 0, top: 0, right: $0.width, bottom: $0.height) }
      }, frames: drawing.frames.map { _ in nil })
  }

  private init(
    drawing: Drawing, size: Point, boxes: [Rectangle], curves: [Curve?], labels: [Rectangle?],
    frames: [Rectangle?]
  ) {
    self.drawing = drawing
    self.size = size
    self.boxes = boxes
    self.curves = curves
    self.labels = labels
    self.frames = frames
  }

  /// Where the names of frames stand.
  private static func frameLabels(_ drawing: Drawing, _ layout: Layout) -> [Rectangle] {
    zip(drawing.frames, layout.frames).compactMap { frame, box in
      guard let box else { return nil }
      let width = FontMetrics.shared.width(of: frame.label, size: 10)
      return Rectangle(
        left: box.left + 4, top: box.top + 2, right: box.left + 12 + width, bottom: box.top + 18)
    }
  }

  /// The lines as samples, with the box around each, to pass over pairs that cannot meet.
  private func sampledPaths() -> [(points: [Point], box: Rectangle)] {
    curves.map { curve in
      let points = curve?.samples(25) ?? []
      let (x, y) = (points.map(\.x), points.map(\.y))
      let box = Rectangle(
        left: x.min() ?? 0, top: y.min() ?? 0, right: x.max() ?? 0, bottom: y.max() ?? 0)
      return (points, box.inset(by: -0.5))
    }
  }

  /// How hard the picture is to read: 0 for none to 100 and more.
  struct Trouble: Sendable, Hashable {
    /// Places where two lines cross.
    var crossings = 0
    /// Lines that run through a box that they do not end at.
    var linesThroughBoxes = 0
    /// Labels that found no room.
    var lostLabels = 0
    /// Lines that run under the label of another.
    var coveredLines = 0
    /// How much an A4 page, the better way round, has to shrink the picture beyond 8 point text: 0 for not at all.
    var shrinking = 0.0
    /// Thousands of square units.
    var area = 0.0
    /// Thousands of units.
    var length = 0.0

    var total: Double {
      Double(crossings) * 2.5 + Double(linesThroughBoxes) * 10 + Double(lostLabels) * 40
        + Double(coveredLines) * 1.5 + shrinking * 110 + area * 0.025 + length * 0.8
    }
  }

  /// - Complexity: O(*t*²) in the ties.
  func trouble(on page: PageRoom) -> Trouble {
    var trouble = Trouble()
    let paths = sampledPaths()
    for (index, (path, extent)) in paths.enumerated() where path.count > 1 {
      let tie = drawing.ties[index]
      for step in 1..<path.count { trouble.length += (path[step] - path[step - 1]).length / 1000 }
      for (node, box) in boxes.enumerated() where node != tie.from && node != tie.to {
        let inner = box.inset(by: 3)
        if inner.overlap(with: extent) > 0, path.contains(where: inner.contains) {
          trouble.linesThroughBoxes += 1
        }
      }
      for (label, box) in labels.enumerated() where label != index {
        if let box, box.overlap(with: extent) > 0, path.contains(where: box.contains) {
          trouble.coveredLines += 1
        }
      }
      for rival in (index + 1)..<paths.count {
        let (other, reach) = paths[rival]
        guard other.count > 1, extent.overlap(with: reach) > 0 else { continue }
        // Quiet lines to the same box look alike: where they join on a rail, nothing is crossed.
        let rest = drawing.ties[rival]
        if tie.isQuiet, rest.isQuiet, tie.from == rest.from || tie.to == rest.to { continue }
        trouble.crossings += Self.crossings(path, other)
      }
    }
    for (index, label) in labels.enumerated() where label == nil && drawing.ties[index].labelSize != nil {
      trouble.lostLabels += 1
    }
    trouble.shrinking = page.strain(of: size)
    trouble.area = size.x * size.y / 1000
    return trouble
  }

  static func crossings(_ left: [Point], _ right: [Point]) -> Int {
    var count = 0
    for first in 1..<left.count {
      let (a, b) = (left[first - 1], left[first])
      for second in 1..<right.count {
        let (c, d) = (right[second - 1], right[second])
        if max(a.x, b.x) < min(c.x, d.x) || max(c.x, d.x) < min(a.x, b.x) { continue }
        if max(a.y, b.y) < min(c.y, d.y) || max(c.y, d.y) < min(a.y, b.y) { continue }
        if side(a, b, c) * side(a, b, d) < 0, side(c, d, a) * side(c, d, b) < 0 { count += 1 }
      }
    }
    return count
  }

  private static func side(_ a: Point, _ b: Point, _ c: Point) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }
}
