import EntenteModel

/// Which fields of a record hold what; the names are tried in order, without regard to case, blanks, underscores and
/// hyphens.
public struct RecordFields: Sendable, Hashable {
  public var text: [String]
  public var title: [String]
  public var published: [String]
  public var source: [String]
  public var address: [String]
  public var author: [String]
  /// What names the record within its file.
  public var id: [String]
  /// Where the text comes from, for records that say so themselves.
  public var path: [String]

  public init() {
    text = [
      "text", "body", "content", "article", "maintext", "fulltext", "articlebody", "articletext", "bodytext",
      "storytext", "story", "plaintext", "description", "summary",
    ]
    title = ["title", "headline", "heading"]
    published = [
      "published", "date", "publishedat", "publisheddate", "publishdate", "publicationdate", "datepublish",
      "datepublished", "pubdate", "datetime", "timestamp", "createdat",
    ]
    source = [
      "source", "outlet", "publisher", "publication", "newspaper", "site", "sourcename", "sitename", "domain",
    ]
    address = ["url", "address", "link", "uri", "weburl", "articleurl", "permalink", "canonicalurl"]
    author = ["author", "authors", "byline", "creator"]
    id = ["id", "guid", "key"]
    path = ["path"]
  }

  /// A field that somebody asked for by its name, and that a table of these columns does not have.
  func missing(among columns: [String]) -> String? {
    let usual = RecordFields()
    let columns = Set(columns.map(Record.plain))
    for field in [\RecordFields.text, \.title, \.published, \.source, \.address, \.id]
    where self[keyPath: field] != usual[keyPath: field] {
      let names = self[keyPath: field]
      if !names.contains(where: { columns.contains(Record.plain($0)) }) { return names.first }
    }
    return nil
  }
}

/// One line of JSON or one row of a table, by field.
struct Record {
  /// The names of the fields as they stand, for messages.
  let names: [String]
  /// What fields hold: several pieces where they hold a list of texts.
  private let fields: [String: [String]]

  init(_ cells: [String: String]) { self.init(cells.mapValues { [$0] }) }

  init(_ fields: [String: [String]]) {
    names = fields.keys.sorted()
    // Of two names that differ only in how they are written, the first in order counts.
    let pairs = fields.sorted { $0.key < $1.key }.map { (Self.plain($0.key), $0.value) }
    self.fields = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// "Publish_Date" → "publishdate".
  static func plain(_ name: String) -> String {
    // Most names are so already, and some fifty of them are looked for in each record.
    if name.utf8.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) { return name }
    return String(name.lowercased().filter { !$0.isWhitespace && $0 != "_" && $0 != "-" })
  }

  /// What the first of the fields holds that is there and not blank.
  func first(_ names: [String], joinedBy separator: String = ", ") -> String? {
    names.lazy.compactMap { fields[Self.plain($0)]?.joined(separator: separator) }
      .first { !$0.allSatisfy(\.isWhitespace) }
  }

  /// The document that the record is.
  ///
  /// - Parameters:
  ///   - name: what messages call the record.
  ///   - origin: the file that the record stands in.
  ///   - number: of the record's line; `nil` where the record is the whole file.
  func document(_ names: RecordFields, name: String, in origin: Origin, number: Int?) throws(InputError)
    -> Document
  {
    guard let body = first(names.text, joinedBy: "\n\n").map(Self.withoutMarkup) else {
      if names.text.contains(where: { fields[Self.plain($0)] != nil }) { throw .noWords(name) }
      throw .noField(name, field: names.text.first ?? "text", names: self.names)
    }
    let title = first(names.title).map(Document.tidied).map(WebPage.words(ofTitle:))
    let text = PlainText.joined(title: title, body: body)
    guard let shown = title.map(Document.shortened) ?? Document.title(of: text) else { throw .noWords(name) }
    let address = PageFacts.webAddress(first(names.address))
    let author = first(names.author).flatMap { PageFacts.name(in: $0, .shipped) ?? Document.tidied($0) }
    return Document(
      id: Document.ID(digestOf: text), title: shown, path: first(names.path) ?? place(names, origin, number),
      source: first(names.source).map(Document.tidied),
      published: first(names.published).flatMap(WrittenDate.date), text: text, address: address,
      author: author)
  }

  /// What is to be said of the record's fields: a date that is there and cannot be read.
  func notices(_ names: RecordFields, name: String) -> [InputNotice] {
    guard let written = first(names.published), WrittenDate.date(written) == nil else { return [] }
    return [.undated(name, date: String(Document.tidied(written).prefix(40)))]
  }

  private func place(_ names: RecordFields, _ origin: Origin, _ number: Int?) -> String {
    guard let number else { return origin.path }
    return first(names.id).map(origin.path(ofRecord:)) ?? origin.path(of: ":\(number)")
  }

  /// Exports of web sites hold a report as markup.
  private static func withoutMarkup(_ body: String) -> String {
    guard isMarkup(body), MarkupTree.isAvailable,
      let text = try? WebPage.text(ofFragment: body, nesting: InputLimits().nesting), !text.isEmpty
    else { return body }
    return text
  }

  /// Whether paragraphs end or lines break in it by tags.
  private static func isMarkup(_ body: String) -> Bool {
    var rest = body.utf8[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[start...]
      if tags.contains(where: { rest.starts(with: $0.utf8) }) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  private static let tags = ["</p>", "<br", "</div>"]
}
