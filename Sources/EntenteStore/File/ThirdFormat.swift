internal import EntenteModel

/// Brings a graph of format 2 to format 3: rows of claims are packed, and the index of words is made by documents.
struct ThirdFormat {
  private let database: Connection

  init(in database: Connection) { self.database = database }

  /// - Complexity: O(*n* log *n*) in the claims; some seconds for a million.
  func convert() throws {
    // A table that is renamed keeps another name in its schema than the one that it is made by, so that rows are put
    // aside, and tables made anew.
    try run([
      "CREATE TEMP TABLE former_document AS SELECT * FROM main.document",
      "CREATE TEMP TABLE former_claim AS SELECT * FROM main.claim ORDER BY document, ordinal",
      "CREATE TEMP TABLE former_passage (id INTEGER PRIMARY KEY, start, length, scalar, line)",
      "INSERT INTO former_passage SELECT id, start, length, scalar, line FROM main.passage",
      "DROP TABLE main.search", "DROP VIEW main.passage_text", "DROP TABLE main.passage",
      "DROP TABLE main.claim", "DROP TABLE main.document",
      Schema.document, Schema.documentByPath, Schema.claim, Schema.search,
    ])
    try run(Schema.searchPace)
    try run([
      """
      INSERT INTO main.document
      SELECT id, digest, path, title, source, published, entities, claims FROM former_document
      """
    ])
    try convertClaims()
    try run(["former_document", "former_claim", "former_passage"].map { "DROP TABLE temp.\($0)" })
  }

  private func run(_ statements: [String]) throws {
    for statement in statements { try database.query(statement).run() }
  }

  private func convertClaims() throws {
    let insertion = try Insertion(WriterStatements.claimInsertion, in: database)
    var places: [PackedQuotation] = []
    var last: Int64?
    let rows = """
      SELECT document, ordinal, digest, subject, predicate, object, polarity, modality, source, day, attributed, rule,
        start, length, scalar, line, triggers, premises, attribution, quantity, qualifier, unit, title, date,
        date_text
      FROM former_claim JOIN former_passage ON former_passage.id = former_claim.passage
      ORDER BY former_claim.rowid
      """
    var writer = ByteWriter()
    try database.query(rows).forEach { row in
      if let last, last != row.int(0) {
        try index(places, of: last)
        places.removeAll(keepingCapacity: true)
      }
      last = row.int(0)
      let body = try Self.body(row)
      places.append(body.evidence)
      writer.clear()
      body.write(to: &writer)
      try insertion.run {
        $0.add(row.int(0))
        $0.add(row.int(1))
        $0.add(Claim.ID(rawValue: row.text(2)))
        for column in 3...7 { $0.add(row.int(column)) }
        for column in 8...10 { $0.add(row.optionalInt(column)) }
        $0.add(row.int(11))
        $0.add(writer.bytes)
      }
    }
    if let last { try index(places, of: last) }
  }

  private static func body(_ row: Columns) throws -> ClaimBody {
    let numbers = (12..<16).map(row.int)
    guard numbers.allSatisfy({ (0...(1 << 40)).contains($0) }) else { throw DamagedRow() }
    var body = ClaimBody(
      evidence: PackedQuotation(
        start: Int(numbers[0]), length: Int(numbers[1]), scalar: Int(numbers[2]), line: Int(numbers[3])))
    var triggers = ByteReader(row.bytes(16))
    while !triggers.isAtEnd {
      body.triggers.append(try PackedQuotation.read(from: &triggers, origin: body.evidence))
    }
    body.premises = try KeyList.keys(in: row.bytes(17))
    body.attribution = row.optionalText(18)
    if let qualifier = row.optionalInt(20), let unit = row.optionalInt(21) {
      body.quantity = ClaimBody.Number(value: row.optionalDouble(19), qualifier: qualifier, unit: unit)
    }
    body.title = row.optionalText(22)
    body.date = row.optionalText(24).map { ClaimBody.Date(code: row.optionalInt(23), text: $0) }
    return body
  }

  private func index(_ places: [PackedQuotation], of document: Int64) throws {
    let text = try database.query(
      "SELECT digest, text FROM document JOIN document_text ON document = id WHERE id = ?"
    )
    .first({ $0.add(document) }) { DocumentText(Document.ID(rawValue: $0.text(0)), $0.bytes(1)) }
    guard let text, let words = EvidenceWords.words(at: places, in: text) else { return }
    try Insertion(WriterStatements.wordInsertion, in: database).run {
      $0.add(document)
      $0.addText(words)
    }
  }
}
