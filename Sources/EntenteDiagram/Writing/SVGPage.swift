import EntenteModel

/// The picture with its heading, legend and footnotes, as an SVG file.
///
/// Nothing in it runs, and nothing is loaded. The same placed drawing gives the same bytes.
struct SVGPage {
  private let placed: PlacedDrawing
  private let theme: Theme
  private let legend: Legend
  private let keys: Footnotes
  private let footnotes: Footnotes
  private let heading: [TextBlock]

  static let margin = 24.0
  /// A narrow picture still has room for a heading and a legend.
  static let leastWidth = 520.0

  private let width: Double
  private let height: Double
  private let picture: Point
  private let legendTop: Double
  private let keysTop: Double
  private let footnotesTop: Double

  init(_ placed: PlacedDrawing, theme: Theme, ontology: Ontology) {
    self.placed = placed
    self.theme = theme
    let inner = max(placed.size.x, Self.leastWidth)
    width = (inner + 2 * Self.margin).rounded(.up)
    var heading: [TextBlock] = []
    if !placed.drawing.title.isEmpty {
      heading.append(
        TextBlock(placed.drawing.title, width: inner, size: theme.sizes.title, face: .bold, limit: 3))
    }
    for line in placed.drawing.subtitle + Self.unlabelled(placed) {
      heading.append(TextBlock(line, width: inner, size: theme.sizes.subtitle, limit: 3))
    }
    self.heading = heading
    var y = Self.margin + heading.reduce(0) { $0 + $1.height } + 18
    picture = Point(((width - placed.size.x) / 2).rounded(), y)
    y += placed.size.y + 20
    legend = Legend(of: placed.drawing, theme: theme, ontology: ontology, width: inner)
    legendTop = y
    y += legend.height
    keys = Footnotes(of: placed.drawing.keys, theme: theme, width: inner)
    keysTop = y + 12
    if !placed.drawing.keys.isEmpty { y += 12 + keys.height }
    footnotes = Footnotes(of: placed.drawing.sources, theme: theme, width: inner)
    footnotesTop = y + 12
    if !placed.drawing.sources.isEmpty { y += 12 + footnotes.height }
    height = (y + Self.margin).rounded(.up)
  }

  /// The height of all that stands round the picture, on a page `width` wide.
  static func surroundings(of drawing: Drawing, theme: Theme, ontology: Ontology, width: Double) -> Double {
    let inner = max(width - 2 * margin, leastWidth)
    let page = SVGPage(
      PlacedDrawing(drawing, size: Point(inner, 0)), theme: theme, ontology: ontology)
    return page.size.y
  }

  /// What a reader should know when words found no room.
  private static func unlabelled(_ placed: PlacedDrawing) -> [String] {
    let count = zip(placed.drawing.ties, placed.labels).count { $0.labelSize != nil && $1 == nil }
    if count > 0 {
      return ["\(Wording.count(count, "label", "labels")) found no room: rest on a line to read it."]
    }
    let speaking = placed.drawing.ties.filter { !$0.isQuiet }
    let isBare = speaking.count > 1 && speaking.allSatisfy { $0.label.isEmpty }
    return isBare ? ["Too full for words on the lines: rest on a line to read what it says."] : []
  }

  /// In units of the picture.
  var size: Point { Point(width, height) }

  /// The file's text. It ends with a line break.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The same in UTF-8.
  var bytes: [UInt8] {
    var xml = XMLWriter()
    let number = XMLText.number
    xml.element(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("class", "entente"), ("width", "\(number(width))pt"),
        ("height", "\(number(height))pt"), ("viewBox", "0 0 \(number(width)) \(number(height))"),
        ("role", "graphics-document"), ("aria-labelledby", "entente-title entente-desc"),
        ("font-family", theme.fontStack), ("font-size", number(theme.sizes.label)),
      ]
    ) { xml in
      xml.newLine()
      xml.element("title", [("id", "entente-title")], text: placed.drawing.title)
      xml.newLine()
      xml.element("desc", [("id", "entente-desc")], text: summary)
      xml.newLine()
      xml.element("style", text: styleSheet)
      xml.newLine()
      xml.empty(
        "rect",
        [
          ("class", "en-page"), ("width", number(width)), ("height", number(height)),
        ])
      xml.newLine()
      writeHeading(&xml)
      xml.element(
        "g", [("class", "en-picture"), ("transform", "translate(\(number(picture.x)) \(number(picture.y)))")]
      ) { xml in
        xml.newLine()
        writeFrames(&xml)
        for index in placed.drawing.ties.indices { writeTie(index, &xml) }
        for index in placed.drawing.nodes.indices { writeNode(index, &xml) }
        for index in placed.drawing.ties.indices { writeLabel(index, &xml) }
      }
      xml.newLine()
      legend.write(&xml, at: Point(Self.margin, legendTop))
      keys.write(&xml, at: Point(Self.margin, keysTop))
      footnotes.write(&xml, at: Point(Self.margin, footnotesTop))
    }
    xml.newLine()
    return xml.bytes
  }

  /// What the picture says, for those who hear it.
  private var summary: String {
    let sentences = placed.drawing.ties.prefix(60).map { tie in
      let (from, to) = (placed.drawing.nodes[tie.from], placed.drawing.nodes[tie.to])
      let manner = tie.standing == .affirmed ? "" : tie.standing == .denied ? " (denied)" : " (disputed)"
      return [from.name.lines.joined(separator: " "), tie.relation, to.name.lines.joined(separator: " ")]
        .joined(separator: " ") + manner + "."
    }
    return (placed.drawing.subtitle + sentences).joined(separator: " ")
  }

  private func writeHeading(_ xml: inout XMLWriter) {
    var y = Self.margin
    for block in heading {
      for line in block.lines {
        y += block.lineHeight
        xml.element(
          "text",
          [
            ("class", block.face == .bold ? "en-title" : "en-subtitle"), ("x", XMLText.number(Self.margin)),
            ("y", XMLText.number(y - block.lineHeight * 0.24)), ("font-size", XMLText.number(block.size)),
          ], text: line)
        xml.newLine()
      }
    }
  }

  private func writeFrames(_ xml: inout XMLWriter) {
    for (index, frame) in placed.drawing.frames.enumerated() {
      guard let box = placed.frames[index] else { continue }
      xml.element("g", [("class", "en-frame")]) { xml in
        xml.empty("path", [("d", NodeOutline.path(.box, in: box))])
        xml.element(
          "text",
          [
            ("x", XMLText.number(box.left + 8)), ("y", XMLText.number(box.top + 13)),
          ], text: frame.label)
      }
      xml.newLine()
    }
  }

  // MARK: Ties

  private func writeTie(_ index: Int, _ xml: inout XMLWriter) {
    guard let curve = placed.curves[index] else { return }
    let tie = placed.drawing.ties[index]
    let stroke = TieStroke(tie, along: curve, label: placed.labels[index])
    xml.element(
      "g",
      [
        ("id", tie.id),
        (
          "class", "en-tie en-\(tie.family.name) en-\(tie.modality.rawValue)" + Self.className(of: tie.change)
        ),
        ("data-from", placed.drawing.nodes[tie.from].id), ("data-to", placed.drawing.nodes[tie.to].id),
        ("role", "graphics-symbol"),
        ("aria-label", tie.tooltip.split(separator: "\n").first.map(String.init) ?? ""),
        ("tabindex", "0"),
      ]
    ) { xml in
      xml.element("title", text: tie.tooltip)
      xml.empty("path", [("class", "en-hit"), ("d", stroke.line)])
      var line: [(StaticString, String)] = [("class", "en-line"), ("d", stroke.line)]
      if theme.families.first(where: { $0.name == tie.family.name })?.width != tie.family.width {
        line.append(("style", "stroke-width:\(XMLText.number(tie.family.width))"))
      }
      xml.empty("path", line)
      for head in stroke.heads { xml.empty("path", [("class", "en-head"), ("d", head)]) }
      if let bar = stroke.bar { xml.empty("path", [("class", "en-bar"), ("d", bar)]) }
    }
    xml.newLine()
  }

  private func writeLabel(_ index: Int, _ xml: inout XMLWriter) {
    guard let box = placed.labels[index] else { return }
    let tie = placed.drawing.ties[index]
    xml.element(
      "g",
      [
        ("class", "en-label en-\(tie.family.name)" + Self.className(of: tie.change)), ("data-tie", tie.id),
        ("aria-hidden", "true"),
      ]
    ) { xml in
      xml.element("title", text: tie.tooltip)
      let link = placed.drawing.sources.first { source in
        source.address != nil && tie.claims.contains { $0.evidence.document == source.document }
      }
      let quotation = link.flatMap { link in
        tie.claims.first { $0.evidence.document == link.document }?.evidence.text
      }
      if let address = link?.address, let quotation {
        xml.element("a", [("href", SafeLink.web(address, quoting: quotation)), ("target", "_blank")]) {
          writeLabelText(tie, in: box, &$0)
        }
      } else {
        writeLabelText(tie, in: box, &xml)
      }
    }
    xml.newLine()
  }

  private func writeLabelText(_ tie: DrawnTie, in box: Rectangle, _ xml: inout XMLWriter) {
    let number = XMLText.number
    xml.empty(
      "rect",
      [
        ("class", "en-ground"), ("x", number(box.left)), ("y", number(box.top)), ("width", number(box.width)),
        ("height", number(box.height)), ("rx", "2"),
      ])
    var y = box.top + 1.5
    for line in tie.label {
      y += line.height
      let attributes: [(StaticString, String)] = [
        ("class", line.isName ? "en-name" : "en-detail"), ("x", number(box.centre.x)),
        ("y", number(y - line.height * 0.24)),
      ]
      xml.element("text", attributes) { xml in
        xml.words(line.text)
        if !line.note.isEmpty {
          xml.element(
            "tspan", [("class", "en-note"), ("dx", line.text.isEmpty ? "0" : "3")], text: line.note)
        }
      }
    }
  }

  // MARK: Nodes

  private func writeNode(_ index: Int, _ xml: inout XMLWriter) {
    let node = placed.drawing.nodes[index]
    xml.element(
      "g",
      [
        ("id", node.id),
        ("class", "en-node en-kind-\(Self.plain(node.kind.rawValue))" + Self.className(of: node.change)),
        ("role", "graphics-symbol"),
        ("aria-label", node.name.lines.joined(separator: " ") + ", " + node.kindLabel), ("tabindex", "0"),
      ]
    ) { xml in
      xml.element("title", text: node.tooltip)
      NodePicture(node.style, in: placed.boxes[index], isFocus: node.isFocus, theme: theme).write(&xml)
      Self.writeWords(of: node, in: placed.boxes[index], &xml)
    }
    xml.newLine()
  }

  private static func writeWords(of node: DrawnNode, in box: Rectangle, _ xml: inout XMLWriter) {
    let number = XMLText.number
    let blocks = [node.name] + node.details
    let tall = blocks.reduce(0) { $0 + $1.height }
    let inner = (blocks.map(\.width).max() ?? 0) + DrawnNode.markSize + DrawnNode.markGap
    // In a column, boxes are wider than their words, which stand under one another.
    let slack = node.columnWidth > 0 ? 0 : (box.width - inner) / 2 - NodePicture.markInset(of: node.style)
    let x =
      box.left + slack + NodePicture.markInset(of: node.style) + DrawnNode.markSize + DrawnNode.markGap
    var y = box.top + (box.height - tall) / 2
    for block in blocks {
      for line in block.lines {
        y += block.lineHeight
        xml.element(
          "text",
          [
            ("class", block.face == .bold ? "en-name" : "en-office"), ("x", number(x)),
            ("y", number(y - block.lineHeight * 0.25)), ("font-size", number(block.size)),
            ("fill", node.style.text.description),
          ], text: line)
      }
    }
  }

  private static func className(of change: Change?) -> String { change.map { " en-\($0.rawValue)" } ?? "" }

  /// A kind's name as a class: anything but letters, digits and hyphens becomes a hyphen.
  static func plain(_ name: String) -> String {
    String(decoding: name.utf8.map { ThemeFile.isPlain($0) ? $0 : UInt8(ascii: "-") }, as: UTF8.self)
  }

  private var styleSheet: String {
    var rules = [
      "",
      ".en-page{fill:\(theme.page)}",
      ".entente{fill:\(theme.ink)}",
      ".en-title{font-weight:bold;letter-spacing:-.2px}",
      ".en-subtitle,.en-note{fill:\(theme.muted)}",
      ".en-name{font-weight:bold}",
      ".en-line{fill:none;stroke-linecap:butt}",
      ".en-hit{fill:none;stroke:\(theme.ink);stroke-opacity:0;stroke-width:9}",
      ".en-bar{fill:none;stroke:\(theme.ink);stroke-width:1.6}",
      ".en-ground{fill:\(theme.page);fill-opacity:.93}",
      ".en-label text{text-anchor:middle}",
      ".en-note{font-weight:normal}",
      ".en-frame path{fill:none;stroke:\(theme.hairline);stroke-width:1}",
      ".en-frame text{fill:\(theme.muted)}",
      ".en-rule{stroke:\(theme.hairline);stroke-width:.75}",
      ".en-heading{font-weight:bold}",
      ".en-went .en-line{stroke-opacity:.45}",
      ".en-went .en-name{text-decoration:line-through}",
      ".en-change{font-weight:bold}",
    ]
    for family in theme.families {
      rules.append(
        ".en-\(family.name) .en-line{stroke:\(family.colour);stroke-width:\(XMLText.number(family.width))}")
      rules.append(".en-\(family.name) .en-head{fill:\(family.colour)}")
      rules.append(".en-\(family.name) .en-name{fill:\(family.colour)}")
      for (modality, style) in theme.modalities.sorted(by: { $0.key < $1.key }) where !style.dash.isEmpty {
        let dash = Legend.dash(style, width: family.width)
        rules.append(
          ".en-\(family.name).en-\(Self.plain(modality)) .en-line{stroke-dasharray:\(dash)\(Legend.cap(style))}"
        )
      }
    }
    return rules.joined(separator: "\n") + "\n"
  }
}
