internal import EntenteModel
internal import EntenteQuery

/// What of a graph is of one time: the documents that were published in it, what they mention, and the claims of it.
struct TimeSurvey {
  /// Rows of documents.
  private(set) var documents: Set<Int64> = []
  /// Rows of the entities shown that these documents mention, or that claims of the time name; those of claims are left
  /// out where the filter has no time.
  private(set) var entities: Set<Int64> = []
  private(set) var mentions = 0

  /// - Parameter filter: of it, the time, and whether derived claims count.
  /// - Complexity: O(*n*) in the rows of the graph.
  init(_ reader: Reader, _ filter: ClaimFilter) throws {
    let database = reader.database
    let merged = try MergedRows(database)
    try database.query("SELECT id, published FROM document").forEach { row in
      if filter.admits(date: row.optionalInt(1).flatMap(DateCode.date)) { documents.insert(row.int(0)) }
    }
    try database.query("SELECT document, entity, body FROM record").forEach { row in
      guard documents.contains(row.int(0)) else { return }
      let count = try RecordBody(row.bytes(2)).mentions.count
      mentions += count
      if count > 0 { entities.insert(try merged.shown(row.int(1))) }
    }
    guard filter.isTimed else { return }
    let claims = "SELECT subject, object, attributed, day, rule, document, ordinal FROM claim"
    try database.query(claims).forEach { row in
      guard filter.admits(date: row.optionalInt(3).flatMap(DateCode.date)),
        try filter.includesDerived || !Claim.isDerived(byRule: reader.vocabulary.phrase(row.int(4))),
        !reader.vocabulary.rejected.contains(ClaimPlace(document: row.int(5), ordinal: row.int(6)))
      else { return }
      for end in [row.int(0), row.int(1), row.optionalInt(2)].compactMap({ $0 }) {
        entities.insert(try merged.shown(end))
      }
    }
  }
}
