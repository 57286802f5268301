internal import EntenteModel
internal import EntenteQuery

/// What reads one state of a graph file: the parts that look things up, sharing what they have looked up.
struct Reader {
  let database: Connection
  let ontology: Ontology
  let vocabulary: Vocabulary
  let shelf: DocumentShelf
  let entities: EntityLoader
  let claims: ClaimLoader

  init(_ database: Connection, ontology: Ontology) throws {
    self.database = database
    self.ontology = ontology
    vocabulary = try Vocabulary(database, ontology: ontology)
    shelf = DocumentShelf(database)
    entities = EntityLoader(database, ontology: ontology, vocabulary: vocabulary)
    claims = ClaimLoader(database, vocabulary: vocabulary, shelf: shelf)
  }

  func ties(_ filter: ClaimFilter, _ direction: Direction) throws -> RowTies {
    try RowTies(database, vocabulary: vocabulary, filter: filter, direction: direction)
  }

  /// The claims between two entities shown, either way round, in order of id.
  func claims(between first: Int64, and second: Int64) throws -> [Claim] {
    var found: [Claim] = []
    let firsts = try vocabulary.members(of: first)
    let seconds = try vocabulary.members(of: second)
    for one in firsts {
      for other in seconds {
        for (subject, object) in one == other ? [(one, other)] : [(one, other), (other, one)] {
          try claims.forEach(
            "WHERE subject = ? AND object = ?",
            {
              $0.add(subject)
              $0.add(object)
            }, { found.append($0) })
        }
      }
    }
    // An entity asked about with itself meets each of its pairs from both sides.
    return Array(Set(found)).sorted { $0.id < $1.id }
  }

  /// The mentions of one entity shown in the documents that `isWanted` picks, in order of place.
  func mentions(of row: Int64, in isWanted: (Int64) -> Bool = { _ in true }) throws -> [Mention] {
    var mentions: [Mention] = []
    let id = try vocabulary.shownID(row)
    for member in try vocabulary.members(of: row) {
      try database.query("SELECT document, body FROM record WHERE entity = ?").forEach({ $0.add(member) }) {
        columns in
        let document = columns.int(0)
        guard isWanted(document) else { return }
        for place in try RecordBody(columns.bytes(1)).mentions {
          mentions.append(Mention(entity: id, quotation: try shelf.quotation(document, at: place)))
        }
      }
    }
    return mentions.sorted()
  }
}

extension GraphStore {
  /// Reads one state of the file.
  func read<Value>(with body: (Reader) throws -> Value) throws(StoreError) -> Value {
    try read { database in try body(Reader(database, ontology: ontology)) }
  }
}
