import EntenteModel

/// Finds the paragraphs of the report among all that stands on a page.
struct PageBody {
  let text: String
  /// The first-level headings outside of what is left out; where there are none, the first of the report's.
  let headings: [String]
  /// What elements say that are marked as bylines.
  let bylines: [String]
  /// Lines that say when the report was published.
  let stamps: [String]

  private typealias Block = PageBlocks.Block

  /// - Parameter keepsAll: for markup that is the report and nothing else.
  /// - Complexity: O(*n*) in the page.
  init(_ tree: MarkupTree, layout: PageLayout, keepsAll: Bool = false) {
    let page = PageBlocks(tree, layout: layout, keepsAll: keepsAll)
    bylines = page.bylines
    stamps = page.stamps
    guard !keepsAll else {
      headings = page.headings
      text = page.blocks.filter {
        $0.linked < $0.text.utf8.count && !layout.isNoise($0.text) || page.blocks.count == 1
      }
      .map(\.text).joined(separator: "\n\n")
      return
    }
    let container = Self.container(of: page.blocks, in: tree, layout: layout)
    let inside = page.blocks.filter { Self.isBelow($0.element, container, tree) }
    var kept: [Block] = []
    // The element whose further blocks belong to what a heading like "Related" announces.
    var ended: Int?
    for block in inside {
      if block.isHeading {
        ended = layout.isEnd(block.text) ? tree.nodes[page.shell(of: block)].parent : nil
        if ended != nil { continue }
      } else if let place = ended {
        if place >= 0, Self.isBelow(block.element, place, tree) { continue }
        ended = nil
      }
      if block.linked * 2 > block.text.utf8.count || layout.isCredit(block.text) || layout.isNoise(block.text)
      {
        continue
      }
      kept.append(block)
    }
    // A heading that no paragraph follows leads to something that was left out.
    while let last = kept.last, last.isHeading { kept.removeLast() }
    headings = page.headings.isEmpty ? kept.prefix(1).filter(\.isHeading).map(\.text) : page.headings
    text = kept.map(\.text).joined(separator: "\n\n")
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
        // The heavier one; of two that are even, the inner one. An inner one that holds most of it is the report,
        // and the rest leads to others.
        let holdsMost = weight[index] * 2 >= weight[present]
        let isWhole =
          isBody
          || node.name == "article" && isBelow(index, present, tree)
            && weight[index] * 4 >= weight[present] * 3
        if weight[index] >= weight[present] || isWhole && holdsMost { named = index }
      }
    }
    var at = named ?? 0
    while let next = tree.nodes[at].children.first(where: {
      weight[$0] * 10 >= weight[at] * 9 && weight[$0] > 0
    }),
      !tree.nodes[next].isText, !PageBlocks.paragraphs.contains(tree.nodes[next].name)
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
}
