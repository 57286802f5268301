internal import GRDB

/// One step from a format of the graph file to the next.
struct Migration {
  /// The format that the step leads to; numbers rise, and may leave some out.
  let version: Int
  let statements: [String]
  /// Tables that SQLite itself makes on the way.
  var consequences: [String] = []

  static let all = [
    Migration(
      version: 1,
      statements: [
        Schema.phrase, Schema.document, Schema.documentByPath, Schema.documentText, Schema.entity,
        Schema.entityByName, Schema.entityCanonical, Schema.entityLinked, Schema.entityMerged,
        Schema.entityRuled, Schema.decision, Schema.profile, Schema.profileByEntity,
        Schema.profileByName, Schema.trait, Schema.traitByEntity, Schema.traitByName, Schema.linkKey,
        Schema.record, Schema.recordByEntity, Schema.claim, Schema.claimBySubject, Schema.claimByObject,
        Schema.claimByAttributed, Schema.claimByDigest, Schema.passage, Schema.passageText, Schema.search,
      ], consequences: Schema.searchTables),
    // People are asked for by their surname, documents by their address, copies by their family.
    Migration(
      version: 2,
      statements: [
        Schema.entityByLastWord, Schema.origin, Schema.originByAddress, Schema.copyMark, Schema.copy,
        Schema.copyByFamily,
      ]),
  ]

  /// The format that this program writes.
  static var current: Int { all.last?.version ?? 0 }

  /// Takes a file from format `version` (0: an empty file) to the current one, within one transaction.
  ///
  /// A new file is left without the indices that can be postponed.
  static func apply(from version: Int, in database: Database) throws {
    for step in all where step.version > version {
      for statement in step.statements where version > 0 || !Schema.postponable.contains(statement) {
        try database.execute(sql: statement)
      }
    }
    if version == 0 { try database.execute(sql: Schema.searchPace) }
    try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(current)")
  }
}
