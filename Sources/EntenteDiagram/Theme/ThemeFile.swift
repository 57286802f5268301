import CEntenteData
import Yams

/// Reads theme files strictly: an unknown key, a colour that is none or a mark that is not there is an error
/// with its line.
enum ThemeFile {
  static func shipped(_ name: String) throws(ThemeError) -> Theme {
    guard Theme.shippedNames.contains(name), let text = EmbeddedFile.text("theme-\(name).yaml") else {
      throw ThemeError(
        file: "--theme", line: nil,
        message: "there is no theme '\(name)'; there are \(Theme.shippedNames.joined(separator: ", "))")
    }
    return try read(text, file: "theme-\(name).yaml", name: name)
  }

  static func theme(yaml: String, file: String) throws(ThemeError) -> Theme {
    try read(yaml, file: file, name: file)
  }

  private static func read(_ yaml: String, file: String, name: String) throws(ThemeError) -> Theme {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      throw ThemeError(file: file, line: nil, message: "\(error)")
    } catch {
      throw ThemeError(file: file, line: nil, message: "not YAML")
    }
    let reader = StrictNode(root ?? Node.sequence(Node.Sequence([])), file: file)
    let fields = try reader.fields([
      "extends", "page", "ink", "muted", "hairline", "link", "fonts", "sizes", "kinds", "marks", "families",
      "modalities",
    ])
    var theme = Theme(named: name)
    if let base = fields["extends"] {
      theme = try shipped(try base.text())
      theme.name = name
    }
    if let node = fields["page"] { theme.page = try node.colour() }
    if let node = fields["ink"] { theme.ink = try node.colour() }
    if let node = fields["muted"] { theme.muted = try node.colour() }
    if let node = fields["hairline"] { theme.hairline = try node.colour() }
    if let node = fields["link"] { theme.link = try node.colour() }
    if let node = fields["fonts"] { theme.fonts = try fonts(node) }
    if let node = fields["sizes"] { try readSizes(node, into: &theme.sizes) }
    if let node = fields["marks"] {
      for (key, value) in try node.entries() { theme.marks[key] = try value.pathData() }
    }
    if let node = fields["kinds"] {
      for (key, value) in try node.entries() {
        var style = theme.kinds[key] ?? theme.kinds["other"] ?? Theme.KindStyle()
        try readKind(value, into: &style)
        guard theme.marks[style.mark] != nil else {
          throw value.error("the mark '\(style.mark)' is not among the marks")
        }
        theme.kinds[key] = style
      }
    }
    if let node = fields["families"] { try readFamilies(node, into: &theme.families) }
    if let node = fields["modalities"] {
      for (key, value) in try node.entries() {
        try readModality(value, into: &theme.modalities[key, default: .init()])
      }
    }
    guard theme.kinds["other"] != nil else {
      throw reader.error("'kinds' must have 'other'; or extend a theme")
    }
    guard !theme.families.isEmpty else { throw reader.error("'families' is missing; or extend a theme") }
    guard !theme.fonts.isEmpty else { throw reader.error("'fonts' is missing; or extend a theme") }
    return theme
  }

  /// Font names go into attributes and style sheets: letters, digits, spaces and hyphens only.
  private static func fonts(_ node: StrictNode) throws(ThemeError) -> [String] {
    var names: [String] = []
    for item in try node.items() {
      let name = try item.text()
      guard !name.isEmpty, name.utf8.allSatisfy({ isPlain($0) || $0 == UInt8(ascii: " ") }) else {
        throw item.error("'\(name)' is no font name: letters, digits, spaces and hyphens only")
      }
      names.append(name)
    }
    return names
  }

  static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func readSizes(_ node: StrictNode, into sizes: inout Theme.Sizes) throws(ThemeError) {
    let keys: [(String, WritableKeyPath<Theme.Sizes, Double>)] = [
      ("title", \.title), ("subtitle", \.subtitle), ("heading", \.heading), ("name", \.name),
      ("office", \.office), ("label", \.label), ("note", \.note),
    ]
    let fields = try node.fields(keys.map(\.0))
    for (key, path) in keys {
      if let value = fields[key] { sizes[keyPath: path] = try value.number(6...72) }
    }
  }

  private static func readKind(_ node: StrictNode, into style: inout Theme.KindStyle) throws(ThemeError) {
    let fields = try node.fields(["shape", "fill", "stroke", "text", "mark", "bold", "double"])
    if let value = fields["shape"] {
      let text = try value.text()
      guard let shape = NodeShape(rawValue: text) else {
        let known = NodeShape.allCases.map(\.rawValue).joined(separator: ", ")
        throw value.error("there is no shape '\(text)'; there are \(known)")
      }
      style.shape = shape
    }
    if let value = fields["fill"] { style.fill = try value.colour() }
    if let value = fields["stroke"] { style.stroke = try value.colour() }
    if let value = fields["text"] { style.text = try value.colour() }
    if let value = fields["mark"] { style.mark = try value.text() }
    if let value = fields["bold"] { style.isBold = try value.truth() }
    if let value = fields["double"] { style.isDouble = try value.truth() }
  }

  private static func readFamilies(_ node: StrictNode, into families: inout [Theme.Family]) throws(ThemeError)
  {
    let isExtended = !families.isEmpty
    for item in try node.items() {
      let fields = try item.fields(["family", "label", "colour", "width", "relations", "unlabelled"])
      guard let name = try fields["family"]?.text() else {
        throw item.error("a family needs the key 'family'")
      }
      guard !name.isEmpty, name.utf8.allSatisfy(isPlain) else {
        throw item.error("'\(name)' is no family name: letters, digits and hyphens only")
      }
      var family = families.first { $0.name == name } ?? Theme.Family(name: name)
      if let value = fields["label"] { family.label = try value.text() }
      if let value = fields["colour"] { family.colour = try value.colour() }
      if let value = fields["width"] { family.width = try value.number(0.25...8) }
      if let value = fields["relations"] {
        family.relations = []
        for relation in try value.items() { family.relations.append(try relation.text()) }
        // A relation is in one family: that which names it last.
        for index in families.indices {
          families[index].relations.removeAll { family.relations.contains($0) }
        }
      }
      if let value = fields["unlabelled"] {
        family.unlabelled = []
        for relation in try value.items() { family.unlabelled.append(try relation.text()) }
      }
      if let index = families.firstIndex(where: { $0.name == name }) {
        families[index] = family
      } else {
        // The last one keeps its place: it holds what merely is.
        families.insert(family, at: isExtended ? families.count - 1 : families.count)
      }
    }
  }

  private static func readModality(
    _ node: StrictNode, into style: inout Theme.ModalityStyle
  ) throws(ThemeError) {
    let fields = try node.fields(["label", "word", "dash", "strength"])
    if let value = fields["label"] { style.label = try value.text() }
    if let value = fields["word"] { style.word = try value.text() }
    if let value = fields["strength"] { style.strength = Int(try value.number(0...100)) }
    if let value = fields["dash"] {
      style.dash = []
      for item in try value.items() { style.dash.append(try item.number(0...100)) }
    }
  }
}

/// A YAML node that knows its file, and says what is wrong at its line.
struct StrictNode {
  private let node: Node
  private let file: String

  init(_ node: Node, file: String) {
    self.node = node
    self.file = file
  }

  func error(_ message: String) -> ThemeError {
    ThemeError(file: file, line: node.mark?.line, message: message)
  }

  /// The values of a mapping whose keys are all among `known`.
  func fields(_ known: [String]) throws(ThemeError) -> [String: StrictNode] {
    var fields: [String: StrictNode] = [:]
    for (key, value) in try entries() {
      guard known.contains(key) else {
        throw value.error("unknown key '\(key)'; there are \(known.joined(separator: ", "))")
      }
      fields[key] = value
    }
    return fields
  }

  /// The keys and values of a mapping, in the order of the file.
  func entries() throws(ThemeError) -> [(String, StrictNode)] {
    if case .sequence(let empty) = node, empty.isEmpty { return [] }
    guard case .mapping(let mapping) = node else { throw error("expected keys and values") }
    var entries: [(String, StrictNode)] = []
    for (key, value) in mapping {
      guard let name = key.scalar?.string else { throw error("a key must be a word") }
      guard !entries.contains(where: { $0.0 == name }) else { throw error("the key '\(name)' stands twice") }
      entries.append((name, StrictNode(value, file: file)))
    }
    return entries
  }

  func items() throws(ThemeError) -> [StrictNode] {
    guard case .sequence(let sequence) = node else { throw error("expected a list") }
    return sequence.map { StrictNode($0, file: file) }
  }

  func text() throws(ThemeError) -> String {
    guard let scalar = node.scalar else { throw error("expected a word") }
    return scalar.string
  }

  func number(_ range: ClosedRange<Double>) throws(ThemeError) -> Double {
    guard let value = Double(try text()), range.contains(value) else {
      throw error("expected a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  func truth() throws(ThemeError) -> Bool {
    switch try text() {
    case "true": return true
    case "false": return false
    default: throw error("expected true or false")
    }
  }

  func colour() throws(ThemeError) -> Colour {
    let text = try text()
    guard let colour = Colour(text) else { throw error("'\(text)' is no colour; write it as \"#1a2b3c\"") }
    return colour
  }

  /// Path data of SVG: commands, digits and separators, nothing else.
  func pathData() throws(ThemeError) -> String {
    let text = try text()
    let allowed = Set("MmLlHhVvCcSsQqTtAaZz0123456789.,- ".utf8)
    guard text.utf8.first == UInt8(ascii: "M"), text.utf8.allSatisfy(allowed.contains) else {
      throw error("a mark is path data: it begins with M and holds commands and numbers only")
    }
    return text
  }
}
