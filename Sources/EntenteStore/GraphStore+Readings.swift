public import EntenteModel

extension GraphStore {
  /// What was read from one document, as it was added, without its notices; for adding it to another graph.
  public func reading(_ document: Document.ID) throws(StoreError) -> Reading? {
    try read { reader in
      guard let row = try reader.shelf.row(of: document), let document = try reader.shelf.document(row) else {
        return nil
      }
      return try ReadingLoader(reader).reading(document, row)
    }
  }

  /// Adds what readings say to what is there of the same texts, in one transaction: all of it or nothing.
  ///
  /// Claims and mentions that are there already change nothing.
  ///
  /// - Complexity: as `add`, and the reading of what is there of each document.
  public func merge(_ readings: [Reading]) throws(StoreError) -> AddSummary {
    try change { writer in
      var summary = AddSummary()
      for reading in readings {
        let rows = try Reader(writer.database, ontology: ontology)
        guard let row = try rows.shelf.row(of: reading.document.id),
          let document = try rows.shelf.document(row)
        else {
          try writer.add(reading, to: &summary)
          continue
        }
        let present = try ReadingLoader(rows).reading(document, row)
        let union = present.merging(reading)
        guard union != present else {
          summary.unchanged += 1
          continue
        }
        try writer.replace(row, by: union)
        summary.replaced += 1
        summary.claims += union.claims.count - present.claims.count
      }
      return summary
    }
  }
}

extension Reading {
  /// Both of what two readings of one text say; of two claims of one id the first stays.
  fileprivate func merging(_ other: Reading) -> Reading {
    let known = Set(claims.map(\.id))
    return Reading(
      document: document, entities: Array(Set(entities + other.entities)),
      mentions: Array(Set(mentions + other.mentions)),
      claims: claims + other.claims.filter { !known.contains($0.id) }, notices: notices)
  }
}

/// Puts readings together again from their rows.
struct ReadingLoader {
  private let reader: Reader
  private let claims: ClaimLoader

  init(_ reader: Reader) {
    self.reader = reader
    claims = ClaimLoader(
      reader.database, vocabulary: reader.vocabulary, shelf: reader.shelf, form: .read)
  }

  func reading(_ document: Document, _ row: Int64) throws -> Reading {
    var entities: [Entity] = []
    var mentions: [Mention] = []
    let records = try reader.database.query("SELECT entity, body FROM record WHERE document = ?")
    try records.forEach({ $0.add(row) }) { columns in
      let id = try reader.vocabulary.readID(columns.int(0))
      let body = try RecordBody(columns.bytes(1))
      for description in body.descriptions { entities.append(try entity(id, description)) }
      for place in body.mentions {
        mentions.append(Mention(entity: id, quotation: try reader.shelf.quotation(row, at: place)))
      }
    }
    var claims: [Claim] = []
    try self.claims.forEach("WHERE claim.document = ?", { $0.add(row) }, { claims.append($0) })
    return Reading(document: document, entities: entities, mentions: mentions, claims: claims)
  }

  private func entity(_ id: Entity.ID, _ description: RecordBody.Description) throws -> Entity {
    guard let profile = try ProfileLoader(reader.database).profile(description.profile) else {
      throw DamagedRow()
    }
    var aliases: [String] = []
    var offices: [Office] = []
    for trait in description.traits {
      let row = try reader.database.query("SELECT facet, value FROM trait WHERE id = ?").first(
        { $0.add(trait) }, { (facet: Facet(rawValue: $0.int(0)), value: $0.text(1)) })
      switch row?.facet {
      case .alias: aliases.append(row?.value ?? "")
      case .office: offices += [row.flatMap { OfficeCode.office(of: $0.value) }].compactMap { $0 }
      case nil: throw DamagedRow()
      }
    }
    return profile.entity(as: id, aliases: aliases, offices: offices)
  }
}
