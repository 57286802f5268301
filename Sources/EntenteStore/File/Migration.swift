internal import GRDB

/// One step from a format of the graph file to the next.
struct Migration {
  /// The format that the step leads to; numbers rise, and may leave some out.
  let version: Int
  /// What the step makes.
  let statements: [String]
  /// Tables that SQLite itself makes on the way.
  var consequences: [String] = []
  /// What the format before had and this one has no more.
  var former: [String] = []
  /// Takes what is former away, makes the statements' tables, and fills them from what was there.
  ///
  /// A step that has none runs its statements.
  var conversion: (@Sendable (Connection) throws -> Void)?

  static let all = [
    Migration(
      version: 1,
      statements: [
        Schema.phrase, FormerSchema.document, Schema.documentByPath, Schema.documentText, Schema.entity,
        Schema.entityByName, Schema.entityCanonical, Schema.entityLinked, Schema.entityMerged,
        Schema.entityRuled, Schema.decision, Schema.profile, Schema.profileByEntity,
        Schema.profileByName, Schema.trait, Schema.traitByEntity, Schema.traitByName, Schema.linkKey,
        Schema.record, Schema.recordByEntity, FormerSchema.claim, Schema.claimBySubject, Schema.claimByObject,
        Schema.claimByAttributed, Schema.claimByDigest, FormerSchema.passage, FormerSchema.passageText,
        FormerSchema.search,
      ], consequences: Schema.searchTables),
    // People are asked for by their surname, documents by their address, copies by their family.
    Migration(
      version: 2,
      statements: [
        Schema.entityByLastWord, Schema.origin, Schema.originByAddress, Schema.copyMark, Schema.copy,
        Schema.copyByFamily,
      ]),
    // A claim is one narrow row, and the index of words goes by documents: they are added half as fast again, and
    // take a third less.
    Migration(
      version: 3, statements: [Schema.document, Schema.claim, Schema.search],
      former: [
        FormerSchema.document, FormerSchema.claim, FormerSchema.passage, FormerSchema.passageText,
        FormerSchema.search,
      ], conversion: { try ThirdFormat(in: $0).convert() }),
  ]

  /// The format that this program writes.
  static var current: Int { all.last?.version ?? 0 }

  /// What a file of a format holds, in an order in which it can be made, and what SQLite makes beside it.
  static func schema(of version: Int) -> (statements: [String], consequences: [String]) {
    var schema: (statements: [String], consequences: [String]) = ([], [])
    for step in all where step.version <= version {
      schema.statements.removeAll(where: step.former.contains)
      schema.statements += step.statements
      schema.consequences += step.consequences
    }
    // An index goes after the table that it is on, which a later step may have made anew.
    schema.statements = schema.statements.filter { !$0.isIndex } + schema.statements.filter(\.isIndex)
    return schema
  }

  /// Takes a file from format `version` (0: an empty file) to the current one, within one transaction.
  ///
  /// A new file is left without the indices that can be postponed.
  static func apply(from version: Int, in database: Database) throws {
    if version == 0 {
      for statement in schema(of: current).statements where !Schema.postponable.contains(statement) {
        try database.execute(sql: statement)
      }
      for pace in Schema.searchPace { try database.execute(sql: pace) }
    } else {
      for step in all where step.version > version {
        if let conversion = step.conversion {
          try conversion(Connection(of: database))
        } else {
          for statement in step.statements { try database.execute(sql: statement) }
        }
      }
      // The indices of a table go with it.
      let present = try String.fetchSet(database, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
      for statement in schema(of: current).statements where !present.contains(statement) {
        try database.execute(sql: statement)
      }
    }
    try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(current)")
  }
}

extension String {
  fileprivate var isIndex: Bool { hasPrefix("CREATE INDEX") || hasPrefix("CREATE UNIQUE INDEX") }
}
