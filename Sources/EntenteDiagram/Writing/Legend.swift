import EntenteModel

/// The key to the picture: only what occurs in it.
struct Legend {
  private enum Sample {
    case kind(Theme.KindStyle)
    case line(Theme.Family, Theme.ModalityStyle?, DrawnTie.Heads)
    case bar(Theme.Family)
    case change(Change)
  }

  private struct Item {
    let sample: Sample
    let text: TextBlock
    /// From the legend's corner.
    var place = Point(0, 0)
    var width: Double { Legend.sampleWidth + 7 + text.width + 18 }
  }

  private let theme: Theme
  private let width: Double
  private var groups: [(heading: String, top: Double, items: [Item])] = []
  private(set) var height = 0.0

  private static let sampleWidth = 30.0
  private static let lineHeight = 20.0
  private static let leastHeading = 40.0

  init(of drawing: Drawing, theme: Theme, ontology: Ontology, width: Double) {
    self.theme = theme
    self.width = width
    let kinds = Set(drawing.nodes.map(\.kind))
    let order = Dictionary(
      ontology.entityClasses.enumerated().map { ($1.kind, $0) }, uniquingKeysWith: { first, _ in first })
    // A community has the look of the one it is named for.
    let isOverview = !drawing.nodes.isEmpty && drawing.nodes.allSatisfy { $0.entity == nil }
    add(
      isOverview ? "Round" : "Who",
      kinds.sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }.map { kind in
        item(
          .kind(theme.style(of: kind, under: ontology)), ontology.entityClass(kind)?.plural ?? kind.rawValue)
      })
    let families = theme.families.filter { family in drawing.ties.contains { $0.family.name == family.name } }
    let heads: DrawnTie.Heads = drawing.ties.allSatisfy { $0.heads == .none } ? .none : .object
    var subjects: [(family: Theme.Family, labels: [String])] = []
    for family in families {
      // What looks alike, as in print, shares an entry: the words on the lines tell it apart.
      if let index = subjects.firstIndex(where: { Self.lookAlike($0.family, family) }) {
        subjects[index].labels.append(family.label)
      } else {
        subjects.append((family, [family.label]))
      }
    }
    add(
      "What",
      subjects.map { family, labels in
        item(
          .line(family, nil, heads),
          ([labels[0]] + labels.dropFirst().map { $0.lowercased() }).joined(separator: "; "))
      })
    let quiet = Theme.Family(name: "", label: "", colour: theme.ink, width: 1.4)
    var manners: [Item] = []
    let modalities = Set(drawing.ties.filter { $0.standing != .denied }.map(\.modality.rawValue))
    let styles = modalities.compactMap { name in theme.modalities[name].map { (name, $0) } }.sorted {
      (-$0.1.strength, $0.0) < (-$1.1.strength, $1.0)
    }
    for (name, style) in styles {
      // A line that holds although somebody speaks of denying it is one that is not denied.
      let label = name == Modality.denied.rawValue ? "not " + style.label : style.label
      // Two manners with one line share an entry.
      if let index = manners.firstIndex(where: { existing in
        if case .line(_, let other?, _) = existing.sample { other.dash == style.dash } else { false }
      }) {
        let joined = manners[index].text.lines.joined(separator: " ") + ", " + label
        manners[index] = item(manners[index].sample, joined)
      } else {
        manners.append(item(.line(quiet, style, .object), label))
      }
    }
    if drawing.ties.contains(where: { $0.standing != .affirmed }) {
      manners.append(item(.bar(quiet), "denied, or disputed between sources"))
    }
    if drawing.ties.contains(where: { $0.heads == .both }) {
      manners.append(item(.line(quiet, nil, .both), "mutual"))
    }
    // Lines between communities stand for many claims of every manner.
    if drawing.ties.contains(where: { !$0.claims.isEmpty }) { add("How", manners) }
    let changes = Set(drawing.ties.compactMap(\.change) + drawing.nodes.compactMap(\.change))
    add(
      "News",
      [Change.came, .went, .changed].filter(changes.contains).map { item(.change($0), $0.label) })
  }

  /// Whether nobody could tell the lines of two families apart.
  private static func lookAlike(_ left: Theme.Family, _ right: Theme.Family) -> Bool {
    left.colour == right.colour && abs(left.width - right.width) < 0.45
  }

  private func item(_ sample: Sample, _ words: String) -> Item {
    Item(
      sample: sample,
      text: TextBlock(
        Wording.capitalised(words), width: max(120, width - 140), size: theme.sizes.note, limit: 1))
  }

  /// Sets items from left to right, in as many lines as they need.
  private mutating func add(_ heading: String, _ items: [Item]) {
    guard !items.isEmpty else { return }
    let words = FontMetrics.shared.width(of: heading, size: theme.sizes.note, face: .bold)
    let left = max(Self.leastHeading, words + 8)
    var x = left
    var y = height + (groups.isEmpty ? 9 : 2)
    let top = y
    var placed: [Item] = []
    for var item in items {
      if x > left, x + item.width - 18 > width {
        x = left
        y += Self.lineHeight
      }
      item.place = Point(x, y)
      x += item.width
      placed.append(item)
    }
    groups.append((heading, top, placed))
    height = y + Self.lineHeight
  }

  func write(_ xml: inout XMLWriter, at corner: Point) {
    guard !groups.isEmpty else { return }
    let number = XMLText.number
    xml.element(
      "g", [("class", "en-legend"), ("transform", "translate(\(NodeOutline.place(corner)))")]
    ) { xml in
      xml.empty("path", [("class", "en-rule"), ("d", "M0 0H\(number(width))")])
      xml.newLine()
      for group in groups {
        xml.element(
          "text",
          [
            ("class", "en-heading"), ("x", "0"), ("y", number(group.top + 13.5)),
            ("font-size", number(theme.sizes.note)),
          ], text: group.heading)
        for item in group.items { write(item, &xml) }
        xml.newLine()
      }
    }
    xml.newLine()
  }

  private func write(_ item: Item, _ xml: inout XMLWriter) {
    let number = XMLText.number
    let middle = item.place.y + 10
    let (left, right) = (item.place.x, item.place.x + Self.sampleWidth)
    switch item.sample {
    case .kind(let style):
      let box = Rectangle(left: left, top: middle - 7.5, right: right, bottom: middle + 7.5)
      NodePicture(style, in: box, isFocus: false, theme: theme).writeSample(&xml)
    case .line(let family, let modality, let heads):
      let start = heads == .both ? left + 7 : left
      let end = heads == .none ? right : right - 7
      line(from: start, to: end, at: middle, family, modality, &xml)
      if heads != .none { head(tip: Point(right, middle), facing: 1, family, &xml) }
      if heads == .both { head(tip: Point(left, middle), facing: -1, family, &xml) }
    case .change(let change):
      xml.element(
        "text",
        [
          ("class", "en-change"), ("x", number(right - 8)), ("y", number(item.place.y + 14)),
          ("text-anchor", "middle"), ("font-size", number(item.text.size + 3)),
        ], text: String(change.sign.prefix(1)))
    case .bar(let family):
      line(from: left, to: right - 7, at: middle, family, nil, &xml)
      head(tip: Point(right, middle), facing: 1, family, &xml)
      let x = left + 11
      xml.empty(
        "path",
        [
          ("class", "en-bar"),
          (
            "d",
            "M\(number(x)) \(number(middle - 5.5))V\(number(middle + 5.5))"
              + "M\(number(x + 3.6)) \(number(middle - 5.5))V\(number(middle + 5.5))"
          ),
        ])
    }
    xml.element(
      "text",
      [
        ("x", number(right + 7)), ("y", number(item.place.y + 13.5)), ("font-size", number(item.text.size)),
      ], text: item.text.lines.joined(separator: " "))
  }

  private func line(
    from left: Double, to right: Double, at y: Double, _ family: Theme.Family,
    _ modality: Theme.ModalityStyle?,
    _ xml: inout XMLWriter
  ) {
    var attributes: [(StaticString, String)] = [
      ("d", "M\(XMLText.number(left)) \(XMLText.number(y))H\(XMLText.number(right))"),
      ("stroke", family.colour.description), ("stroke-width", XMLText.number(family.width)),
    ]
    if let modality, !modality.dash.isEmpty {
      attributes.append(("stroke-dasharray", Self.dash(modality, width: family.width)))
      if Self.hasDots(modality) { attributes.append(("stroke-linecap", "round")) }
    }
    xml.empty("path", attributes)
  }

  private func head(tip: Point, facing: Double, _ family: Theme.Family, _ xml: inout XMLWriter) {
    let length = 8.0 * facing
    let points = [
      tip, Point(tip.x - length, tip.y + 3.1), Point(tip.x - length * 0.8, tip.y),
      Point(tip.x - length, tip.y - 3.1),
    ]
    xml.empty("path", [("d", NodeOutline.polygon(points)), ("fill", family.colour.description)])
  }

  /// A dash pattern in units, from one in widths of the line.
  static func dash(_ style: Theme.ModalityStyle, width: Double) -> String {
    style.dash.map { XMLText.number($0 * max(width, 1.2)) }.joined(separator: ",")
  }

  /// Dots are dashes of no length with round ends.
  static func hasDots(_ style: Theme.ModalityStyle) -> Bool { style.dash.contains { $0 < 0.5 } }

  static func cap(_ style: Theme.ModalityStyle) -> String { hasDots(style) ? ";stroke-linecap:round" : "" }
}
