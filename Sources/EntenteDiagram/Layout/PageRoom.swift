import EntenteModel

/// The sheet that a picture should fit on: A4, with its smallest words at 8 points.
struct PageRoom: Sendable, Hashable {
  /// The sides of an A4 page in units of the picture, which are as many as 8 point text allows.
  let short: Double
  let long: Double
  /// The height of heading, legend and footnotes.
  let surroundings: Double

  private static let sides = (short: 595.0, long: 842.0)
  private static let leastText = 8.0

  /// - Parameter smallest: the size of the smallest words, in units of the picture.
  init(smallest: Double, surroundings: Double) {
    short = Self.sides.short * smallest / Self.leastText
    long = Self.sides.long * smallest / Self.leastText
    self.surroundings = surroundings
  }

  init(for drawing: Drawing, theme: Theme, ontology: Ontology) {
    let sizes = theme.sizes
    let smallest = min(sizes.name, sizes.office, sizes.label, sizes.note, sizes.subtitle)
    let width = Self.sides.short * smallest / Self.leastText
    self.init(
      smallest: smallest,
      surroundings: SVGPage.surroundings(of: drawing, theme: theme, ontology: ontology, width: width))
  }

  /// What is left for boxes and lines on a page that stands upright or lies on its side.
  func inner(isUpright: Bool) -> Point {
    Point((isUpright ? short : long) - 2 * SVGPage.margin, (isUpright ? long : short) - surroundings)
  }

  /// How many times larger than the page's room `size` is, the worse way; at most 1 where it fits.
  func excess(of size: Point, isUpright: Bool) -> Double {
    let room = inner(isUpright: isUpright)
    return max(size.x / room.x, size.y / max(room.y, 1))
  }

  /// The same for the page held the better way: it has room for `size` where this is at most 1.
  func excess(of size: Point) -> Double {
    min(excess(of: size, isUpright: true), excess(of: size, isUpright: false))
  }

  /// How far `size` is from an upright page, from 0; what fits a page on its side, which has to be turned, is
  /// not as far as what fits neither.
  func strain(of size: Point) -> Double {
    let (upright, lying) = (excess(of: size, isUpright: true), excess(of: size, isUpright: false))
    return upright <= 1 ? 0 : min(upright - 1, 0.15 + max(0, lying - 1))
  }
}
