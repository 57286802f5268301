import EntenteModel

/// A page cut into runs of text between two breaks of its layout, without what is no part of any report.
struct PageBlocks {
  struct Block {
    let text: String
    /// Bytes of the text that are links.
    let linked: Int
    /// The element in which it stands.
    let element: Int
    let isHeading: Bool

    /// Whether it reads like a part of a report, and not like a label or a list of links.
    var isProse: Bool {
      !isHeading && text.utf8.count >= 40 && linked * 5 < text.utf8.count * 2 && text.contains(" ")
    }
  }

  private(set) var blocks: [Block] = []
  /// The first-level headings outside of what is left out.
  private(set) var headings: [String] = []
  /// What elements say that are marked as bylines.
  private(set) var bylines: [String] = []
  /// Lines that say when the report was published.
  private(set) var stamps: [String] = []

  private let tree: MarkupTree
  private let layout: PageLayout
  private let keepsAll: Bool
  private var run = ""
  private var linked = 0
  private var owner = 0
  /// The bytes of text below each node, and those of them that stand in paragraphs.
  private let size: [Int]
  private let prose: [Int]

  static let paragraphs: Set<String> = ["p", "li", "blockquote", "pre", "td", "dd"]
  private static let headingNames: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
  private static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
    "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr",
  ]
  /// Elements whose content is never the text of a report.
  private static let skipped: Set<String> = [
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "form", "button",
    "input", "select", "textarea", "label", "nav", "aside", "footer", "figure", "figcaption", "video",
    "audio", "canvas", "map", "head", "title", "menu", "dialog",
  ]
  private static let skippedAlways: Set<String> = [
    "script", "style", "noscript", "template", "svg", "head", "title", "figcaption", "figure",
  ]
  private static let skippedRoles: Set<String> = [
    "navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alertdialog", "menu",
    "menubar",
  ]
  /// How a style says that something is not to be seen.
  private static let hidingStyles = ["display:none", "visibility:hidden", "clip:rect("]

  /// - Parameter keepsAll: for markup that is the report and nothing else.
  init(_ tree: MarkupTree, layout: PageLayout, keepsAll: Bool) {
    self.tree = tree
    self.layout = layout
    self.keepsAll = keepsAll
    var size = [Int](repeating: 0, count: tree.nodes.count)
    var prose = size
    // A parent stands before its children, so that one walk from the end adds everything up.
    var isInParagraph = [Bool](repeating: false, count: tree.nodes.count)
    for (index, node) in tree.nodes.enumerated() where node.parent >= 0 {
      isInParagraph[index] = isInParagraph[node.parent] || node.name == "p"
      guard node.isText else { continue }
      size[index] = node.text.utf8.count
      if isInParagraph[index] { prose[index] = node.text.utf8.count }
    }
    for index in tree.nodes.indices.reversed() where tree.nodes[index].parent >= 0 {
      size[tree.nodes[index].parent] += size[index]
      prose[tree.nodes[index].parent] += prose[index]
    }
    self.size = size
    self.prose = prose
    gather()
  }

  /// The element that a block stands in, or the outermost around it that holds nothing else.
  func shell(of block: Block) -> Int {
    var at = block.element
    while tree.nodes[at].parent >= 0, holdsNoMore(tree.nodes[at].parent, than: at) {
      at = tree.nodes[at].parent
    }
    return at
  }

  private func holdsNoMore(_ outer: Int, than inner: Int) -> Bool {
    size[outer] <= size[inner] + tree.nodes[outer].children.count * 2
  }

  private mutating func gather() {
    // What is still to come: a node to enter, or the end of one that was entered.
    var open: [(node: Int, isEnd: Bool, links: Int)] = [(0, false, 0)]
    while let (index, isEnd, links) = open.popLast() {
      let node = tree.nodes[index]
      if isEnd {
        close(index)
        continue
      }
      if node.isText {
        run += node.text
        if links > 0 { linked += node.text.utf8.count }
        continue
      }
      if isSkipped(index) { continue }
      if node.name == "br" || node.name == "hr" {
        run += "\n"
        continue
      }
      let isInline = Self.inline.contains(node.name)
      if !isInline {
        flush(owner)
        open.append((index, true, links))
      }
      if noteByline(index) { continue }
      if !isInline { owner = index }
      let inner = links + (node.name == "a" ? 1 : 0)
      for child in node.children.reversed() { open.append((child, false, inner)) }
    }
    flush(owner)
  }

  /// Keeps what a byline says, which is no part of the text.
  private mutating func noteByline(_ index: Int) -> Bool {
    guard !keepsAll, size[index] > 0, size[index] <= 400 else { return false }
    let node = tree.nodes[index]
    let label = ["class", "id", "rel", "itemprop"].compactMap { node.attributes[$0] }.joined(separator: " ")
    let names = label.split(separator: " ").flatMap { PageLayout.words(in: String($0)) }
    let isMarked = names.contains(where: layout.byline.contains)
    guard isMarked || node.name == "p" || node.name == "li" else { return false }
    let words = Document.tidied(tree.text(of: index))
    guard words.utf8.count <= 200, isMarked || layout.isCredit(words) else { return false }
    if !words.isEmpty { bylines.append(words) }
    return true
  }

  private func isSkipped(_ index: Int) -> Bool {
    let node = tree.nodes[index]
    if Self.skippedAlways.contains(node.name) { return true }
    if node.attributes["hidden"] != nil { return true }
    if let style = node.attributes["style"] {
      let plain = style.lowercased().filter { !$0.isWhitespace }
      if Self.hidingStyles.contains(where: plain.contains) { return true }
    }
    guard !keepsAll else { return false }
    if Self.skipped.contains(node.name) || node.attributes["aria-hidden"] == "true" { return true }
    if let role = node.attributes["role"], Self.skippedRoles.contains(role) { return true }
    // The outermost elements hold everything, whatever they are called.
    guard node.name != "html", node.name != "body", node.name != "main", node.name != "article" else {
      return false
    }
    if node.name.contains("-"), PageLayout.words(in: node.name).contains(where: layout.aside.contains) {
      return true
    }
    let label = (node.attributes["class"] ?? "") + " " + (node.attributes["id"] ?? "")
    guard label.utf8.count > 1 else { return false }
    return label.split(separator: " ").contains { name in
      if layout.hidden.contains(name.lowercased()) { return true }
      let words = PageLayout.words(in: String(name))
      guard words.contains(where: layout.aside.contains) else { return false }
      if let first = words.first, words.count > 1, layout.about.contains(first) { return false }
      // "page-with-sidebar" is what the sidebar stands in.
      return !(words.contains(where: layout.holder.contains) && prose[index] * 2 > prose[0])
    }
  }

  private mutating func close(_ index: Int) {
    flush(index)
    owner = tree.nodes[index].parent < 0 ? 0 : tree.nodes[index].parent
  }

  /// Ends the run of text that stands directly in `element`.
  private mutating func flush(_ element: Int) {
    defer {
      run = ""
      linked = 0
    }
    let name = tree.nodes[element].name
    let isHeading = Self.headingNames.contains(name)
    let lines = name == "pre" ? run.split(separator: "\n\n").map(Document.tidied) : paragraphs(of: run)
    for line in lines where line.contains(where: { $0.isLetter || $0.isNumber }) {
      if name == "h1" {
        headings.append(line)
        if !keepsAll { continue }
      }
      if !keepsAll, isLabel(line, in: element, isHeading: isHeading) { continue }
      blocks.append(Block(text: line, linked: linked, element: element, isHeading: isHeading))
    }
  }

  /// Whether a line only names something: a time, a cell of a table of figures, a word or two outside of all
  /// paragraphs.
  private mutating func isLabel(_ line: String, in element: Int, isHeading: Bool) -> Bool {
    if layout.isStamp(line) {
      stamps.append(line)
      return true
    }
    let name = tree.nodes[element].name
    guard line.utf8.count < 40, !isHeading else { return false }
    if name == "td" || name == "th" { return size[element] < 40 }
    guard !Self.paragraphs.contains(name), let end = line.unicodeScalars.last else { return false }
    return !(".!?\"”’…".unicodeScalars.contains(end) || end == ":" && line.contains(" "))
  }

  /// Runs are cut where lines are broken twice; a single break may stand within a sentence.
  private func paragraphs(of run: String) -> [String] {
    var paragraphs: [String] = []
    var lines: [String] = []
    for piece in run.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = Document.tidied(piece)
      if !line.isEmpty { lines.append(line) }
    }
    guard !lines.isEmpty else { return [] }
    // Source lines are wrapped anywhere; only a line that ends a sentence before a break ends a paragraph.
    var current = ""
    let breaks = tree.nodes[owner].children.contains { tree.nodes[$0].name == "br" }
    for line in lines {
      if breaks, let last = current.last, ".!?\"”".contains(last) {
        paragraphs.append(current)
        current = line
      } else {
        current += (current.isEmpty ? "" : " ") + line
      }
    }
    paragraphs.append(current)
    return paragraphs
  }
}
