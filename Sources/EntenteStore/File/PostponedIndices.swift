internal import EntenteModel

/// The indices that a new graph does without while it is filled.
///
/// Keeping them in order row by row is half the cost of adding a claim, and making one of a million rows at once is a
/// fifth of that. A file without them holds the same graph; questions to it are slow. Whoever opens it next to write,
/// or to read where writing is allowed, makes them: so a build that was killed needs no other care.
enum PostponedIndices {
  /// A graph of more documents than this has them, so that nobody waits long for what a killed build has left undone.
  static let mostDocuments: Int64 = 1 << 16

  /// Makes those that are missing, within a transaction.
  ///
  /// - Complexity: O(*n* log *n*) in the claims; 3 s for a million.
  static func make(in database: Connection) throws {
    // Rows are sorted in runs of the cache's size, and short runs, which the processor's own cache holds, are sorted
    // faster than long ones are merged: 2 MB take two thirds of the time of 96.
    try database.query("PRAGMA cache_size = -2048").run()
    defer { try? database.useWriterCache() }
    let present = Set(
      try database.query("SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL").all {
        $0.text(0)
      })
    for statement in Schema.postponable where !present.contains(statement) {
      try database.query(statement).run()
    }
  }
}
