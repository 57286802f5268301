import EntenteModel

/// Finds the paragraphs of the report among all that stands on a page.
struct PageBody {
  let text: String
  /// The first-level headings outside of what is left out.
  let headings: [String]
  /// What elements say that are marked as bylines.
  let bylines: [String]

  /// A run of text between two breaks of the layout.
  private struct Block {
    let text: String
    let linked: Int
    let element: Int
    let isHeading: Bool

    /// Whether it reads like a part of a report, and not like a label or a list of links.
    var isProse: Bool {
      !isHeading && text.utf8.count >= 40 && linked * 5 < text.utf8.count * 2 && text.contains(" ")
    }
  }

  /// - Parameter keepsAll: for markup that is the report and nothing else.
  init(_ tree: MarkupTree, layout: PageLayout, keepsAll: Bool = false) {
    var gatherer = Gatherer(tree: tree, layout: layout, keepsAll: keepsAll)
    gatherer.gather()
    headings = gatherer.headings
    bylines = gatherer.bylines
    let blocks = gatherer.blocks
    guard !keepsAll else {
      text = blocks.map(\.text).joined(separator: "\n\n")
      return
    }
    let container = Self.container(of: blocks, in: tree, layout: layout)
    let inside = blocks.filter { Self.isBelow($0.element, container, tree) }
    var kept: [Block] = []
    for block in inside {
      let linkedMost = block.linked * 2 > block.text.utf8.count
      if linkedMost { continue }
      if Self.isCredit(block.text, layout) { continue }
      kept.append(block)
    }
    // A heading that no paragraph follows leads to something that was left out.
    while let last = kept.last, last.isHeading { kept.removeLast() }
    text = kept.map(\.text).joined(separator: "\n\n")
  }

  /// "By Ann Lee" alone on a line says who wrote, which the metadata keep.
  private static func isCredit(_ line: String, _ layout: PageLayout) -> Bool {
    let words = line.split(separator: " ")
    guard let first = words.first, words.count <= 8, let end = line.unicodeScalars.last else { return false }
    return layout.credit.contains(first.lowercased()) && !".!?\"”".unicodeScalars.contains(end)
  }

  /// The element in which the report stands: the innermost that holds most of the prose.
  private static func container(of blocks: [Block], in tree: MarkupTree, layout: PageLayout) -> Int {
    var weight = [Int](repeating: 0, count: tree.nodes.count)
    for block in blocks where block.isProse {
      var at = block.element
      while at >= 0 {
        weight[at] += block.text.utf8.count
        at = tree.nodes[at].parent
      }
    }
    // Elements that call themselves the report go before what has to be guessed, when they hold enough.
    let total = weight[0]
    var named: Int?
    for (index, node) in tree.nodes.enumerated() where weight[index] * 4 >= total && total > 0 {
      let label = ["class", "id", "itemprop"].compactMap { node.attributes[$0] }.joined(separator: " ")
      let names = label.split(separator: " ").map { PageLayout.words(in: String($0)).joined() }
      let isBody = names.contains(where: layout.body.contains)
      if isBody || node.name == "article" || node.name == "main" {
        guard let present = named else {
          named = index
          continue
        }
        // The heavier one; of two that are even, the inner one.
        if weight[index] >= weight[present] || isBody && weight[index] * 2 >= weight[present] {
          named = index
        }
      }
    }
    var at = named ?? 0
    while let next = tree.nodes[at].children.first(where: {
      weight[$0] * 10 >= weight[at] * 9 && weight[$0] > 0
    }),
      !tree.nodes[next].isText, !Gatherer.paragraphs.contains(tree.nodes[next].name)
    {
      at = next
    }
    return at
  }

  private static func isBelow(_ node: Int, _ ancestor: Int, _ tree: MarkupTree) -> Bool {
    var at = node
    while at > ancestor { at = tree.nodes[at].parent }
    return at == ancestor
  }

  /// Walks over the page and cuts it into blocks.
  private struct Gatherer {
    let tree: MarkupTree
    let layout: PageLayout
    let keepsAll: Bool
    var blocks: [Block] = []
    var headings: [String] = []
    var bylines: [String] = []
    private var run = ""
    private var linked = 0
    private var owner = 0
    /// The bytes of text in paragraphs below each node.
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

    init(tree: MarkupTree, layout: PageLayout, keepsAll: Bool) {
      self.tree = tree
      self.layout = layout
      self.keepsAll = keepsAll
      var prose = [Int](repeating: 0, count: tree.nodes.count)
      // A parent stands before its children, so that one walk from the end adds everything up.
      var isInParagraph = [Bool](repeating: false, count: tree.nodes.count)
      for (index, node) in tree.nodes.enumerated() where node.parent >= 0 {
        isInParagraph[index] = isInParagraph[node.parent] || node.name == "p"
        if node.isText, isInParagraph[index] { prose[index] = node.text.utf8.count }
      }
      for index in tree.nodes.indices.reversed() where tree.nodes[index].parent >= 0 {
        prose[tree.nodes[index].parent] += prose[index]
      }
      self.prose = prose
    }

    mutating func gather() {
      // What is still to come: a node to enter, or the end of one that was entered.
      var open: [(node: Int, isEnd: Bool, links: Int)] = [(0, false, 0)]
      while let (index, isEnd, links) = open.popLast() {
        let node = tree.nodes[index]
        if isEnd {
          close(index)
          continue
        }
        if node.isText {
          append(node.text, isLinked: links > 0, in: node.parent)
          continue
        }
        if isSkipped(index) { continue }
        if node.name == "br" || node.name == "hr" {
          breakLine(node.parent)
          continue
        }
        let isInline = Self.inline.contains(node.name)
        if !isInline {
          flush(owner)
          open.append((index, true, links))
        } else if noteByline(index) {
          continue
        }
        if !isInline, noteByline(index) { continue }
        if !isInline { owner = index }
        let inner = links + (node.name == "a" ? 1 : 0)
        for child in node.children.reversed() { open.append((child, false, inner)) }
      }
      flush(owner)
    }

    /// Keeps what a byline says, which is no part of the text.
    private mutating func noteByline(_ index: Int) -> Bool {
      guard !keepsAll else { return false }
      let node = tree.nodes[index]
      let label = ["class", "id", "rel", "itemprop"].compactMap { node.attributes[$0] }.joined(separator: " ")
      guard !label.isEmpty else { return false }
      let names = Set(label.split(separator: " ").flatMap { PageLayout.words(in: String($0)) })
      guard !names.isDisjoint(with: layout.byline) else { return false }
      let words = Document.tidied(tree.text(of: index))
      guard words.utf8.count <= 200 else { return false }
      if !words.isEmpty { bylines.append(words) }
      return true
    }

    private func isSkipped(_ index: Int) -> Bool {
      let node = tree.nodes[index]
      if Self.skippedAlways.contains(node.name) { return true }
      guard !keepsAll else { return false }
      if Self.skipped.contains(node.name) { return true }
      if node.attributes["hidden"] != nil || node.attributes["aria-hidden"] == "true" { return true }
      if let role = node.attributes["role"], Self.skippedRoles.contains(role) { return true }
      if let style = node.attributes["style"] {
        let plain = style.lowercased().filter { !$0.isWhitespace }
        if plain.contains("display:none") { return true }
      }
      // The outermost elements hold everything, whatever they are called.
      guard node.name != "html", node.name != "body", node.name != "main", node.name != "article" else {
        return false
      }
      let label = (node.attributes["class"] ?? "") + " " + (node.attributes["id"] ?? "")
      guard label.utf8.count > 1 else { return false }
      return label.split(separator: " ").contains { name in
        let words = PageLayout.words(in: String(name))
        guard words.contains(where: layout.aside.contains) else { return false }
        // "page-with-sidebar" is what the sidebar stands in.
        return !(words.contains(where: layout.holder.contains) && prose[index] * 2 > prose[0])
      }
    }

    private mutating func append(_ text: String, isLinked: Bool, in element: Int) {
      run += text
      if isLinked { linked += text.utf8.count }
    }

    private mutating func breakLine(_ element: Int) { run += "\n" }

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
        blocks.append(
          Block(text: line, linked: linked, element: element, isHeading: isHeading))
      }
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
}
