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
  /// Entities whose links are to be found anew.
  var relinked: Set<Int64> = []
  /// Marks of the documents of this batch that are not in the file yet.
  var newMarks: [DocumentMark] = []
  /// Entities that may have lost their last document.
  var bereaved: Set<Int64> = []
  /// Whether the graph is new, and its postponed indices are not made yet.
  private(set) var lacksIndices: Bool
  /// How many documents more, or fewer, give each description.
  var profileCounts = RowCounts()
  /// Entities of which documents say different things, and that documents of this batch describe.
  var contested: Set<Int64> = []
  /// The same for aliases and offices.
  var traitCounts = RowCounts()
  /// Entities that came in this batch and that nothing is said of yet, so that there is nothing to look up.
  var newcomers: Set<Int64> = []
  /// What `account` has looked up while the batch is settled.
  var accounts: [Int64: (id: Entity.ID, profiles: [Profile])] = [:]
  /// The only description of each entity that came in this batch, for those that have one.
  var firstProfiles: [Int64: (id: Entity.ID, profiles: [Profile])] = [:]
  var nextIDs: NextIDs
  /// Where the bodies of claims and records are packed, one after another.
  private var packing = ByteWriter()
  private var body = ClaimBody(evidence: .origin)
  private var parts = RecordParts()

  /// The row ids that each table is to use next.
  struct NextIDs {
    var phrase: Int64
    var document: Int64
    var entity: Int64
    var profile: Int64
    var trait: Int64

    init(in database: Connection) throws {
      func next(_ table: String) throws -> Int64 {
        (try database.query("SELECT max(id) FROM \(table)").first { $0.int(0) } ?? 0) + 1
      }
      phrase = try next("phrase")
      document = try next("document")
      entity = try next("entity")
      profile = try next("profile")
      trait = try next("trait")
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
    let text = DocumentText(document.id, Array(document.text.utf8))
    let row = NextIDs.take(&nextIDs.document)
    let source = try document.source.map { try phrase($0) }
    let published = document.published.map(DateCode.code)
    try findParts(of: reading, in: text)
    let entities = try insertParts(of: row)
    try statements.insertDocument.run {
      $0.add(row)
      $0.add(document.id.rawValue)
      $0.add(document.path)
      $0.add(document.title)
      $0.add(source)
      $0.add(published)
      $0.add(entities)
      $0.add(reading.claims.count)
    }
    try text.withBytes { bytes in
      try statements.insertText.run {
        $0.add(row)
        $0.addLentText(bytes)
      }
    }
    let claims = reading.claims.span
    var places: [PackedQuotation] = []
    places.reserveCapacity(claims.count)
    for ordinal in claims.indices {
      places.append(
        try insert(claims, ordinal, of: row, source: source, published: published, in: text))
    }
    if let words = EvidenceWords.words(at: places, in: text) {
      try statements.indexWords.run {
        $0.add(row)
        $0.addText(words)
      }
    }
    try noteOrigin(of: document, row: row)
    for mark in CopyMarks(of: document.text).marks {
      newMarks.append(DocumentMark(mark: mark, document: row))
    }
  }

  /// What a document says of entities, each description and each mention with the row of its entity, in order of it.
  private struct RecordParts {
    /// Each with its place in the document's list, and that in `descriptions` of the writer's memory.
    var descriptions: [(entity: Int64, ordinal: Int, place: Int)] = []
    var mentions: [(entity: Int64, place: PackedQuotation)] = []
  }

  private mutating func findParts(of reading: Reading, in text: DocumentText) throws {
    parts.descriptions.removeAll(keepingCapacity: true)
    parts.mentions.removeAll(keepingCapacity: true)
    let entities = reading.entities.span
    for index in entities.indices {
      let place = try described(entities, index)
      parts.descriptions.append((memory.descriptions[place].entity, index, place))
      if memory.descriptions[place].documents == 0 { memory.given.append(place) }
      memory.descriptions[place].documents += 1
    }
    let mentions = reading.mentions.span
    for index in mentions.indices {
      guard text.holds(mentions[index].quotation) else {
        throw Misquotation(document: reading.document, at: mentions[index].quotation)
      }
      let row = try entity(mentions[index].entity)
      parts.mentions.append((row, PackedQuotation(mentions[index].quotation)))
    }
    // Entities come in order of id, which is not that of their rows; what is of one entity keeps its order.
    parts.descriptions.sort { ($0.entity, $0.ordinal) < ($1.entity, $1.ordinal) }
    parts.mentions.sort {
      ($0.entity, $0.place.start, $0.place.length) < ($1.entity, $1.place.start, $1.place.length)
    }
  }

  /// Writes what `findParts` found that a document says of each entity, and returns of how many it speaks.
  private mutating func insertParts(of document: Int64) throws -> Int {
    var count = 0
    var (described, mentioned) = (0, 0)
    while described < parts.descriptions.count || mentioned < parts.mentions.count {
      let entity = min(
        described < parts.descriptions.count ? parts.descriptions[described].entity : .max,
        mentioned < parts.mentions.count ? parts.mentions[mentioned].entity : .max)
      let (firstDescribed, firstMentioned) = (described, mentioned)
      while described < parts.descriptions.count, parts.descriptions[described].entity == entity {
        described += 1
      }
      while mentioned < parts.mentions.count, parts.mentions[mentioned].entity == entity { mentioned += 1 }
      packing.clear()
      RecordBody.write(descriptions: described - firstDescribed, to: &packing)
      for index in firstDescribed..<described {
        let description = memory.descriptions[parts.descriptions[index].place]
        RecordBody.write(
          profile: description.profile, traits: description.traits, { memory.traitRows[$0] }, to: &packing)
      }
      RecordBody.write(
        mentions: mentioned - firstMentioned, { parts.mentions[firstMentioned + $0].place }, to: &packing)
      try packing.withBytes { bytes in
        try statements.insertRecord.run {
          $0.add(document)
          $0.add(entity)
          $0.addLent(bytes)
        }
      }
      count += 1
    }
    return count
  }

  /// The place in memory of the rows of an entity and of what is said of it.
  private mutating func described(_ entities: Span<Entity>, _ index: Int) throws -> Int {
    let key = ValueKey(entities[index])
    if let known = memory.described[key] {
      let place = Int(known)
      if memory.contested.contains(memory.descriptions[place].entity) {
        contested.insert(memory.descriptions[place].entity)
      }
      return place
    }
    let entity = entities[index]
    let (row, standing) = try self.entity(described: entity)
    let profile = try profile(of: entity, row: row, standing: standing)
    let firstTrait = memory.traitRows.count
    for alias in entity.aliases {
      memory.traitRows.append(try trait(.alias, alias, of: row, standing: standing))
    }
    for office in entity.offices {
      memory.traitRows.append(try trait(.office, OfficeCode.code(of: office), of: row, standing: standing))
    }
    let place = memory.descriptions.count
    memory.descriptions.append(
      WriterMemory.Described(
        entity: row, profile: profile, traits: firstTrait..<memory.traitRows.count))
    memory.described.insert(Int64(place), for: key)
    return place
  }

  /// Adds the claim that has this place in its list, and returns where its evidence stands.
  ///
  /// A claim has twenty parts that would be counted up and down if it were taken out of the list.
  private mutating func insert(
    _ claims: Span<Claim>, _ ordinal: Int, of document: Int64, source: Int64?, published: Int64?,
    in text: DocumentText
  ) throws -> PackedQuotation {
    guard text.holds(claims[ordinal].evidence) else {
      throw Misquotation(document: text.document, at: claims[ordinal].evidence)
    }
    body.clear(evidence: PackedQuotation(claims[ordinal].evidence))
    let triggers = claims[ordinal].triggers.span
    for index in triggers.indices {
      guard text.holds(triggers[index]) else {
        throw Misquotation(document: text.document, at: triggers[index])
      }
      body.triggers.append(PackedQuotation(triggers[index]))
    }
    if let attribution = claims[ordinal].attribution { body.attribution = attribution.text }
    if let quantity = claims[ordinal].quantity {
      body.quantity = ClaimBody.Number(
        value: quantity.value, qualifier: try phrase(quantity.qualifier), unit: try phrase(quantity.unit))
    }
    if let title = claims[ordinal].title { body.title = title }
    let day = claims[ordinal].date?.date.map(DateCode.code)
    if let date = claims[ordinal].date { body.date = ClaimBody.Date(code: day, text: date.text) }
    if !claims[ordinal].premises.isEmpty { body.premises = claims[ordinal].premises.map(\.rawValue) }
    packing.clear()
    body.write(to: &packing)
    let subject = try entity(claims[ordinal].subject)
    let object = try entity(claims[ordinal].object)
    let predicate = try phrase(claims[ordinal].predicate.rawValue)
    let attributed = try claims[ordinal].attribution?.entity.map { try entity($0) }
    let rule = try phrase(claims[ordinal].rule)
    try packing.withBytes { bytes in
      try statements.insertClaim.run {
        $0.add(document)
        $0.add(ordinal)
        $0.add(claims[ordinal].id)
        $0.add(subject)
        $0.add(predicate)
        $0.add(object)
        $0.add(claims[ordinal].polarity.code)
        $0.add(claims[ordinal].modality.code)
        $0.add(source)
        $0.add(day ?? published)
        $0.add(attributed)
        $0.add(rule)
        $0.addLent(bytes)
      }
    }
    return body.evidence
  }

  /// Takes a document's sentences out of the index of words, which has to be told what they said.
  private func removeWords(of document: Int64) throws {
    let texts = try database.query("SELECT text FROM document_text WHERE document = ?")
    guard let bytes = try texts.first({ $0.add(document) }, { $0.bytes(0) }) else { return }
    let places = try database.query("SELECT body FROM claim WHERE document = ? ORDER BY ordinal").all(
      { $0.add(document) }, { try ClaimBody($0.bytes(0)).evidence })
    let text = DocumentText(Document.ID(rawValue: ""), bytes)
    guard let words = EvidenceWords.words(at: places, in: text) else { return }
    try statements.unindexWords.run {
      $0.add(document)
      $0.addText(words)
    }
  }

  /// Whether the graph has grown too large to do without indices.
  var hasMany: Bool { nextIDs.document > PostponedIndices.mostDocuments }

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
        profileCounts.add(-1, to: description.profile)
        for trait in description.traits { traitCounts.add(-1, to: trait) }
      }
    }
    let ends = try database.query("SELECT subject, object, attributed FROM claim WHERE document = ?")
    try ends.forEach({ $0.add(document) }) { columns in
      bereaved.formUnion([columns.int(0), columns.int(1)])
      if let attributed = columns.optionalInt(2) { bereaved.insert(attributed) }
    }
    try removeWords(of: document)
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
