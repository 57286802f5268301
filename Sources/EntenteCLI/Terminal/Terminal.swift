import Foundation

/// What is known of the place where the output goes.
struct Terminal: Sendable {
  /// Columns that a line may have.
  let width: Int
  let hasColour: Bool

  /// Standard output: its own width, or 80 columns where it is no terminal.
  static let output = Terminal(descriptor: STDOUT_FILENO)

  /// Whether somebody watches standard error.
  static let showsProgress = isatty(STDERR_FILENO) == 1 && variable("TERM") != "dumb"

  private init(descriptor: Int32) {
    let isTerminal = isatty(descriptor) == 1
    var size = winsize()
    if isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 {
      width = Int(size.ws_col)
    } else {
      width = 80
    }
    // https://no-color.org: any value but the empty one turns colour off.
    hasColour = isTerminal && Self.variable("TERM") != "dumb" && (Self.variable("NO_COLOR") ?? "").isEmpty
  }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
