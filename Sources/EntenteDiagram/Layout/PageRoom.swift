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

  /// How wide boxes and lines can be on a page that stands upright or lies on its side.
  func innerWidth(isUpright: Bool) -> Double { (isUpright ? short : long) - 2 * SVGPage.margin }

  /// How many times larger than the page one would have to be that holds `size` with its heading, legend and
  /// footnotes; at most 1 where the page itself does.
  ///
  /// What stands round the boxes and lines is the flatter the wider the page is.
  func excess(of size: Point, isUpright: Bool) -> Double {
    let height = isUpright ? long : short
    let tall = (size.y + (size.y * size.y + 4 * height * surroundings).squareRoot()) / (2 * height)
    return max(size.x / innerWidth(isUpright: isUpright), tall)
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
