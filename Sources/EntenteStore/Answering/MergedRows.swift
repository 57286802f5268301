internal import EntenteModel

/// Says as which row an entity is shown.
///
/// Most entities are shown as themselves, so that those which are not are few enough to be held; asking for each end
/// of each claim would be half the cost of a walk.
final class MergedRows {
  private let database: Connection
  private var known: [Int64: Int64] = [:]
  private let areAllKnown: Bool

  /// So many are read at once; a cold question to a graph with more of them asks for each end that it meets.
  private static let most = 1000

  init(_ database: Connection) throws {
    self.database = database
    var count = 0
    let sql = "SELECT id, canonical FROM entity WHERE canonical <> id LIMIT \(Self.most + 1)"
    let rows = try database.query(sql).all { ($0.int(0), $0.int(1)) }
    for (row, shown) in rows {
      known[row] = shown
      count += 1
    }
    areAllKnown = count <= Self.most
  }

  func shown(_ row: Int64) throws -> Int64 {
    if known.isEmpty, areAllKnown { return row }
    if let shown = known[row] { return shown }
    if areAllKnown { return row }
    let found = try database.query("SELECT canonical FROM entity WHERE id = ?").first({ $0.add(row) }) {
      $0.int(0)
    }
    guard let found else { throw DamagedRow() }
    known[row] = found
    return found
  }
}
