import EntenteModel
import Foundation

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
    let site =
      PageFacts.webAddress(tree.nodes[channel].attributes["base"])
      ?? tree.children(of: channel, "link").lazy.compactMap { link in
        PageFacts.webAddress(tree.nodes[link].attributes["href"] ?? tree.text(of: link))
      }.first
    outlet = tree.children(of: channel, "title").first.flatMap { Self.words(tree, $0) }
    var entries: [Entry] = []
    for item in tree.elements("item") + tree.elements("entry") {
      entries.append(try Self.entry(tree, item, on: site, nesting: nesting))
    }
    self.entries = entries
  }

  private static func entry(_ tree: MarkupTree, _ item: Int, on site: String?, nesting: Int)
    throws(MarkupTree.TooDeep) -> Entry
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
            entry.address ?? address(node.attributes["href"] ?? tree.text(of: child), on: site)
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
    let words = WebPage.words(ofTitle: Document.tidied(tree.text(of: node)))
    return words.isEmpty ? nil : words
  }

  /// Markup that stands escaped as text, or as elements of its own (Atom's XHTML).
  private static func markup(_ tree: MarkupTree, _ node: Int) -> String {
    tree.nodes[node].children.contains { !tree.nodes[$0].isText }
      ? tree.markup(below: node) : tree.text(of: node)
  }

  /// An address as it stands, or as it is meant on the feed's site.
  private static func address(_ link: String?, on site: String?) -> String? {
    if let address = PageFacts.webAddress(link) { return address }
    guard let link = link.map(Document.tidied), link.hasPrefix("/"), !link.hasPrefix("//"), let site,
      let scheme = site.range(of: "://")
    else { return nil }
    return PageFacts.webAddress(
      site[..<scheme.upperBound] + site[scheme.upperBound...].prefix { $0 != "/" } + link)
  }
}
