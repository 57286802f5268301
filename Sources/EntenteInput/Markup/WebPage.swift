import EntenteModel
import Foundation

/// The report that a web page holds: its text without menus, captions, notices and comments, and what the page says
/// of it.
struct WebPage: Sendable {
  var headline: String?
  var byline: String?
  var published: CalendarDate?
  var outlet: String?
  var address: String?
  /// Paragraphs with an empty line between them.
  var text = ""

  /// - Complexity: O(*n*) in the page.
  init(_ tree: MarkupTree, layout: PageLayout = .shipped) {
    let body = PageBody(tree, layout: layout)
    var facts = PageFacts(tree, layout: layout)
    facts.fillGaps(from: body)
    text = body.text
    // Pages that scripts put together, and those that show the beginning only, keep the whole for machines.
    if let whole = facts.body, whole.utf8.count > text.utf8.count * 2 { text = whole }
    headline = facts.headline
    byline = facts.byline
    published = facts.published
    outlet = facts.outlet
    address = facts.address
  }

  /// A headline without the markup and the escapes that feeds and exports leave in it.
  static func words(ofTitle title: String) -> String {
    let isMarked = title.contains("</") || title.contains("&") && title.contains(";")
    guard isMarked, MarkupTree.isAvailable,
      let text = try? text(ofFragment: title, nesting: InputLimits().nesting), !text.isEmpty
    else { return title }
    return Document.tidied(text)
  }

  /// The text of markup that stands within something else: the body of a mail, the content of a feed's entry.
  static func text(ofFragment markup: String, nesting: Int) throws(MarkupTree.TooDeep) -> String {
    guard markup.contains("<") || markup.contains("&") else { return markup }
    guard let tree = try MarkupTree(Array("<body>\(markup)</body>".utf8), .html, nesting: nesting) else {
      return ""
    }
    return PageBody(tree, layout: .shipped, keepsAll: true).text
  }
}
