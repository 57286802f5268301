/// Numbered notes below the picture, in as many columns as there is room for: the sources, or what lines say.
struct Footnotes {
  private struct Note {
    /// As it is written; empty for what is no source.
    let number: String
    let text: TextBlock
    let address: String?
    var place = Point(0, 0)
  }

  private let heading: String
  private let theme: Theme
  private let width: Double
  private var notes: [Note] = []
  private(set) var height = 0.0

  /// Beyond these, footnotes would outgrow the picture; the tooltips name every source.
  private static let most = 36
  private static let headingHeight = 22.0
  private static let gap = 20.0

  init(of sources: [DrawnSource], theme: Theme, width: Double) {
    let texts = sources.prefix(Self.most).enumerated().map { index, source in
      let title =
        source.title.isEmpty ? "" : "“\(Wording.shortened(TextBlock.cleaned(source.title), to: 120))”"
      let words = [source.outlet, title, source.date].filter { !$0.isEmpty }.joined(separator: ", ")
      return (number: String(index + 1), text: words, address: source.address)
    }
    let rest = sources.count - texts.count
    let more: [(number: String, text: String, address: String?)] =
      rest > 0 ? [("", "and " + Wording.count(rest, "more report", "more reports"), nil)] : []
    self.init("Sources", texts + more, theme: theme, width: width)
  }

  init(of keys: [DrawnKey], theme: Theme, width: Double) {
    self.init("Lines", keys.map { (String($0.number), $0.text, nil) }, theme: theme, width: width)
  }

  private init(
    _ heading: String, _ texts: [(number: String, text: String, address: String?)], theme: Theme,
    width: Double
  ) {
    self.heading = heading
    self.theme = theme
    self.width = width
    let columns = max(1, min(8, Int((width + Self.gap) / (220 + Self.gap)), (texts.count + 1) / 2))
    let column = (width - Double(columns - 1) * Self.gap) / Double(columns)
    let indent = FontMetrics.shared.width(of: "\(texts.count)", size: theme.sizes.note) + 8
    notes = texts.map { number, text, address in
      Note(
        number: number, text: TextBlock(text, width: column - indent, size: theme.sizes.note, limit: 5),
        address: address)
    }
    // Down one column, then the next, each about as tall as the others.
    let perColumn = (notes.count + columns - 1) / columns
    for start in stride(from: 0, to: notes.count, by: max(1, perColumn)) {
      let x = Double(start / perColumn) * (column + Self.gap)
      var y = Self.headingHeight
      for index in start..<min(notes.count, start + perColumn) {
        notes[index].place = Point(x + indent, y)
        y += notes[index].text.height + 3
      }
      height = max(height, y)
    }
  }

  func write(_ xml: inout XMLWriter, at corner: Point) {
    guard !notes.isEmpty else { return }
    let number = XMLText.number
    xml.element(
      "g", [("class", "en-sources"), ("transform", "translate(\(NodeOutline.place(corner)))")]
    ) { xml in
      xml.empty("path", [("class", "en-rule"), ("d", "M0 0H\(number(width))")])
      xml.element(
        "text", [("class", "en-heading"), ("x", "0"), ("y", "16"), ("font-size", number(theme.sizes.note))],
        text: heading)
      xml.newLine()
      for note in notes {
        if let address = note.address {
          xml.element("a", [("href", address), ("target", "_blank")]) { write(note, &$0) }
        } else {
          write(note, &xml)
        }
        xml.newLine()
      }
    }
    xml.newLine()
  }

  private func write(_ note: Note, _ xml: inout XMLWriter) {
    let number = XMLText.number
    for (index, line) in note.text.lines.enumerated() {
      let y = number(note.place.y + Double(index + 1) * note.text.lineHeight - 3)
      if index == 0, !note.number.isEmpty {
        xml.element(
          "text",
          [
            ("class", "en-note"), ("x", number(note.place.x - 6)), ("y", y), ("text-anchor", "end"),
            ("font-size", number(note.text.size)),
          ], text: note.number)
      }
      xml.element(
        "text", [("x", number(note.place.x)), ("y", y), ("font-size", number(note.text.size))], text: line)
    }
  }
}
