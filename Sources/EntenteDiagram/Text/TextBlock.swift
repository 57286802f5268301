/// A few lines of text with their size, wrapped by us: Graphviz never wraps, and SVG does not either.
struct TextBlock: Sendable, Hashable {
  var lines: [String]
  let size: Double
  let face: FontMetrics.Face

  /// - Parameters:
  ///   - width: the width to keep to, in the units of `size`.
  ///   - limit: how many lines there may be; the last ends in an ellipsis when words are left over.
  init(_ text: String, width: Double, size: Double, face: FontMetrics.Face = .regular, limit: Int = 3) {
    self.size = size
    self.face = face
    lines = Self.wrapped(Self.cleaned(text), width: width, size: size, face: face, limit: limit)
  }

  /// Sets a sign before the first line.
  mutating func prefix(_ sign: String) {
    if !lines.isEmpty { lines[0] = sign + lines[0] }
  }

  /// The width of the widest line.
  var width: Double {
    lines.map { FontMetrics.shared.width(of: $0, size: size, face: face) }.max() ?? 0
  }

  var height: Double { Double(lines.count) * lineHeight }

  var lineHeight: Double { (size * 1.24).rounded(.up) }

  /// One line's worth of text: control characters and line breaks are spaces, spaces are single.
  static func cleaned(_ text: String) -> String {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      if isSpace(scalar) {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.unicodeScalars.append(scalar)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words.joined(separator: " ")
  }

  /// Of what is not ASCII, a no-break space stays, because it is there to keep words together.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value <= 0x7F { return scalar.value <= 0x20 || scalar.value == 0x7F }
    if scalar.value == 0xA0 { return false }
    return scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
  }

  private static func wrapped(
    _ text: String, width: Double, size: Double, face: FontMetrics.Face, limit: Int
  ) -> [String] {
    let metrics = FontMetrics.shared
    func measure(_ text: some StringProtocol) -> Double { metrics.width(of: text, size: size, face: face) }
    guard measure(text) > width else { return text.isEmpty ? [] : [text] }
    // As few lines as the width allows, then as even as these lines allow: no word is left alone at the end.
    let words = pieces(of: text, width: width, measure: measure)
    let count = greedy(words, width: width, measure: measure).count
    var lines = greedy(words, width: width, measure: measure)
    if count <= limit {
      var narrow = width * 0.55
      while narrow < width {
        let attempt = greedy(words, width: narrow, measure: measure)
        if attempt.count <= count, attempt.allSatisfy({ measure($0) <= width }) {
          lines = attempt
          break
        }
        narrow += max(4, width * 0.04)
      }
      return lines
    }
    lines = Array(lines.prefix(limit))
    if var last = lines.popLast() {
      while !last.isEmpty, measure(last + "…") > width { last.removeLast() }
      while last.last == " " { last.removeLast() }
      lines.append(last + "…")
    }
    return lines
  }

  private static func greedy(
    _ words: [String], width: Double, measure: (String) -> Double
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words {
      let joined = line.isEmpty ? word : line + " " + word
      if measure(joined) <= width || line.isEmpty {
        line = joined
      } else {
        lines.append(line)
        line = word
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// The words of the text; a word that is wider than a line is cut, after a hyphen or a slash where it has one.
  private static func pieces(
    of text: String, width: Double, measure: (String) -> Double
  ) -> [String] {
    var pieces: [String] = []
    for word in text.split(separator: " ") {
      var rest = Substring(word)
      while measure(String(rest)) > width, rest.count > 1 {
        var end = rest.startIndex
        var breakable: String.Index?
        while end < rest.endIndex {
          let next = rest.index(after: end)
          if end > rest.startIndex, measure(String(rest[..<next])) > width { break }
          end = next
          if rest[rest.index(before: end)] == "-" || rest[rest.index(before: end)] == "/" { breakable = end }
        }
        let cut = breakable.flatMap { $0 > rest.startIndex && $0 < rest.endIndex ? $0 : nil } ?? end
        guard cut < rest.endIndex else { break }
        pieces.append(String(rest[..<cut]))
        rest = rest[cut...]
      }
      if !rest.isEmpty { pieces.append(String(rest)) }
    }
    return pieces
  }
}
