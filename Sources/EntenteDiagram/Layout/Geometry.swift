/// A place in the picture: units to the right and downwards.
struct Point: Sendable, Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  static func + (left: Point, right: Point) -> Point { Point(left.x + right.x, left.y + right.y) }
  static func - (left: Point, right: Point) -> Point { Point(left.x - right.x, left.y - right.y) }
  static func * (left: Point, right: Double) -> Point { Point(left.x * right, left.y * right) }

  var length: Double { (x * x + y * y).squareRoot() }

  /// The same direction at length 1; a step to the right where there is no direction.
  var unit: Point { length > 1e-9 ? self * (1 / length) : Point(1, 0) }

  /// A quarter turn.
  var normal: Point { Point(-y, x) }
}

/// An upright rectangle.
struct Rectangle: Sendable, Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  init(centre: Point, width: Double, height: Double) {
    self.init(
      left: centre.x - width / 2, top: centre.y - height / 2, right: centre.x + width / 2,
      bottom: centre.y + height / 2)
  }

  var width: Double { right - left }
  var height: Double { bottom - top }
  var centre: Point { Point((left + right) / 2, (top + bottom) / 2) }

  func inset(by distance: Double) -> Rectangle {
    Rectangle(
      left: left + distance, top: top + distance, right: right - distance, bottom: bottom - distance)
  }

  func contains(_ point: Point) -> Bool {
    point.x > left && point.x < right && point.y > top && point.y < bottom
  }

  /// The area that both cover; 0 where they only touch.
  func overlap(with other: Rectangle) -> Double {
    let width = min(right, other.right) - max(left, other.left)
    let height = min(bottom, other.bottom) - max(top, other.top)
    return width > 0 && height > 0 ? width * height : 0
  }

  func union(_ other: Rectangle) -> Rectangle {
    Rectangle(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }

  func moved(by offset: Point) -> Rectangle {
    Rectangle(
      left: left + offset.x, top: top + offset.y, right: right + offset.x, bottom: bottom + offset.y)
  }
}

/// A path of cubic Bézier pieces: 3n + 1 control points.
struct Curve: Sendable, Hashable {
  var points: [Point]

  var pieces: Int { max(0, (points.count - 1) / 3) }

  /// Evenly spaced places along the curve, from its start to its end.
  ///
  /// - Complexity: O(*count* + pieces).
  func samples(_ count: Int) -> [Point] {
    guard pieces > 0, count > 1 else { return points }
    var dense: [Point] = []
    let steps = 16
    for piece in 0..<pieces {
      for step in 0..<steps { dense.append(at(Double(step) / Double(steps), of: piece)) }
    }
    dense.append(points[points.count - 1])
    var lengths = [0.0]
    for index in 1..<dense.count {
      lengths.append(lengths[index - 1] + (dense[index] - dense[index - 1]).length)
    }
    let total = lengths[lengths.count - 1]
    var result: [Point] = []
    var index = 1
    for sample in 0..<count {
      let target = total * Double(sample) / Double(count - 1)
      while index < dense.count - 1, lengths[index] < target { index += 1 }
      let span = lengths[index] - lengths[index - 1]
      let share = span > 1e-9 ? min(1, max(0, (target - lengths[index - 1]) / span)) : 0
      result.append(dense[index - 1] + (dense[index] - dense[index - 1]) * share)
    }
    return result
  }

  func at(_ time: Double, of piece: Int) -> Point {
    let first = piece * 3
    let rest = 1 - time
    let start = points[first] * (rest * rest * rest) + points[first + 1] * (3 * rest * rest * time)
    return start + points[first + 2] * (3 * rest * time * time) + points[first + 3] * (time * time * time)
  }

  var reversed: Curve { Curve(points: points.reversed()) }

  /// The curve without its last `distance` units: room for an arrow head.
  func shortened(by distance: Double) -> Curve {
    guard pieces > 0, distance > 0, let end = points.last else { return self }
    var kept = points
    // Whole pieces that lie within the distance go first.
    while kept.count > 4, (kept[kept.count - 4] - end).length < distance { kept.removeLast(3) }
    let first = kept.count - 4
    let last = Curve(points: Array(kept[first...]))
    var low = 0.0
    var high = 1.0
    for _ in 0..<24 {
      let middle = (low + high) / 2
      if (last.at(middle, of: 0) - end).length > distance { low = middle } else { high = middle }
    }
    guard low > 0.02 else { return self }
    return Curve(points: Array(kept[..<first]) + last.firstPart(until: low))
  }

  /// The control points of a single piece's part from 0 to `time` (de Casteljau).
  func firstPart(until time: Double) -> [Point] {
    func between(_ left: Point, _ right: Point) -> Point { left + (right - left) * time }
    let (a, b, c) = (
      between(points[0], points[1]), between(points[1], points[2]), between(points[2], points[3])
    )
    let (d, e) = (between(a, b), between(b, c))
    return [points[0], a, d, between(d, e)]
  }
}
