internal import CRasteriser
import Glibc

/// Turns our SVG into pixels or a page, by librsvg where it is installed.
enum Rasteriser {
  /// Pixels that a side may have: cairo's own limit.
  private static let most = 32_767.0

  /// - Parameter size: of the picture, in its units.
  static func png(_ svg: String, size: Point, scale: Double) throws(DiagramError) -> [UInt8] {
    let (width, height) = ((size.x * scale).rounded(), (size.y * scale).rounded())
    guard width >= 1, height >= 1, width <= most, height <= most else {
      throw .rasteriserFailed(
        "it would have \(Wording.number(width)) by \(Wording.number(height)) pixels; choose a smaller scale")
    }
    return try collect(svg) { text, count, sink, bytes in
      cras_png(text, count, Int32(width), Int32(height), sink, bytes)
    }
  }

  static func pdf(_ svg: String, size: Point) throws(DiagramError) -> [UInt8] {
    try collect(svg) { text, count, sink, bytes in cras_pdf(text, count, size.x, size.y, sink, bytes) }
  }

  private typealias Draw = (
    UnsafePointer<CChar>?, Int, cras_sink, UnsafeMutableRawPointer
  ) -> UnsafeMutablePointer<CChar>?

  private static func collect(_ svg: String, _ draw: Draw) throws(DiagramError) -> [UInt8] {
    var bytes: [UInt8] = []
    var svg = svg
    let sink: cras_sink = { context, piece, count in
      guard let context, let piece else { return false }
      context.assumingMemoryBound(to: [UInt8].self).pointee.append(
        contentsOf: UnsafeBufferPointer(start: piece, count: count))
      return true
    }
    let problem = withUnsafeMutablePointer(to: &bytes) { target in
      svg.withUTF8 { text in
        text.withMemoryRebound(to: CChar.self) {
          draw($0.baseAddress, $0.count, sink, UnsafeMutableRawPointer(target))
        }
      }
    }
    guard let problem else { return bytes }
    defer { free(problem) }
    let words = String(cString: problem)
    if words.hasPrefix("missing: ") { throw .rasteriserMissing(detail: String(words.dropFirst(9))) }
    if words.hasPrefix("fonts: ") { throw .fontsMissing }
    throw .rasteriserFailed(words)
  }
}
