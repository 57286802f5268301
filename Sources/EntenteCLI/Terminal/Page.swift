import Foundation

/// What a command has to say, gathered line by line and written at once.
struct Page {
  private var text = ""

  mutating func line(_ line: String = "") { text += line + "\n" }

  /// Columns of `rows`, each as wide as its widest cell. Where a line would be too long, the `flexible` columns,
  /// which hold names, are cut.
  ///
  /// - Parameter styles: for each column, how its cells look.
  mutating func table(_ rows: [[String]], indent: Int = 0, flexible: [Int], styles: [Style?]) {
    let gap = 2
    guard let columns = rows.map(\.count).max(), columns > 0 else { return }
    var widths = (0..<columns).map { column in
      rows.map { $0.count > column ? DisplayText.width(of: $0[column]) : 0 }.max() ?? 0
    }
    let room = Terminal.output.width - indent - gap * (columns - 1)
    while widths.reduce(0, +) > room,
      let widest = flexible.max(by: { widths[$0] < widths[$1] }), widths[widest] > 12
    {
      widths[widest] -= 1
    }
    for row in rows {
      let cells = row.enumerated().map { column, cell in
        let cut = DisplayText.cut(cell, to: widths[column])
        let shown = column == row.count - 1 ? cut : DisplayText.padded(cut, to: widths[column])
        guard column < styles.count, let style = styles[column] else { return shown }
        return style(shown)
      }
      // Put together one by one: joining has the runtime look types up, which a cold question feels.
      var shown = String(repeating: " ", count: indent)
      for (column, cell) in cells.enumerated() {
        if column > 0 { shown += String(repeating: " ", count: gap) }
        shown += cell
      }
      while shown.last == " " { shown.removeLast() }
      line(shown)
    }
  }

  /// What stands above other lines, of words that may be styled. Where it is too long for one line it goes on below,
  /// further in.
  mutating func heading(_ words: String, indent: Int = 0) {
    let room = Terminal.output.width - indent
    if DisplayText.width(of: words) <= room {
      return line(String(repeating: " ", count: indent) + words)
    }
    for (index, piece) in DisplayText.wrapped(words, to: room - 2).enumerated() {
      line(String(repeating: " ", count: index == 0 ? indent : indent + 2) + piece)
    }
  }

  /// Running text, wrapped at the terminal's width (88 columns at most, which is as far as the eye goes easily).
  mutating func paragraph(_ words: String, indent: Int, style: Style? = nil) {
    for piece in DisplayText.wrapped(words, to: min(Terminal.output.width, 88) - indent) {
      line(String(repeating: " ", count: indent) + (style.map { $0(piece) } ?? piece))
    }
  }

  /// Writes the page to standard output.
  func print() throws { try StandardOutput.write(text) }
}

/// Standard output, whose errors (a full disk) are heard.
enum StandardOutput {
  static func write(_ text: String) throws { try write([UInt8](text.utf8)) }

  static func write(_ bytes: [UInt8]) throws {
    var rest = bytes
    while !rest.isEmpty {
      let count = Foundation.write(STDOUT_FILENO, rest, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure("standard output: \(String(cString: strerror(errno)))") }
      rest.removeFirst(count)
    }
  }
}
