/// Tells our own tables from tables that somebody else has made or changed.
///
/// A graph file may come from anywhere. Triggers, views, generated columns or defaults in it would be SQL that
/// runs in our process, so a file is opened only if its schema is ours to the letter.
enum SchemaCheck {
  struct Finding {
    /// What is not as it should be, or `nil` when all is.
    let difference: String?
    /// Whether a new graph was not filled to its end, so that indices are to be made.
    let lacksIndices: Bool
  }

  static func finding(in database: Connection, version: Int) throws -> Finding {
    let schema = Migration.schema(of: version)
    var expected = Set(schema.statements + schema.consequences)
    let rows = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
    var foreign: String?
    try database.query(rows).forEach(while: { foreign == nil }) { row in
      if expected.remove(row.text(2)) == nil { foreign = "\(row.text(0)) '\(Self.printable(row.text(1)))'" }
    }
    if expected.isEmpty || foreign != nil { return Finding(difference: foreign, lacksIndices: false) }
    let isPostponed = expected.isSubset(of: Schema.postponable)
    return Finding(difference: isPostponed ? nil : "a table or index is missing", lacksIndices: isPostponed)
  }

  /// A name from a foreign file, fit for a terminal.
  private static func printable(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.prefix(40).map { $0.value < 0x20 || $0.value == 0x7F ? "?" : $0 }))
  }
}
