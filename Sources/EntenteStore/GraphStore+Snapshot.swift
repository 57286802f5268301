public import EntenteModel
public import EntenteQuery

extension GraphStore {
  /// The whole graph, equal to that of a `Graph` with the same readings. Documents come with their texts.
  public func snapshot() throws(StoreError) -> GraphSnapshot {
    try read { reader in
      var documents: [Document] = []
      try reader.database.query("SELECT id FROM document ORDER BY digest").forEach { columns in
        if let document = try reader.shelf.document(columns.int(0)) { documents.append(document) }
      }
      var mentions: [Mention] = []
      try reader.database.query("SELECT document, entity, body FROM record").forEach { columns in
        let entity = try reader.vocabulary.shownID(columns.int(1))
        for place in try RecordBody(columns.bytes(2)).mentions {
          mentions.append(
            Mention(entity: entity, quotation: try reader.shelf.quotation(columns.int(0), at: place)))
        }
      }
      var claims: [Claim] = []
      try reader.claims.forEach("ORDER BY claim.document, ordinal") { claims.append($0) }
      return GraphSnapshot(
        documents: documents, entities: try reader.entities.all(), mentions: mentions, claims: claims)
    }
  }

  /// The entities within `depth` steps of `entities`, the claims among them, the documents of these claims, and
  /// where those documents mention the entities.
  public func snapshot(around entities: [Entity.ID], depth: Int, filter: ClaimFilter = ClaimFilter())
    throws(StoreError) -> GraphSnapshot
  {
    try read { reader in
      let ties = try reader.ties(filter, .either)
      var rows: Set<Int64> = []
      for entity in entities {
        guard let start = try reader.vocabulary.shownRow(entity) else { continue }
        rows.insert(start)
        rows.formUnion(try ties.reach(from: start, depth: depth).map(\.node))
      }
      return try reader.snapshot(of: rows, filter)
    }
  }
}

extension Reader {
  /// The entities in these rows with what holds among them.
  func snapshot(of rows: Set<Int64>, _ filter: ClaimFilter) throws -> GraphSnapshot {
    let shown = Set(try rows.map { try vocabulary.shownID($0) })
    var claims: [Claim] = []
    var documents: [Document.ID: Document] = [:]
    for row in rows {
      for member in try vocabulary.members(of: row) {
        try self.claims.forEach("WHERE subject = ?", { $0.add(member) }) { claim in
          // Symmetric claims may have changed their ends; both must be there either way.
          guard shown.contains(claim.subject), shown.contains(claim.object) else { return }
          let id = claim.evidence.document
          let document = try documents[id] ?? shelf.document(id)
          let origin = DocumentOrigin(source: document?.source, published: document?.published)
          guard filter.admits(claim, from: origin) else { return }
          documents[id] = document
          claims.append(claim)
        }
      }
    }
    let wanted = Set(try documents.keys.compactMap { try shelf.row(of: $0) })
    return GraphSnapshot(
      documents: Array(documents.values), entities: try rows.compactMap { try entities.entity($0) },
      mentions: try rows.flatMap { try mentions(of: $0, in: wanted.contains) }, claims: claims)
  }
}
