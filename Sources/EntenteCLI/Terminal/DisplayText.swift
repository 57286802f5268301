/// Text as a terminal shows it: nothing in it commands the terminal, and its width is counted in columns.
enum DisplayText {
  /// `text` on one line, with what would move the cursor, colour the screen or turn the writing round left out.
  static func plain(_ text: String) -> String {
    var plain = ""
    var needsSpace = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        needsSpace = !plain.isEmpty
      } else if !isCommand(scalar) {
        if needsSpace { plain += " " }
        needsSpace = false
        plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }

  private static func isCommand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: true
    // Joiners shape the letters of some scripts; the other format characters reorder or hide text.
    case .format: scalar.value != 0x200C && scalar.value != 0x200D
    default: false
    }
  }

  /// The columns that `text` takes: two for East Asian wide characters and pictures, none for combining marks and for
  /// what a `Style` puts round words.
  static func width(of text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 && $0 != escape }) { return text.utf8.count }
    var width = 0
    var isStyle = false
    for character in text {
      guard let scalar = character.unicodeScalars.first else { continue }
      if scalar.value == UInt32(escape) {
        isStyle = true
      } else if isStyle {
        isStyle = scalar != "m"
      } else {
        width += self.width(of: scalar)
      }
    }
    return width
  }

  /// What a style begins with, up to the letter m; `plain` lets none through from elsewhere.
  private static let escape: UInt8 = 0x1B

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: 0
      default: 1
      }
    }
  }

  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - self.width(of: text)))
  }

  /// `text` cut to `width` columns, with an ellipsis where something is missing.
  static func cut(_ text: String, to width: Int) -> String {
    guard self.width(of: text) > width else { return text }
    var kept = ""
    var used = 0
    for character in text {
      let columns = self.width(of: String(character))
      guard used + columns < width else { break }
      kept.append(character)
      used += columns
    }
    return kept + "…"
  }

  /// Holds two words together on a line.
  static let glue: Character = "\u{A0}"

  /// `text` in lines of at most `width` columns, broken between words; a longer word has a line to itself.
  /// No-break spaces hold words together, and are shown as plain ones.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, self.width(of: line) + 1 + self.width(of: String(word)) > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { $0.split(separator: glue, omittingEmptySubsequences: false).joined(separator: " ") }
  }
}
