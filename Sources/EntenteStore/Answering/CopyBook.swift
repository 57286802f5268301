internal import EntenteModel
internal import EntenteQuery

/// Says as whose word a document counts: its outlet's, its own, or, for a copy, that of the first of its family.
final class CopyBook {
  private let database: Connection
  private let hasCopies: Bool
  private var families: [Int64: Int64?] = [:]
  /// Whether `families` holds every document that has one.
  private var areAllKnown = false
  private var firsts: [Int64: (row: Int64, source: Int64?)] = [:]

  /// After so many single questions the rest are read at once, where they are not too many.
  private static let patience = 24
  private static let most = 20_000

  init(_ database: Connection) throws {
    self.database = database
    hasCopies = try database.query("SELECT 1 FROM copy LIMIT 1").first { _ in true } ?? false
  }

  /// A number for an `EvidenceScale`: negative for outlets, else the row of a document.
  func number(of document: Int64, source: Int64?) throws -> Int64 {
    guard let first = try first(of: document) else { return source.map { -$0 } ?? document }
    return first.source.map { -$0 } ?? first.row
  }

  /// The first document of the family of `document`, or `nil` when it has no copies.
  func first(of document: Int64) throws -> (row: Int64, source: Int64?)? {
    guard hasCopies, let family = try family(of: document) else { return nil }
    if let known = firsts[family] { return known }
    let sql = """
      SELECT document.id, source FROM copy JOIN document ON document.id = copy.document WHERE family = ?
      ORDER BY published IS NULL, published, digest LIMIT 1
      """
    let first = try database.query(sql).first({ $0.add(family) }) { ($0.int(0), $0.optionalInt(1)) }
    guard let first else { throw DamagedRow() }
    firsts[family] = first
    return first
  }

  private func family(of document: Int64) throws -> Int64? {
    if let known = families[document] { return known }
    if areAllKnown { return nil }
    if families.count == Self.patience, try readAll() { return families[document] ?? nil }
    let family = try database.query("SELECT family FROM copy WHERE document = ?").first(
      { $0.add(document) }, { $0.int(0) })
    families[document] = family
    return family
  }

  private func readAll() throws -> Bool {
    let sql = "SELECT document, family FROM copy LIMIT \(Self.most + 1)"
    let rows = try database.query(sql).all { ($0.int(0), $0.int(1)) }
    guard rows.count <= Self.most else { return false }
    families.reserveCapacity(families.count + rows.count)
    for (document, family) in rows { families[document] = family }
    areAllKnown = true
    return true
  }
}
