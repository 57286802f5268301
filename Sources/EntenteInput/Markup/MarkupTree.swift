import CMarkup

/// The elements and texts of a page or a feed, as libxml2 reads them, in Swift's own memory.
///
/// Nothing outside of the bytes is read: no entity, no document type, no address. The library is known to
/// `CMarkup` only.
struct MarkupTree: Sendable {
  struct Node: Sendable {
    /// In lower case and without a prefix; empty for text.
    let name: String
    /// "dc" in `dc:date`.
    let prefix: String
    /// Empty for an element.
    let text: String
    let attributes: [String: String]
    let parent: Int
    var children: [Int] = []

    var isText: Bool { name.isEmpty }
  }

  enum Language { case html, xml }

  /// In the order of the document; the first is the root. Never empty.
  let nodes: [Node]

  /// - Parameter nesting: how many elements may stand one in another.
  /// - Returns: `nil` when there is no element.
  /// - Complexity: O(*n*) in the bytes.
  init?(_ bytes: [UInt8], _ language: Language, nesting: Int) throws(TooDeep) {
    guard Self.isAvailable else { return nil }
    let grower = Grower()
    let end = unsafe bytes.withUnsafeBytes { buffer in
      var visitor = unsafe entente_markup_visitor(
        context: Unmanaged.passUnretained(grower).toOpaque(),
        open: { context, name, prefix, attributes in
          unsafe Grower.at(context)?.open(name, prefix, attributes)
        },
        text: { context, text in unsafe Grower.at(context)?.add(text) },
        close: { context in unsafe Grower.at(context)?.close() })
      return unsafe entente_markup_read(
        buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, language == .html,
        CInt(clamping: nesting), &visitor)
    }
    if end == ENTENTE_MARKUP_TOO_DEEP { throw TooDeep() }
    guard end == ENTENTE_MARKUP_READ, !grower.nodes.isEmpty else { return nil }
    nodes = grower.nodes
  }

  struct TooDeep: Error {}

  /// Whether libxml2 is there; it is loaded and made ready once, before threads use it.
  static let isAvailable = entente_markup_prepare()

  /// Takes down what libxml2 reports.
  private final class Grower {
    var nodes: [Node] = []
    private var open: [Int] = []

    static func at(_ context: UnsafeMutableRawPointer?) -> Grower? {
      unsafe context.map { unsafe Unmanaged<Grower>.fromOpaque($0).takeUnretainedValue() }
    }

    func open(
      _ name: UnsafePointer<CChar>?, _ prefix: UnsafePointer<CChar>?,
      _ attributes: UnsafePointer<UnsafePointer<CChar>?>?
    ) {
      var values: [String: String] = [:]
      var index = 0
      while let key = unsafe attributes?[index], let value = unsafe attributes?[index + 1] {
        values[unsafe String(cString: key).lowercased()] = unsafe String(cString: value)
        index += 2
      }
      // Where no namespace is declared, the prefix is left in the name.
      let full = unsafe name.map { unsafe String(cString: $0).lowercased() } ?? ""
      let parts = full.split(separator: ":")
      let declared = unsafe prefix.map { unsafe String(cString: $0) }
      let node = Node(
        name: String(parts.last ?? "?"), prefix: declared ?? (parts.count > 1 ? String(parts[0]) : ""),
        text: "",
        attributes: values, parent: open.last ?? -1)
      append(node)
      open.append(nodes.count - 1)
    }

    func add(_ text: UnsafePointer<CChar>?) {
      guard let text = unsafe text, let parent = open.last else { return }
      append(Node(name: "", prefix: "", text: unsafe String(cString: text), attributes: [:], parent: parent))
    }

    func close() { open.removeLast() }

    private func append(_ node: Node) {
      if let parent = open.last { nodes[parent].children.append(nodes.count) }
      nodes.append(node)
    }
  }

  // MARK: Looking around

  /// All nodes below `node`, itself first, in order; what `isWanted` refuses is left out with all it holds.
  func forEach(below node: Int, where isWanted: (Int) -> Bool = { _ in true }, _ body: (Int) -> Void) {
    var open = [node]
    while let next = open.popLast() {
      guard isWanted(next) else { continue }
      body(next)
      open.append(contentsOf: nodes[next].children.reversed())
    }
  }

  /// The words below a node as they stand.
  func text(of node: Int) -> String {
    var text = ""
    forEach(below: node) { text += nodes[$0].text }
    return text
  }

  /// What stands below a node, as markup again.
  func markup(below node: Int) -> String {
    var markup = ""
    var open: [(node: Int, isEnd: Bool)] = nodes[node].children.reversed().map { ($0, false) }
    while let (next, isEnd) = open.popLast() {
      let name = nodes[next].name
      if isEnd {
        markup += "</\(name)>"
      } else if nodes[next].isText {
        for character in nodes[next].text.unicodeScalars {
          switch character {
          case "&": markup += "&amp;"
          case "<": markup += "&lt;"
          case ">": markup += "&gt;"
          default: markup.unicodeScalars.append(character)
          }
        }
      } else {
        markup += "<\(name)>"
        open.append((next, true))
        open += nodes[next].children.reversed().map { ($0, false) }
      }
    }
    return markup
  }

  /// The elements of that name below a node.
  func elements(_ name: String, below node: Int = 0) -> [Int] {
    var found: [Int] = []
    forEach(below: node) { if nodes[$0].name == name { found.append($0) } }
    return found
  }

  /// The child elements of a node that bear one of the names.
  func children(of node: Int, _ names: String...) -> [Int] {
    nodes[node].children.filter { names.contains(nodes[$0].name) }
  }
}
