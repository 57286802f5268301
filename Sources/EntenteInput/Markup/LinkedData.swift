import EntenteModel
import Foundation

/// What the JSON-LD of a page says of the report on it.
struct LinkedData {
  private(set) var headline: String?
  private(set) var byline: String?
  private(set) var published: CalendarDate?
  private(set) var outlet: String?
  private(set) var address: String?
  /// The report itself, in paragraphs.
  private(set) var body: String?

  /// The most values that are looked at, and the most bytes of one script.
  private static let mostValues = 2000
  private static let mostBytes = 1_000_000

  /// - Returns: `nil` where no script holds JSON.
  init?(_ scripts: [String]) {
    var objects: [[String: Any]] = []
    for value in scripts.compactMap(Self.json) { Self.gather(value, into: &objects) }
    guard !objects.isEmpty else { return nil }
    // Objects refer to one another by "@id".
    var names: [String: String] = [:]
    for object in objects {
      if let id = object["@id"] as? String, let name = Self.text(object["name"]), names[id] == nil {
        names[id] = name
      }
    }
    for object in objects where Self.isReport(object) {
      headline = headline ?? Self.text(object["headline"]) ?? Self.text(object["name"])
      byline = byline ?? Self.names(object["author"], names) ?? Self.names(object["creator"], names)
      published =
        published ?? Self.text(object["datePublished"]).flatMap(WrittenDate.date)
        ?? Self.text(object["dateCreated"]).flatMap(WrittenDate.date)
      outlet = outlet ?? Self.names(object["publisher"], names)
      address =
        address ?? PageFacts.webAddress(object["url"] as? String)
        ?? PageFacts.webAddress(object["mainEntityOfPage"] as? String)
        ?? PageFacts.webAddress((object["mainEntityOfPage"] as? [String: Any])?["@id"] as? String)
      body = body ?? Self.paragraphs(object["articleBody"] as? String)
    }
  }

  private static func isReport(_ object: [String: Any]) -> Bool {
    let types = (object["@type"] as? [String]) ?? (object["@type"] as? String).map { [$0] } ?? []
    return types.contains { $0.hasSuffix("Article") || $0.hasSuffix("BlogPosting") || $0 == "Report" }
  }

  /// Scripts hold JSON within comments at times, and line breaks within texts, which JSON forbids.
  private static func json(_ script: String) -> Any? {
    guard script.utf8.count <= mostBytes else { return nil }
    if let value = try? JSONSerialization.jsonObject(with: Data(script.utf8)) { return value }
    guard let start = script.firstIndex(where: { "{[".contains($0) }),
      let end = script.lastIndex(where: { "}]".contains($0) }), start < end
    else { return nil }
    var bytes = Array(script[start...end].utf8)
    for index in bytes.indices where bytes[index] < 0x20 { bytes[index] = 0x20 }
    return try? JSONSerialization.jsonObject(with: Data(bytes))
  }

  /// The objects of lists and graphs, in their order.
  private static func gather(_ value: Any, into objects: inout [[String: Any]]) {
    var open = [value]
    while let next = open.popLast(), objects.count < mostValues {
      if let list = next as? [Any] { open.append(contentsOf: list.prefix(mostValues).reversed()) }
      guard let object = next as? [String: Any] else { continue }
      objects.append(object)
      if let graph = object["@graph"] { open.append(graph) }
    }
  }

  private static func text(_ value: Any?) -> String? {
    guard let text = (value as? String).map(Document.tidied), !text.isEmpty else { return nil }
    return WebText.unescaped(text)
  }

  /// The names of persons or organisations: texts, objects with a name or the id of one, or lists of them.
  private static func names(_ value: Any?, _ known: [String: String]) -> String? {
    if let list = value as? [Any] {
      let found = list.prefix(mostValues).compactMap { names($0, known) }
      return found.isEmpty ? nil : found.joined(separator: ", ")
    }
    if let object = value as? [String: Any] {
      return text(object["name"]) ?? (object["@id"] as? String).flatMap { known[$0] }
    }
    guard let text = text(value), !text.contains("://") else { return nil }
    return text
  }

  private static func paragraphs(_ body: String?) -> String? {
    guard let body, !body.isEmpty else { return nil }
    if body.contains("</") || body.contains("&lt;/") {
      let markup = body.contains("</") ? body : WebText.unescaped(body)
      return (try? WebPage.text(ofFragment: markup, nesting: InputLimits().nesting)).flatMap {
        $0.isEmpty ? nil : $0
      }
    }
    let lines = WebText.unescaped(body).split(whereSeparator: \.isNewline).map(Document.tidied)
    return lines.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}
