import EntenteModel

/// The entries of an RSS, RDF or Atom file.
struct Feed: Sendable {
  struct Entry: Sendable {
    var title: String?
    var address: String?
    /// What the feed calls the entry, where it has no address.
    var id: String?
    var author: String?
    var published: CalendarDate?
    var text = ""
  }

  let outlet: String?
  let entries: [Entry]

  /// - Complexity: O(*n*) in the file.
  init(_ tree: MarkupTree, nesting: Int) throws(MarkupTree.TooDeep) {
    let channel = tree.elements("channel").first ?? 0
    outlet = tree.children(of: channel, "title").first.flatMap { Self.words(tree, $0) }
    var entries: [Entry] = []
    for item in tree.elements("item") + tree.elements("entry") {
      entries.append(try Self.entry(tree, item, nesting: nesting))
    }
    self.entries = entries
  }

  private static func entry(_ tree: MarkupTree, _ item: Int, nesting: Int) throws(MarkupTree.TooDeep) -> Entry
  {
    var entry = Entry()
    var bodies: [String: String] = [:]
    for child in tree.nodes[item].children {
      let node = tree.nodes[child]
      switch node.name {
      case "title" where node.prefix != "media": entry.title = entry.title ?? words(tree, child)
      case "link":
        let relation = node.attributes["rel"] ?? "alternate"
        if relation == "alternate" {
          entry.address =
            entry.address ?? PageFacts.webAddress(node.attributes["href"] ?? tree.text(of: child))
        }
      case "guid", "id": entry.id = words(tree, child)
      case "pubdate", "published", "date", "issued":
        entry.published = entry.published ?? WrittenDate.date(tree.text(of: child))
      case "updated": bodies["updated"] = tree.text(of: child)
      case "creator", "author":
        let name = tree.children(of: child, "name").first ?? child
        entry.author = entry.author ?? words(tree, name)
      case "encoded": bodies["content"] = markup(tree, child)
      case "content" where node.prefix != "media": bodies["content"] = markup(tree, child)
      case "summary": bodies["summary"] = markup(tree, child)
      case "description" where node.prefix != "media": bodies["summary"] = markup(tree, child)
      default: break
      }
    }
    if entry.published == nil { entry.published = bodies["updated"].flatMap(WrittenDate.date) }
    if entry.address == nil { entry.address = PageFacts.webAddress(entry.id) }
    let body = bodies["content"] ?? bodies["summary"] ?? ""
    entry.text = try WebPage.text(ofFragment: body, nesting: nesting)
    return entry
  }

  private static func words(_ tree: MarkupTree, _ node: Int) -> String? {
    let words = Document.tidied(WebText.unescaped(tree.text(of: node)))
    return words.isEmpty ? nil : words
  }

  /// Markup that stands escaped as text, or as elements of its own (Atom's XHTML).
  private static func markup(_ tree: MarkupTree, _ node: Int) -> String {
    var paragraphs: [String] = []
    for element in tree.elements("p", below: node) {
      paragraphs.append(Document.tidied(tree.text(of: element)))
    }
    return paragraphs.isEmpty ? tree.text(of: node) : paragraphs.joined(separator: "\n\n")
  }
}
