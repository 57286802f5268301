internal import EntenteModel

/// Reads claims, quoting their documents.
struct ClaimLoader {
  enum Form {
    /// Between the entities that the ends lead to, without those that were rejected.
    case shown
    /// Between the same entities, whatever was decided on the claims.
    case undecided
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
    SELECT claim.document, digest, subject, predicate, object, polarity, modality, attributed, rule, body
    FROM claim
    """

  /// Calls `body` with the claims that `clause` picks (`WHERE …`, `ORDER BY …`), in its order.
  func forEach(_ clause: String, _ bind: (inout Binding) -> Void = { _ in }, _ body: (Claim) throws -> Void)
    throws
  {
    try database.query("\(Self.columns) \(clause)").forEach(bind) { columns in
      // A digest is read from the row only where something is rejected at all.
      if form == .shown, !vocabulary.rejected.isEmpty,
        vocabulary.rulings.rejected.contains(columns.claimID(1))
      {
        return
      }
      try body(try claim(columns))
    }
  }

  /// Calls `body` with all claims in order of id.
  ///
  /// The index of ids has those first that are kept as numbers. The others are few, and each is looked up when its
  /// turn has come.
  func forEachInOrder(_ body: (Claim) throws -> Void) throws {
    func nextText(after text: String) throws -> String? {
      try database.query("SELECT digest FROM claim WHERE digest > ? ORDER BY digest LIMIT 1").first(
        { $0.add(text) }, { $0.text(0) })
    }
    // The empty text is less than any other, and no claim has it for its id.
    var waiting = try nextText(after: "")
    func give(before id: Claim.ID?) throws {
      while let text = waiting, id.map({ text < $0.rawValue }) ?? true {
        try forEach("WHERE digest = ? ORDER BY claim.document, ordinal", { $0.add(text) }, body)
        waiting = try nextText(after: text)
      }
    }
    try forEach("WHERE digest < '' ORDER BY digest, claim.document, ordinal") { claim in
      try give(before: claim.id)
      try body(claim)
    }
    try give(before: nil)
  }

  private func claim(_ columns: Columns) throws -> Claim {
    let document = columns.int(0)
    let relation = try vocabulary.relation(columns.int(3))
    var ends = (try id(columns.int(2)), try id(columns.int(4)))
    if form != .read, relation.isSymmetric, ends.1 < ends.0 { ends = (ends.1, ends.0) }
    guard let polarity = Polarity(code: columns.int(5)), let modality = Modality(code: columns.int(6)) else {
      throw DamagedRow()
    }
    let body = try ClaimBody(columns.bytes(9))
    let speaker = try columns.optionalInt(7).map(id)
    return Claim(
      id: columns.claimID(1), subject: ends.0, predicate: relation.kind, object: ends.1, polarity: polarity,
      modality: modality, attribution: body.attribution.map { Attribution(entity: speaker, text: $0) },
      quantity: try body.quantity.map(quantity), title: body.title, date: try body.date.map(date),
      evidence: try shelf.quotation(document, at: body.evidence),
      triggers: try body.triggers.map { try shelf.quotation(document, at: $0) },
      rule: try vocabulary.phrase(columns.int(8)), premises: body.premises.map(Claim.ID.init))
  }

  private func id(_ row: Int64) throws -> Entity.ID {
    try form == .read ? vocabulary.readID(row) : vocabulary.shownID(row)
  }

  private func quantity(_ number: ClaimBody.Number) throws -> Quantity {
    Quantity(
      value: number.value, qualifier: try vocabulary.phrase(number.qualifier),
      unit: try vocabulary.phrase(number.unit))
  }

  private func date(_ date: ClaimBody.Date) throws -> ClaimDate {
    let day = try date.code.map { code in
      guard let day = DateCode.date(of: code) else { throw DamagedRow() }
      return day
    }
    return ClaimDate(date: day, text: date.text)
  }
}
