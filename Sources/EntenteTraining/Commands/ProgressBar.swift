import Foundation

/// A line of progress on standard error, at a terminal only.
enum ProgressBar {
  static func show(_ label: String, _ share: Double) {
    guard isatty(2) == 1 else { return }
    let filled = Int(share * 30)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    FileHandle.standardError.write(Data("\r\(label) \(bar) \(Int(share * 100)) %".utf8))
  }

  static func clear() {
    guard isatty(2) == 1 else { return }
    FileHandle.standardError.write(Data("\r\u{1b}[K".utf8))
  }
}
