/// The statements that adding a document runs, prepared once for a connection.
struct WriterStatements {
  let insertPhrase: Insertion
  let insertDocument: Insertion
  let insertText: Insertion
  let insertEntity: Insertion
  let insertShownEntity: Insertion
  let insertProfile: Insertion
  let insertLinkKey: Insertion
  let insertTrait: Insertion
  let insertRecord: Insertion
  let insertClaim: Insertion
  let indexWords: Insertion
  let unindexWords: Insertion
  let countProfile: Insertion
  let countTrait: Insertion
  let showEntity: Insertion
  let linkEntity: Insertion
  let phrase: Query
  let entity: Query
  let key: Query
  let linked: Query
  let trait: Query
  let seekers: Query
  let candidates: Query
  let insertOrigin: Insertion
  let insertMark: Insertion
  let removeMark: Insertion
  let insertCopy: Insertion
  let marked: Query
  let family: Query
  let document: Query
  let documentsAtPath: Query

  /// A row of `claim`, and one of the index of words, which the making of another format fills too.
  static let claimInsertion = insertion(into: "claim", 13)
  static let wordInsertion = "INSERT INTO search(rowid, text) VALUES (?, ?)"

  private static func insertion(into table: String, _ columns: Int) -> String {
    let places = Array(repeating: "?", count: columns).joined(separator: ",")
    return "INSERT INTO \(table) VALUES (\(places))"
  }

  init(in database: Connection) throws {
    func insertion(into table: String, _ columns: Int) throws -> Insertion {
      try Insertion(Self.insertion(into: table, columns), in: database)
    }
    insertPhrase = try insertion(into: "phrase", 2)
    insertDocument = try insertion(into: "document", 8)
    insertText = try insertion(into: "document_text", 2)
    insertEntity = try Insertion(
      "INSERT INTO entity(id, key, linked, canonical) VALUES (?1, ?2, ?1, ?1)", in: database)
    insertShownEntity = try Insertion(
      """
      INSERT INTO entity(id, key, linked, canonical, kind, name, folded, country)
      VALUES (?1, ?2, ?1, ?1, ?3, ?4, ?5, ?6)
      """, in: database)
    insertProfile = try insertion(into: "profile", 9)
    insertLinkKey = try insertion(into: "link_key", 4)
    insertTrait = try insertion(into: "trait", 6)
    insertRecord = try insertion(into: "record", 3)
    insertClaim = try Insertion(Self.claimInsertion, in: database)
    indexWords = try Insertion(Self.wordInsertion, in: database)
    unindexWords = try Insertion(
      "INSERT INTO search(search, rowid, text) VALUES ('delete', ?, ?)", in: database)
    countProfile = try Insertion(
      "UPDATE profile SET documents = documents + ? WHERE id = ?", in: database)
    countTrait = try Insertion("UPDATE trait SET documents = documents + ? WHERE id = ?", in: database)
    showEntity = try Insertion(
      "UPDATE entity SET kind = ?, name = ?, folded = ?, country = ?, ruled = ? WHERE id = ?",
      in: database)
    linkEntity = try Insertion("UPDATE entity SET linked = ?1, canonical = ?1 WHERE id = ?2", in: database)
    insertOrigin = try insertion(into: "origin", 3)
    insertMark = try insertion(into: "copy_mark", 2)
    removeMark = try Insertion("DELETE FROM copy_mark WHERE mark = ? AND document = ?", in: database)
    insertCopy = try insertion(into: "copy", 2)
    marked = try database.query("SELECT document FROM copy_mark WHERE mark = ? LIMIT 1")
    family = try database.query("SELECT family FROM copy WHERE document = ?")
    phrase = try database.query("SELECT id FROM phrase WHERE text = ?")
    entity = try database.query("SELECT id FROM entity WHERE key = ?")
    key = try database.query("SELECT key FROM entity WHERE id = ?")
    linked = try database.query("SELECT linked FROM entity WHERE id = ?")
    trait = try database.query("SELECT id FROM trait WHERE entity = ? AND facet = ? AND value = ?")
    seekers = try database.query(
      """
      SELECT DISTINCT entity FROM link_key WHERE key = ? AND role = ?
        AND EXISTS (SELECT 1 FROM profile WHERE profile.entity = link_key.entity AND country IS NOT NULL)
      """)
    candidates = try database.query(
      """
      SELECT DISTINCT entity FROM link_key WHERE key = ?1 AND role = ?2 AND entity <> ?3
        AND EXISTS (SELECT 1 FROM profile WHERE profile.entity = link_key.entity AND country = ?4)
        AND NOT EXISTS (SELECT 1 FROM profile WHERE profile.entity = link_key.entity AND sought IS NOT NULL)
      LIMIT ?5
      """)
    document = try database.query(
      """
      SELECT document.id, path, title, phrase.text, published
      FROM document LEFT JOIN phrase ON phrase.id = source WHERE digest = ?
      """)
    documentsAtPath = try database.query("SELECT id FROM document WHERE path = ? AND digest <> ?")
  }
}
