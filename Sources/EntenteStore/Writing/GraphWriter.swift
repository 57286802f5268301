internal import EntenteModel

/// Adds and removes documents within one transaction.
///
/// Rows are written as documents come; what many documents share (descriptions, aliases) is counted in memory
/// and settled once by `finish`, so that a name that stands in every document costs one update a batch.
struct GraphWriter {
  let database: Connection
  let ontology: Ontology
  let statements: WriterStatements
  let rulings: Rulings
  var memory: WriterMemory
  /// Keys of profiles that came or went, by the entities that they belong to.
  var changedKeys: Set<String> = []
  /// Entities that got or lost a profile.
  var changedEntities: Set<Int64> = []
  /// Marks of the documents of this batch that are not in the file yet.
  var newMarks: [DocumentMark] = []
  /// Entities that may have lost their last document.
  var bereaved: Set<Int64> = []
  /// Whether the graph is new, and its postponed indices are not made yet.
  private(set) var lacksIndices: Bool
  /// How many documents more, or fewer, give each description.
  var profileCounts: [Int64: Int] = [:]
  /// Entities of which documents say different things, and that documents of this batch describe.
  var contested: Set<Int64> = []
  /// The same for aliases and offices.
  var traitCounts: [Int64: Int] = [:]
  /// Entities that came in this batch and that nothing is said of yet, so that there is nothing to look up.
  var newcomers: Set<Int64> = []
  /// The rows of the entities of one document, which its claims name again and again.
  var cast: [Entity.ID: Int64] = [:]
  /// The same of its phrases.
  var words: [String: Int64] = [:]
  /// What `account` has looked up while the batch is settled.
  var accounts: [Int64: (id: Entity.ID, profiles: [Profile])] = [:]
  var nextIDs: NextIDs

  /// The row ids that each table is to use next.
  struct NextIDs {
    var phrase: Int64
    var document: Int64
    var entity: Int64
    var profile: Int64
    var trait: Int64
    var passage: Int64

    init(in database: Connection) throws {
      func next(_ table: String) throws -> Int64 {
        (try database.query("SELECT max(id) FROM \(table)").first { $0.int(0) } ?? 0) + 1
      }
      phrase = try next("phrase")
      document = try next("document")
      entity = try next("entity")
      profile = try next("profile")
      trait = try next("trait")
      passage = try next("passage")
    }

    static func take(_ id: inout Int64) -> Int64 {
      defer { id += 1 }
      return id
    }
  }

  init(
    _ database: Connection, ontology: Ontology, rulings: Rulings, statements: WriterStatements,
    memory: WriterMemory, lacksIndices: Bool
  ) throws {
    self.database = database
    self.ontology = ontology
    self.rulings = rulings
    self.statements = statements
    self.memory = memory
    self.lacksIndices = lacksIndices
    nextIDs = try NextIDs(in: database)
  }

  // MARK: Documents

  /// Adds one reading, and says what became of it.
  mutating func add(_ reading: Reading, to summary: inout AddSummary) throws {
    let document = reading.document
    var takesPlace = false
    if let present = try statements.document.first({ $0.add(document.id.rawValue) }, Present.init) {
      // Of two readings of one text the one whose place is first stays, as in `Graph.insert`.
      guard Present.place(of: document) < present.place else {
        summary.unchanged += 1
        return
      }
      try remove(present.row)
      takesPlace = true
    }
    if !document.path.isEmpty {
      let former = try statements.documentsAtPath.all(
        {
          $0.add(document.path)
          $0.add(document.id.rawValue)
        }, { $0.int(0) })
      for row in former { try remove(row) }
      takesPlace = takesPlace || !former.isEmpty
    }
    let rivals = try rivalsByAddress(of: document)
    for row in rivals { try remove(row) }
    takesPlace = takesPlace || !rivals.isEmpty
    try insert(reading)
    if takesPlace { summary.replaced += 1 } else { summary.added += 1 }
    summary.claims += reading.claims.count
  }

  /// Puts another reading of the same text in the place of the one in this row.
  mutating func replace(_ row: Int64, by reading: Reading) throws {
    try remove(row)
    try insert(reading)
  }

  /// A document that is there already, and what orders it among documents of the same text; see `Graph`.
  private struct Present {
    let row: Int64
    let place: (String, String, String, String)

    init(_ columns: Columns) {
      row = columns.int(0)
      place = (
        columns.text(1), columns.text(2), columns.text(3),
        columns.optionalInt(4).flatMap(DateCode.date)?.description ?? ""
      )
    }

    static func place(of document: Document) -> (String, String, String, String) {
      (document.path, document.title, document.source ?? "", document.published?.description ?? "")
    }
  }

  private mutating func insert(_ reading: Reading) throws {
    let document = reading.document
    cast.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    let text = DocumentText(document.id, Array(document.text.utf8))
    let row = NextIDs.take(&nextIDs.document)
    let source = try document.source.map { try phrase($0) }
    let published = document.published.map(DateCode.code)
    let bodies = try recordBodies(of: reading, in: text)
    let passages = try Passages(of: reading.claims, in: text, from: nextIDs.passage)
    nextIDs.passage += Int64(passages.places.count)
    try statements.insertDocument.run {
      $0.add(row)
      $0.add(document.id.rawValue)
      $0.add(document.path)
      $0.add(document.title)
      $0.add(source)
      $0.add(published)
      $0.add(bodies.count)
      $0.add(reading.claims.count)
      $0.add(passages.first)
      $0.add(passages.places.count)
    }
    try statements.insertText.run {
      $0.add(row)
      $0.add(document.text)
    }
    for (entity, body) in bodies {
      try statements.insertRecord.run {
        $0.add(row)
        $0.add(entity)
        $0.add(body.bytes)
      }
    }
    let claims = reading.claims.span
    for ordinal in claims.indices {
      try insert(
        claims[ordinal], of: row, ordinal: ordinal, source: source, published: published,
        passage: passages.rows[ordinal], in: text)
    }
    try insert(passages, of: row)
    try noteOrigin(of: document, row: row)
    newMarks += CopyMarks(of: document.text).marks.map { DocumentMark(mark: $0, document: row) }
  }

  /// What the reading says of each entity, in order of its row.
  private mutating func recordBodies(of reading: Reading, in text: DocumentText) throws
    -> [(entity: Int64, body: RecordBody)]
  {
    var bodies: [(entity: Int64, body: RecordBody)] = []
    bodies.reserveCapacity(reading.entities.count)
    var places: [Int64: Int] = [:]
    places.reserveCapacity(reading.entities.count)
    func place(of row: Int64) -> Int {
      if let known = places[row] { return known }
      places[row] = bodies.count
      bodies.append((row, RecordBody()))
      return bodies.count - 1
    }
    let entities = reading.entities.span
    for index in entities.indices {
      let (row, description) = try described(entities[index])
      cast[entities[index].id] = row
      profileCounts[description.profile, default: 0] += 1
      for trait in description.traits { traitCounts[trait, default: 0] += 1 }
      bodies[place(of: row)].body.descriptions.append(description)
    }
    let mentions = reading.mentions.span
    for index in mentions.indices {
      guard text.holds(mentions[index].quotation) else {
        throw Misquotation(document: reading.document, at: mentions[index].quotation)
      }
      let row = try entity(mentions[index].entity)
      bodies[place(of: row)].body.mentions.append(PackedQuotation(mentions[index].quotation))
    }
    bodies.sort { $0.entity < $1.entity }
    return bodies
  }

  /// The row of an entity, and those of what is said of it.
  private mutating func described(_ entity: Entity) throws -> (row: Int64, RecordBody.Description) {
    let key = WriterMemory.Key(entity)
    if let known = memory.described[key] {
      if memory.contested.contains(known.entity) { contested.insert(known.entity) }
      return (known.entity, known.description)
    }
    let row = try self.entity(entity.id)
    let isNew = newcomers.remove(row) != nil
    let profile = try profile(of: entity, row: row, isNew: isNew)
    var traits: [Int64] = []
    for alias in entity.aliases { traits.append(try trait(.alias, alias, of: row, isNew: isNew)) }
    for office in entity.offices {
      traits.append(try trait(.office, OfficeCode.code(of: office), of: row, isNew: isNew))
    }
    let description = RecordBody.Description(profile: profile, traits: traits)
    memory.described[key] = WriterMemory.Described(entity: row, description: description)
    return (row, description)
  }

  private mutating func insert(
    _ claim: Claim, of document: Int64, ordinal: Int, source: Int64?, published: Int64?, passage: Int64,
    in text: DocumentText
  ) throws {
    let evidence = PackedQuotation(claim.evidence)
    var triggers: [UInt8]?
    if !claim.triggers.isEmpty {
      var writer = ByteWriter()
      for trigger in claim.triggers {
        guard text.holds(trigger) else { throw Misquotation(document: text.document, at: trigger) }
        PackedQuotation(trigger).write(to: &writer, from: evidence)
      }
      triggers = writer.bytes
    }
    var premises: [UInt8]?
    if !claim.premises.isEmpty {
      var writer = ByteWriter()
      for premise in claim.premises { writer.write(premise.rawValue) }
      premises = writer.bytes
    }
    let subject = try entity(claim.subject)
    let object = try entity(claim.object)
    let predicate = try phrase(claim.predicate.rawValue)
    let attributed = try claim.attribution?.entity.map { try entity($0) }
    let qualifier = try claim.quantity.map { try phrase($0.qualifier) }
    let unit = try claim.quantity.map { try phrase($0.unit) }
    let rule = try phrase(claim.rule)
    let date = claim.date?.date.map(DateCode.code)
    try statements.insertClaim.run {
      $0.add(document)
      $0.add(ordinal)
      $0.add(claim.id.rawValue)
      $0.add(subject)
      $0.add(predicate)
      $0.add(object)
      $0.add(claim.polarity.code)
      $0.add(claim.modality.code)
      $0.add(source)
      $0.add(date ?? published)
      $0.add(attributed)
      $0.add(claim.attribution?.text)
      $0.add(claim.quantity?.value)
      $0.add(qualifier)
      $0.add(unit)
      $0.add(claim.title)
      $0.add(date)
      $0.add(claim.date?.text)
      $0.add(rule)
      $0.add(passage)
      $0.add(triggers)
      $0.add(premises)
    }
  }

  private func insert(_ passages: Passages, of document: Int64) throws {
    for (index, (place, words)) in passages.places.enumerated() {
      let row = passages.first + Int64(index)
      try statements.insertPassage.run {
        $0.add(row)
        $0.add(document)
        $0.add(place.start)
        $0.add(place.length)
        $0.add(place.scalar)
        $0.add(place.line)
      }
      try statements.indexPassage.run {
        $0.add(row)
        $0.add(words)
      }
    }
  }

  /// Takes a document's passages out of the index of words, which has to be told what they said.
  private func removePassages(of document: Int64) throws {
    let range = try database.query("SELECT passage, passage + passages - 1 FROM document WHERE id = ?").first(
      { $0.add(document) }, { ($0.int(0), $0.int(1)) })
    guard let range else { return }
    let words = try database.query("SELECT id, text FROM passage_text WHERE id BETWEEN ? AND ?").all(
      {
        $0.add(range.0)
        $0.add(range.1)
      }, { ($0.int(0), $0.text(1)) })
    for (row, words) in words {
      try statements.unindexPassage.run {
        $0.add(row)
        $0.add(words)
      }
    }
    try database.query("DELETE FROM passage WHERE id BETWEEN ? AND ?").run {
      $0.add(range.0)
      $0.add(range.1)
    }
  }

  /// Whether the graph has grown too large to do without indices.
  var hasMany: Bool { nextIDs.passage > PostponedIndices.mostPassages }

  mutating func makeIndices() throws {
    guard lacksIndices else { return }
    try PostponedIndices.make(in: database)
    lacksIndices = false
  }

  /// Takes a document and all that rests on it away.
  mutating func remove(_ document: Int64) throws {
    // Who is left without a document could otherwise be told from a walk over all claims only.
    try makeIndices()
    try joinFamilies()
    try leaveFamily(document)
    try database.query("SELECT entity, body FROM record WHERE document = ?").forEach({ $0.add(document) }) {
      bereaved.insert($0.int(0))
      // Fewer documents may turn the majority among what is left.
      contested.insert($0.int(0))
      for description in try RecordBody($0.bytes(1)).descriptions {
        profileCounts[description.profile, default: 0] -= 1
        for trait in description.traits { traitCounts[trait, default: 0] -= 1 }
      }
    }
    let ends = try database.query("SELECT subject, object, attributed FROM claim WHERE document = ?")
    try ends.forEach({ $0.add(document) }) { columns in
      bereaved.formUnion([columns.int(0), columns.int(1)])
      if let attributed = columns.optionalInt(2) { bereaved.insert(attributed) }
    }
    try removePassages(of: document)
    for table in ["claim", "record", "document_text", "origin"] {
      try database.query("DELETE FROM \(table) WHERE document = ?").run { $0.add(document) }
    }
    try database.query("DELETE FROM document WHERE id = ?").run { $0.add(document) }
  }
}

/// A quotation whose words are not the document's words at its place.
struct Misquotation: Error {
  let document: String
  let place: Range<Int>

  init(document: Document, at quotation: Quotation) {
    self.document = document.path.isEmpty ? document.id.rawValue : document.path
    place = quotation.range
  }

  init(document: Document.ID, at quotation: Quotation) {
    self.document = document.rawValue
    place = quotation.range
  }
}
