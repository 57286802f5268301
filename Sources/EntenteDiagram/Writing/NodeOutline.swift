/// The outlines of nodes as path data.
enum NodeOutline {
  static func path(_ shape: NodeShape, in box: Rectangle) -> String {
    switch shape {
    case .box: rounded(box, radius: 3)
    case .banner: rounded(box, radius: 2)
    case .pill: rounded(box, radius: min(box.height / 2, 15))
    case .hexagon: cut(box, x: min(9, box.height / 2), y: box.height / 2)
    case .octagon: cut(box, x: 7, y: 7)
    case .page:
      polygon([
        Point(box.left, box.top), Point(box.right - 9, box.top), Point(box.right, box.top + 9),
        Point(box.right, box.bottom), Point(box.left, box.bottom),
      ])
    }
  }

  /// What is drawn on top of the outline: the fold of a page.
  static func ornament(_ shape: NodeShape, in box: Rectangle) -> String? {
    guard shape == .page else { return nil }
    return
      "M\(place(Point(box.right - 9, box.top)))V\(XMLText.number(box.top + 9))H\(XMLText.number(box.right))"
  }

  private static func rounded(_ box: Rectangle, radius: Double) -> String {
    let r = XMLText.number(radius)
    return "M\(place(Point(box.left + radius, box.top)))H\(XMLText.number(box.right - radius))"
      + "a\(r) \(r) 0 0 1 \(r) \(r)V\(XMLText.number(box.bottom - radius))"
      + "a\(r) \(r) 0 0 1 -\(r) \(r)H\(XMLText.number(box.left + radius))"
      + "a\(r) \(r) 0 0 1 -\(r) -\(r)V\(XMLText.number(box.top + radius))a\(r) \(r) 0 0 1 \(r) -\(r)z"
  }

  /// A rectangle whose corners are cut off by `x` and `y`.
  private static func cut(_ box: Rectangle, x: Double, y: Double) -> String {
    polygon([
      Point(box.left + x, box.top), Point(box.right - x, box.top), Point(box.right, box.top + y),
      Point(box.right, box.bottom - y), Point(box.right - x, box.bottom), Point(box.left + x, box.bottom),
      Point(box.left, box.bottom - y), Point(box.left, box.top + y),
    ])
  }

  static func polygon(_ points: [Point]) -> String {
    "M" + points.map(place).joined(separator: "L") + "z"
  }

  static func place(_ point: Point) -> String { XMLText.number(point.x) + " " + XMLText.number(point.y) }
}
