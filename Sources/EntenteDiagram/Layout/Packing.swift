/// Sets the pieces of a drawing side by side, into the corners that the others leave, so that they fit a page.
struct Packing {
  /// Free space round each piece, and the step in which places are tried.
  private static let gap = 24.0
  private static let step = 12.0

  private let page: PageRoom

  init(for page: PageRoom) { self.page = page }

  /// Where the corner of each piece goes; the first stays where it is.
  ///
  /// - Complexity: O(*p* · *b*) in pieces and boxes, times the places that a page has.
  func corners(of pieces: [PlacedDrawing]) -> [Point] {
    guard let first = pieces.first else { return [] }
    let isUpright =
      page.excess(of: first.size, isUpright: true) <= page.excess(of: first.size, isUpright: false)
    let width = page.innerWidth(isUpright: isUpright)
    var taken = first.extents
    var size = first.size
    var corners = [Point(0, 0)]
    for piece in pieces.dropFirst() {
      var best: (corner: Point, cost: Double)?
      for y in stride(from: 0, through: size.y + Self.gap, by: Self.step) {
        for x in stride(from: 0, through: max(width, size.x + Self.gap), by: Self.step) {
          let (right, bottom) = (max(size.x, x + piece.size.x), max(size.y, y + piece.size.y))
          // What leaves the page costs most; then what makes the picture larger; then what is far from the corner.
          let excess = max(0, page.excess(of: Point(right, bottom), isUpright: isUpright) - 1)
          let cost = excess * 1e6 + (right * bottom - size.x * size.y) + (x + y) * 0.5
          if let best, cost >= best.cost { continue }
          let box = Rectangle(left: x, top: y, right: x + piece.size.x, bottom: y + piece.size.y)
            .inset(by: -Self.gap / 2)
          guard !taken.contains(where: { $0.overlap(with: box) > 0 }) else { continue }
          best = (Point(x, y), cost)
        }
      }
      let corner = best?.corner ?? Point(0, size.y + Self.gap)
      corners.append(corner)
      taken += piece.extents.map { $0.moved(by: corner) }
      size = Point(max(size.x, corner.x + piece.size.x), max(size.y, corner.y + piece.size.y))
    }
    return corners
  }
}

extension PlacedDrawing {
  /// What the boxes, lines and words take, with a little space round them.
  fileprivate var extents: [Rectangle] {
    var extents = boxes.map { $0.inset(by: -12) } + labels.compactMap { $0?.inset(by: -8) }
    extents += frames.compactMap { $0?.inset(by: -8) }
    for curve in curves {
      for place in curve?.samples(25) ?? [] {
        extents.append(Rectangle(centre: place, width: 16, height: 16))
      }
    }
    return extents
  }
}
