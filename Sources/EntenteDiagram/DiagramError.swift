/// Why there is no picture.
public enum DiagramError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Nothing of the graph is left by the options.
  case nothingToDraw
  /// The Graphviz library or its layout engines are not installed; `detail` is the loader's message.
  case graphvizMissing(detail: String)
  /// Every engine that was tried failed; the text of the last failure.
  case layoutFailed(String)
  /// The child process could not be started.
  case childFailed(String)
  /// The library that makes pixels and pages is not installed.
  case rasteriserMissing(detail: String)
  /// There is no font at all, so that a picture in pixels would have no words.
  case fontsMissing
  case rasteriserFailed(String)
  case theme(ThemeError)

  public var description: String {
    switch self {
    case .nothingToDraw: "nothing is left to draw: widen the focus, the dates or the kinds"
    case .graphvizMissing(let detail):
      "Graphviz's layout engines were not found (\(detail)); install them with: apt-get install libgvc6"
    case .layoutFailed(let text): "no layout could be found: \(text)"
    case .childFailed(let text): "the layout process could not be run: \(text)"
    case .rasteriserMissing(let detail):
      "PNG and PDF need librsvg (\(detail)); install it with: apt-get install librsvg2-2"
    case .fontsMissing:
      "PNG and PDF need a font, and none is installed; install one with: apt-get install fonts-dejavu-core"
    case .rasteriserFailed(let text): "the picture could not be turned into pixels: \(text)"
    case .theme(let error): error.description
    }
  }
}
