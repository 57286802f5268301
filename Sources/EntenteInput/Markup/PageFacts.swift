import EntenteModel
import Foundation

/// What a page says of its report beside the text: in JSON-LD, Open Graph, meta tags, microdata and links, in this
/// order.
struct PageFacts {
  var headline: String?
  var byline: String?
  var published: CalendarDate?
  var outlet: String?
  var address: String?
  /// The report itself, where it is kept for machines.
  var body: String?

  private let layout: PageLayout
  private var pageTitle: String?

  init(_ tree: MarkupTree, layout: PageLayout) {
    self.layout = layout
    let marks = Marks(tree)
    if let data = LinkedData(marks.scripts) {
      headline = data.headline
      byline = data.byline
      published = data.published
      outlet = data.outlet
      address = data.address
      body = data.body
    }
    func first(_ keys: String...) -> String? {
      keys.lazy.compactMap { marks.meta[$0] }.first { !$0.isEmpty }
    }
    outlet =
      outlet ?? first("og:site_name", "dc.publisher", "publisher") ?? marks.publisher
    headline = headline ?? first("og:title", "twitter:title", "dc.title", "headline")
    pageTitle = marks.title.flatMap { $0.isEmpty ? nil : $0 }
    let author = first("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
    // Open Graph's author is an address as often as a name.
    let person = author.flatMap { $0.contains("://") ? nil : Self.name(in: $0, layout) }
    // Many outlets give their own name where they have an author for readers.
    byline = byline == outlet ? person ?? byline : byline ?? person
    let dates = first(
      "article:published_time", "article:published", "datepublished", "date", "dc.date", "dc.date.issued",
      "pubdate", "publish-date", "publish_date", "parsely-pub-date", "og:published_time", "dcterms.created",
      "dcterms.date", "sailthru.date", "pdate")
    published = published ?? dates.flatMap(WrittenDate.date) ?? marks.time.flatMap(WrittenDate.date)
    address = Self.webAddress(marks.canonical) ?? Self.webAddress(first("og:url")) ?? address ?? marks.entity
    applicationName = first("application-name")
  }

  private var applicationName: String?

  /// Takes from the layout what the metadata do not say.
  mutating func fillGaps(from body: PageBody) {
    let titles = [headline, pageTitle].compactMap { $0 }
    for heading in body.headings where heading.contains(" ") {
      // "Talks resume - The Daily Post" under the heading "Talks resume".
      for title in titles where title.count > heading.count && title.hasPrefix(heading) {
        outlet = outlet ?? Self.end(of: title.dropFirst(heading.count))
        if headline == title || headline == nil { headline = heading }
      }
      // "POLITICS: Talks resume" is how an archive's title puts it.
      if headline == nil, let title = pageTitle, title.hasSuffix(heading) { headline = heading }
    }
    outlet = outlet ?? applicationName
    let headings = body.headings
    if headline == nil { headline = headings.count == 1 ? headings[0] : pageTitle ?? headings.first }
    headline = headline.map(withoutOutlet)
    let layout = layout
    if byline == nil || byline == outlet {
      byline =
        body.bylines.lazy.compactMap { Self.name(in: $0, layout) }.first { $0 != self.outlet } ?? byline
    }
    published = published ?? body.stamps.lazy.compactMap(WrittenDate.date).first { $0.day != nil }
  }

  private static let separators = [" - ", " | ", " – ", " — ", " :: "]

  /// " | World | The Daily Post" → "The Daily Post".
  private static func end(of rest: Substring) -> String? {
    guard separators.contains(where: rest.hasPrefix) else { return nil }
    var end = String(rest)
    for separator in separators {
      if let place = end.range(of: separator, options: .backwards) { end = String(end[place.upperBound...]) }
    }
    return end.split(separator: " ").count <= 6 && !end.isEmpty ? end : nil
  }

  /// "Talks resume - The Daily Post" → "Talks resume".
  private func withoutOutlet(_ title: String) -> String {
    for separator in Self.separators {
      guard let place = title.range(of: separator, options: .backwards) else { continue }
      let end = title[place.upperBound...]
      let isOutlet = outlet.map {
        end.lowercased().contains($0.lowercased()) || $0.lowercased() == end.lowercased()
      }
      if isOutlet ?? (separator == " | " && end.split(separator: " ").count <= 4) {
        return String(title[..<place.lowerBound])
      }
    }
    return title
  }

  /// "By Ann Lee, Reuters" → "Ann Lee, Reuters".
  static func name(in words: String, _ layout: PageLayout) -> String? {
    var parts = Document.tidied(words).split(separator: " ")
    if let first = parts.first, layout.credit.contains(first.lowercased()) { parts.removeFirst() }
    let name = parts.joined(separator: " ")
    // "By our correspondent" names nobody.
    return name.isEmpty || name.utf8.count > 120 || !name.contains(where: \.isUppercase) ? nil : name
  }

  static func webAddress(_ text: String?) -> String? {
    guard let text = text?.filter({ !$0.isWhitespace }), text.utf8.count <= 2000,
      text.lowercased().hasPrefix("http://") || text.lowercased().hasPrefix("https://")
    else { return nil }
    return withoutCounters(text)
  }

  /// One address for all who were led to it, by whatever way.
  private static func withoutCounters(_ address: String) -> String {
    let whole = address.prefix { $0 != "#" }
    guard let mark = whole.firstIndex(of: "?") else { return String(whole) }
    let parts = whole[whole.index(after: mark)...].split(separator: "&").filter {
      !PageLayout.shipped.isCounter($0)
    }
    return whole[..<mark] + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
  }

  /// What elements of the page's head, and those marked by microdata, say.
  private struct Marks {
    var meta: [String: String] = [:]
    var scripts: [String] = []
    var title: String?
    var canonical: String?
    var time: String?
    var publisher: String?
    var entity: String?

    init(_ tree: MarkupTree) {
      tree.forEach(below: 0) { index in
        let node = tree.nodes[index]
        let property = node.attributes["itemprop"]?.lowercased()
        switch node.name {
        case "meta":
          let key = node.attributes["property"] ?? node.attributes["name"] ?? property
          if let key = key?.lowercased(), let content = node.attributes["content"], meta[key] == nil {
            meta[key] = Document.tidied(content)
          }
        case "title": title = title ?? Document.tidied(tree.text(of: index))
        case "link":
          if node.attributes["rel"]?.lowercased() == "canonical" {
            canonical = canonical ?? node.attributes["href"]
          }
        case "time": time = time ?? node.attributes["datetime"]
        case "script":
          if node.attributes["type"]?.lowercased().contains("ld+json") == true {
            scripts.append(tree.text(of: index))
          }
        default: break
        }
        if property == "mainentityofpage" {
          entity =
            entity ?? PageFacts.webAddress(node.attributes["href"] ?? node.attributes["itemid"])
            ?? PageFacts.webAddress(node.attributes["content"])
        }
        if property == "publisher", publisher == nil {
          publisher = tree.property("name", below: index)
        }
      }
    }
  }
}

extension MarkupTree {
  /// What the first element below a node says that microdata calls `name`.
  fileprivate func property(_ name: String, below node: Int) -> String? {
    var found: String?
    forEach(below: node, where: { _ in found == nil }) { index in
      guard nodes[index].attributes["itemprop"]?.lowercased() == name else { return }
      let words = Document.tidied(nodes[index].attributes["content"] ?? text(of: index))
      if !words.isEmpty { found = words }
    }
    return found
  }
}
