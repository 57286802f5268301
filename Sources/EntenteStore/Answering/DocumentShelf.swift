internal import EntenteModel
internal import EntenteQuery

/// Reads documents and their texts, and keeps those used last at hand.
final class DocumentShelf {
  private let database: Connection
  private var texts: [Int64: DocumentText] = [:]
  private var bytes = 0
  private var book: CopyBook?

  /// Texts kept at hand, in bytes; a few thousand reports.
  private static let capacity = 16 << 20

  init(_ database: Connection) { self.database = database }

  func text(_ row: Int64) throws -> DocumentText {
    if let known = texts[row] { return known }
    let sql = """
      SELECT digest, text FROM document JOIN document_text ON document_text.document = document.id
      WHERE document.id = ?
      """
    let found = try database.query(sql).first({ $0.add(row) }) {
      DocumentText(Document.ID(rawValue: $0.text(0)), $0.bytes(1))
    }
    guard let found else { throw DamagedRow() }
    if bytes + found.count > Self.capacity {
      texts = [:]
      bytes = 0
    }
    texts[row] = found
    bytes += found.count
    return found
  }

  /// The quotation that stands at a place of a document.
  func quotation(_ document: Int64, at place: PackedQuotation) throws -> Quotation {
    guard let quotation = try text(document).quotation(at: place) else { throw DamagedRow() }
    return quotation
  }

  private static let columns = """
    SELECT document.id, digest, title, path, phrase.text, published, document.entities, document.claims
    FROM document LEFT JOIN phrase ON phrase.id = document.source
    """

  /// The records of the documents for which `condition` holds, in order of id.
  func records(where condition: String, limit: Int? = nil, _ bind: (inout Binding) -> Void = { _ in }) throws
    -> [DocumentRecord]
  {
    var records: [DocumentRecord] = []
    let query = try database.query(Self.columns + " WHERE \(condition) ORDER BY digest")
    try query.forEach(while: { records.count < limit ?? .max }, bind) { records.append(Self.record($0)) }
    return records
  }

  /// The same with the row of each.
  func numberedRecords(where condition: String) throws -> [(row: Int64, record: DocumentRecord)] {
    try database.query(Self.columns + " WHERE \(condition) ORDER BY digest").all {
      ($0.int(0), Self.record($0))
    }
  }

  /// One document with its text.
  func document(_ row: Int64) throws -> Document? {
    let record = try database.query(Self.columns + " WHERE document.id = ?").first(
      { $0.add(row) }, Self.record)
    let origin = try database.query("SELECT address, author FROM origin WHERE document = ?").first(
      { $0.add(row) }, { (address: $0.optionalText(0), author: $0.optionalText(1)) })
    return try record.map {
      Document($0, text: try text(row).text, address: origin?.address, author: origin?.author)
    }
  }

  func origin(of document: Document.ID) throws -> DocumentOrigin? {
    let sql = """
      SELECT phrase.text, published, document.id FROM document LEFT JOIN phrase ON phrase.id = document.source
      WHERE digest = ?
      """
    let found = try database.query(sql).first({ $0.add(document.rawValue) }) {
      (source: $0.optionalText(0), published: $0.optionalInt(1).flatMap(DateCode.date), row: $0.int(2))
    }
    guard let found else { return nil }
    guard let first = try copies().first(of: found.row) else {
      return DocumentOrigin(source: found.source, published: found.published)
    }
    let head = try database.query(
      "SELECT digest, phrase.text FROM document LEFT JOIN phrase ON phrase.id = source WHERE document.id = ?"
    ).first({ $0.add(first.row) }, { (id: Document.ID(rawValue: $0.text(0)), source: $0.optionalText(1)) })
    return DocumentOrigin(
      source: found.source, published: found.published, copyOf: head?.id, firstSource: head?.source)
  }

  func row(of document: Document.ID) throws -> Int64? {
    try database.query("SELECT id FROM document WHERE digest = ?").first(
      { $0.add(document.rawValue) }, { $0.int(0) })
  }

  /// One document with its text.
  func document(_ id: Document.ID) throws -> Document? { try row(of: id).flatMap { try document($0) } }

  private func copies() throws -> CopyBook {
    if let book { return book }
    let book = try CopyBook(database)
    self.book = book
    return book
  }

  private static func record(_ columns: Columns) -> DocumentRecord {
    DocumentRecord(
      id: Document.ID(rawValue: columns.text(1)), title: columns.text(2), path: columns.text(3),
      source: columns.optionalText(4), published: columns.optionalInt(5).flatMap(DateCode.date),
      entities: Int(columns.int(6)), claims: Int(columns.int(7)))
  }
}

extension Document {
  init(_ record: DocumentRecord, text: String, address: String?, author: String?) {
    self.init(
      id: record.id, title: record.title, path: record.path, source: record.source,
      published: record.published, text: text, address: address, author: author)
  }
}
