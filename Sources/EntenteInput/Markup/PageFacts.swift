import EntenteModel
import Foundation

/// What a page says of its report beside the text: in JSON-LD, Open Graph, meta tags and links, in this order.
struct PageFacts {
  var headline: String?
  var byline: String?
  var published: CalendarDate?
  var outlet: String?
  var address: String?

  init(_ tree: MarkupTree, layout: PageLayout) {
    self.layout = layout
    var meta: [String: String] = [:]
    var scripts: [String] = []
    var title: String?
    var canonical: String?
    var time: String?
    tree.forEach(below: 0) { index in
      let node = tree.nodes[index]
      switch node.name {
      case "meta":
        let key = node.attributes["property"] ?? node.attributes["name"] ?? node.attributes["itemprop"]
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
    }
    for script in scripts { readLinkedData(script) }
    func first(_ keys: String...) -> String? {
      keys.lazy.compactMap { meta[$0] }.first { !$0.isEmpty }
    }
    outlet = outlet ?? first("og:site_name", "application-name", "dc.publisher", "publisher")
    headline = headline ?? first("og:title", "twitter:title", "dc.title", "headline")
    pageTitle = title.flatMap { $0.isEmpty ? nil : $0 }
    let author = first("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
    // Open Graph's author is an address as often as a name.
    byline = byline ?? author.flatMap { $0.contains("://") ? nil : Self.name(in: $0, layout) }
    let dates = first(
      "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate",
      "publish-date",
      "parsely-pub-date", "og:published_time", "dcterms.created", "sailthru.date")
    published = published ?? dates.flatMap(WrittenDate.date) ?? time.flatMap(WrittenDate.date)
    address = Self.webAddress(canonical) ?? Self.webAddress(first("og:url")) ?? address
  }

  private var pageTitle: String?
  private let layout: PageLayout

  /// Takes from the layout what the metadata do not say.
  mutating func fillGaps(headings: [String], bylines: [String]) {
    if headline == nil { headline = headings.count == 1 ? headings[0] : pageTitle ?? headings.first }
    headline = headline.map(withoutOutlet)
    let layout = layout
    if byline == nil { byline = bylines.lazy.compactMap { Self.name(in: $0, layout) }.first }
  }

  /// "Talks resume - The Daily Post" → "Talks resume".
  private func withoutOutlet(_ title: String) -> String {
    for separator in [" - ", " | ", " – ", " — ", " :: "] {
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
    return name.isEmpty || name.utf8.count > 120 ? nil : name
  }

  static func webAddress(_ text: String?) -> String? {
    guard let text = text?.filter({ !$0.isWhitespace }), text.utf8.count <= 2000,
      text.lowercased().hasPrefix("http://") || text.lowercased().hasPrefix("https://")
    else { return nil }
    return text
  }

  // MARK: JSON-LD

  private mutating func readLinkedData(_ text: String) {
    guard text.utf8.count <= 1_000_000, let value = try? JSONSerialization.jsonObject(with: Data(text.utf8))
    else { return }
    var open: [Any] = [value]
    var seen = 0
    while let next = open.popLast(), seen < 2000 {
      seen += 1
      if let list = next as? [Any] { open.append(contentsOf: list.reversed()) }
      guard let object = next as? [String: Any] else { continue }
      if let graph = object["@graph"] { open.append(graph) }
      let types = (object["@type"] as? [String]) ?? (object["@type"] as? String).map { [$0] } ?? []
      guard
        types.contains(where: { $0.hasSuffix("Article") || $0.hasSuffix("BlogPosting") || $0 == "Report" })
      else { continue }
      headline = headline ?? Self.text(object["headline"]) ?? Self.text(object["name"])
      byline = byline ?? Self.names(object["author"]) ?? Self.names(object["creator"])
      published =
        published ?? Self.text(object["datePublished"]).flatMap(WrittenDate.date)
        ?? Self.text(object["dateCreated"]).flatMap(WrittenDate.date)
      outlet = outlet ?? Self.names(object["publisher"])
      address =
        address ?? Self.webAddress(object["url"] as? String)
        ?? Self.webAddress(object["mainEntityOfPage"] as? String)
        ?? Self.webAddress((object["mainEntityOfPage"] as? [String: Any])?["@id"] as? String)
    }
  }

  private static func text(_ value: Any?) -> String? {
    guard let text = (value as? String).map(Document.tidied), !text.isEmpty else { return nil }
    return WebText.unescaped(text)
  }

  /// The names of persons or organisations: texts, objects with a name, or lists of them.
  private static func names(_ value: Any?) -> String? {
    if let list = value as? [Any] {
      let found = list.compactMap { names($0) }
      return found.isEmpty ? nil : found.joined(separator: ", ")
    }
    if let object = value as? [String: Any] { return text(object["name"]) }
    return text(value)
  }
}

/// Text from within scripts, where markup is sometimes escaped twice.
enum WebText {
  static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return [
      ("&quot;", "\""), ("&#39;", "'"), ("&rsquo;", "’"), ("&lsquo;", "‘"), ("&nbsp;", " "), ("&amp;", "&"),
    ]
    .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }
}
