import Foundation

/// One line at the foot of the terminal that says how far the work is; nothing where nobody watches.
struct ProgressLine {
  private var lastShown = ContinuousClock.now - .seconds(1)
  private let isShown = Terminal.showsProgress

  /// Shows `message` in place of the one before, at most ten times a second.
  mutating func show(_ message: @autoclosure () -> String) {
    guard isShown, ContinuousClock.now - lastShown > .milliseconds(100) else { return }
    lastShown = .now
    FileHandle.standardError.write(Data("\r\(DisplayText.cut(message(), to: 79))\u{1B}[K".utf8))
  }

  func clear() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
