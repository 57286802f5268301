internal import EntenteModel

/// Reads claims, quoting their documents.
struct ClaimLoader {
  enum Form {
    /// Between the entities that the ends lead to, without those that were rejected.
    case shown
    /// As their document gives them.
    case read
  }

  private let database: Connection
  private let vocabulary: Vocabulary
  private let shelf: DocumentShelf
  private let form: Form

  init(_ database: Connection, vocabulary: Vocabulary, shelf: DocumentShelf, form: Form = .shown) {
    self.form = form
    self.database = database
    self.vocabulary = vocabulary
    self.shelf = shelf
  }

  private static let columns = """
    SELECT claim.document, digest, subject, predicate, object, polarity, modality, attributed, attribution,
      quantity, qualifier, unit, title, date, date_text, rule, start, length, scalar, line, triggers, premises
    FROM claim JOIN passage ON passage.id = claim.passage
    """

  /// Calls `body` with the claims that `clause` picks (`WHERE …`, `ORDER BY …`), in its order.
  func forEach(_ clause: String, _ bind: (inout Binding) -> Void = { _ in }, _ body: (Claim) throws -> Void)
    throws
  {
    try database.query("\(Self.columns) \(clause)").forEach(bind) { columns in
      // A digest is read from the row only where something is rejected at all.
      if form == .shown, !vocabulary.rejected.isEmpty,
        vocabulary.rulings.rejected.contains(Claim.ID(rawValue: columns.text(1)))
      {
        return
      }
      try body(try claim(columns))
    }
  }

  private func claim(_ columns: Columns) throws -> Claim {
    let document = columns.int(0)
    let relation = try vocabulary.relation(columns.int(3))
    var ends = (try id(columns.int(2)), try id(columns.int(4)))
    if form == .shown, relation.isSymmetric, ends.1 < ends.0 { ends = (ends.1, ends.0) }
    guard let polarity = Polarity(code: columns.int(5)), let modality = Modality(code: columns.int(6)) else {
      throw DamagedRow()
    }
    let evidence = try PackedQuotation(columns, from: 16)
    return Claim(
      id: Claim.ID(rawValue: columns.text(1)), subject: ends.0, predicate: relation.kind, object: ends.1,
      polarity: polarity, modality: modality, attribution: try attribution(columns),
      quantity: try quantity(columns), title: columns.optionalText(12), date: try date(columns),
      evidence: try shelf.quotation(document, at: evidence),
      triggers: try triggers(columns.bytes(20), of: document, at: evidence),
      rule: try vocabulary.phrase(columns.int(15)), premises: try premises(columns.bytes(21)))
  }

  private func id(_ row: Int64) throws -> Entity.ID {
    try form == .shown ? vocabulary.shownID(row) : vocabulary.readID(row)
  }

  private func attribution(_ columns: Columns) throws -> Attribution? {
    guard let text = columns.optionalText(8) else { return nil }
    return Attribution(entity: try columns.optionalInt(7).map(id), text: text)
  }

  private func quantity(_ columns: Columns) throws -> Quantity? {
    guard let qualifier = columns.optionalInt(10), let unit = columns.optionalInt(11) else { return nil }
    return Quantity(
      value: columns.optionalDouble(9), qualifier: try vocabulary.phrase(qualifier),
      unit: try vocabulary.phrase(unit))
  }

  private func date(_ columns: Columns) throws -> ClaimDate? {
    guard let text = columns.optionalText(14) else { return nil }
    let date = try columns.optionalInt(13).map { code in
      guard let date = DateCode.date(of: code) else { throw DamagedRow() }
      return date
    }
    return ClaimDate(date: date, text: text)
  }

  private func triggers(_ bytes: [UInt8], of document: Int64, at evidence: PackedQuotation) throws
    -> [Quotation]
  {
    var reader = ByteReader(bytes)
    var triggers: [Quotation] = []
    while !reader.isAtEnd {
      let place = try PackedQuotation.read(from: &reader, origin: evidence)
      triggers.append(try shelf.quotation(document, at: place))
    }
    return triggers
  }

  private func premises(_ bytes: [UInt8]) throws -> [Claim.ID] {
    try KeyList.keys(in: bytes).map(Claim.ID.init)
  }
}
