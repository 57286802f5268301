import EntenteModel

/// Which fields of a record hold what; the names are tried in order, without regard to case.
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
    text = ["text", "body", "content", "article", "maintext", "fulltext", "articlebody"]
    title = ["title", "headline"]
    published = ["published", "date", "publishedat", "date_publish", "pubdate", "datepublished", "timestamp"]
    source = ["source", "outlet", "publisher", "publication", "site", "source_name", "sitename"]
    address = ["url", "address", "link", "uri"]
    author = ["author", "authors", "byline"]
    id = ["id", "guid", "key"]
    path = ["path"]
  }
}

/// One line of JSON or one row of a table, by field.
struct Record {
  /// The texts of the fields, whose names are in lower case.
  let fields: [String: String]

  func first(_ names: [String]) -> String? {
    names.lazy.compactMap { fields[$0.lowercased()] }.first { !$0.allSatisfy(\.isWhitespace) }
  }

  /// The document that the record is.
  ///
  /// - Parameters:
  ///   - name: what messages call the record.
  ///   - file: the path of the file that the record stands in; empty for standard input.
  ///   - number: of the record's line.
  func document(_ names: RecordFields, name: String, file: String, number: Int) throws(InputError) -> Document
  {
    guard let body = first(names.text) else {
      if fields.keys.contains(where: { names.text.contains($0) }) { throw .noWords(name) }
      throw .noField(name, field: names.text.first ?? "text", names: fields.keys.sorted())
    }
    let title = first(names.title).map(Document.tidied)
    let text = PlainText.joined(title: title, body: body)
    guard let shown = title.map(Document.shortened) ?? Document.title(of: text) else { throw .noWords(name) }
    let address = PageFacts.webAddress(first(names.address))
    let place =
      first(names.id).map { file.isEmpty ? $0 : file + "#" + $0 } ?? (file.isEmpty ? "" : "\(file):\(number)")
    return Document(
      id: Document.ID(digestOf: text), title: shown, path: first(names.path) ?? place,
      source: first(names.source).map(Document.tidied),
      published: first(names.published).flatMap(WrittenDate.date), text: text, address: address,
      author: first(names.author).map(Document.tidied))
  }
}
