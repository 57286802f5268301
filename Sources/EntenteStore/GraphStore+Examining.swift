internal import EntenteModel

extension GraphStore {
  /// Looks for damage in the whole file, and says in sentences what is wrong; empty for a sound graph.
  ///
  /// - Complexity: O(*n* log *n*) in the size of the file.
  public func examine() throws(StoreError) -> [String] {
    try read { database in
      var faults = try database.query("PRAGMA quick_check(20)").all { $0.text(0) }.filter { $0 != "ok" }
      // What is broken below this is not worth asking further.
      guard faults.isEmpty else { return faults }
      for (sql, fault) in Self.checks {
        let count = try database.query(sql).first { $0.int(0) } ?? 0
        if count > 0 { faults.append("\(count) \(fault)") }
      }
      var wrong = 0
      try Self.attempt("what documents say of entities", &faults) {
        wrong = try Self.miscounted(in: database)
      }
      if wrong > 0 { faults.append("\(wrong) descriptions or names are counted wrongly") }
      try Self.readAll(Reader(database, ontology: ontology), &faults)
      return faults
    }
  }

  /// The tables that hold rows, with their number; the words that come again and again are left out.
  ///
  /// A graph without documents and decisions has none.
  public func rowsLeft() throws(StoreError) -> [String: Int] {
    try read { database in
      var counts: [String: Int] = [:]
      for table in [
        "claim", "copy", "copy_mark", "decision", "document", "document_text", "entity", "link_key", "origin",
        "profile", "record", "search_docsize", "trait",
      ] {
        let count = try database.query("SELECT count(*) FROM \(table)").first { Int($0.int(0)) } ?? 0
        if count > 0 { counts[table] = count }
      }
      return counts
    }
  }

  /// Questions whose answer is 0 in a sound file, and what another answer counts.
  private static let checks = [
    ("SELECT count(*) FROM pragma_foreign_key_check", "rows belong to a document that is not there"),
    (
      """
      SELECT count(*) FROM claim WHERE subject NOT IN (SELECT id FROM entity)
        OR object NOT IN (SELECT id FROM entity)
        OR (attributed IS NOT NULL AND attributed NOT IN (SELECT id FROM entity))
      """, "claims name an entity that is not there"
    ),
    ("SELECT count(*) FROM claim WHERE typeof(digest) NOT IN ('integer', 'text')", "claims have no id"),
    (
      "SELECT count(*) FROM entity WHERE canonical NOT IN (SELECT id FROM entity WHERE canonical = id)",
      "entities lead to one that is not shown"
    ),
    (
      "SELECT count(*) FROM document WHERE claims <> (SELECT count(*) FROM claim WHERE document = document.id)",
      "documents have another number of claims than is noted"
    ),
    (
      "SELECT count(*) FROM document WHERE id NOT IN (SELECT document FROM document_text)",
      "documents have no text"
    ),
    (
      "SELECT count(*) FROM copy_mark WHERE document NOT IN (SELECT id FROM document)",
      "marks of copies belong to a document that is not there"
    ),
    (
      "SELECT count(*) FROM document WHERE claims > 0 AND id NOT IN (SELECT id FROM search_docsize)",
      "documents are not in the index of words"
    ),
  ]

  /// How many profiles and traits are noted for another number of documents than give them.
  private static func miscounted(in database: Connection) throws -> Int {
    var profiles: [Int64: Int64] = [:]
    var traits: [Int64: Int64] = [:]
    try database.query("SELECT body FROM record").forEach {
      for description in try RecordBody($0.bytes(0)).descriptions {
        profiles[description.profile, default: 0] += 1
        for trait in description.traits { traits[trait, default: 0] += 1 }
      }
    }
    var wrong = 0
    try database.query("SELECT id, documents FROM profile").forEach {
      if profiles.removeValue(forKey: $0.int(0)) != $0.int(1) { wrong += 1 }
    }
    try database.query("SELECT id, documents FROM trait").forEach {
      if traits.removeValue(forKey: $0.int(0)) != $0.int(1) { wrong += 1 }
    }
    return wrong + profiles.count + traits.count
  }

  /// Reads everything once, as an export does.
  private static func readAll(_ reader: Reader, _ faults: inout [String]) throws {
    try attempt("a claim", &faults) { try reader.claims.forEach("ORDER BY claim.document, ordinal") { _ in } }
    try attempt("an entity", &faults) { _ = try reader.entities.all() }
    try attempt("a mention", &faults) {
      try reader.database.query("SELECT document, body FROM record").forEach { columns in
        for place in try RecordBody(columns.bytes(1)).mentions {
          _ = try reader.shelf.quotation(columns.int(0), at: place)
        }
      }
    }
  }

  private static func attempt(_ what: String, _ faults: inout [String], _ body: () throws -> Void) throws {
    do {
      try body()
    } catch is DamagedRow {
      faults.append("\(what) cannot be read")
    } catch is ByteReader.Malformed {
      faults.append("\(what) cannot be read")
    }
  }
}
