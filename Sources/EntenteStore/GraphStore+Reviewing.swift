public import EntenteModel

/// Two entities that may be one: documents call the first by a name that is short for the second's.
public struct DoubtfulMerger: Sendable, Hashable {
  /// The shorter one, under the id that documents give it.
  public let seeker: Entity
  /// Documents that speak of it so.
  public let documents: Int
  /// The one that it may be.
  public let candidate: Entity
  /// Whether the two are shown as one.
  public let isMerged: Bool
}

extension GraphStore {
  /// The pairs that links between documents rest on or leave open, and that nobody has decided, in order of id.
  ///
  /// - Complexity: O(*n*) in the entities that are known by a short name somewhere.
  public func doubtfulMergers() throws(StoreError) -> [DoubtfulMerger] {
    try read { reader in
      let sql = """
        SELECT DISTINCT seeking.entity, offering.entity
        FROM link_key AS seeking JOIN link_key AS offering ON offering.key = seeking.key AND offering.role = 0
        WHERE seeking.role = 1 AND offering.entity <> seeking.entity
        """
      let pairs = try reader.database.query(sql).all { ($0.int(0), $0.int(1)) }
      let decided: Set<[Entity.ID]> = Set(
        try DecisionLoader.decisions(in: reader.database).list.flatMap { decision -> [[Entity.ID]] in
          switch decision {
          case .same(let one, let other), .different(let one, let other): [[one, other], [other, one]]
          case .rename, .kind, .reject, .accept: []
          }
        })
      let loader = ProfileLoader(reader.database)
      var found: [DoubtfulMerger] = []
      for (seeking, offering) in pairs {
        let seeker = try reader.vocabulary.readID(seeking)
        let candidate = try reader.vocabulary.shownID(offering)
        if decided.contains([seeker, candidate]) || seeker == candidate { continue }
        let profiles = try loader.profiles(of: seeking)
        guard let first = profiles.first, let shown = try reader.entities.entity(offering) else { continue }
        found.append(
          DoubtfulMerger(
            seeker: first.entity(as: seeker), documents: profiles.reduce(0) { $0 + $1.documents },
            candidate: shown, isMerged: try reader.vocabulary.shownID(seeking) == candidate))
      }
      return found.sorted { ($0.seeker.id, $0.candidate.id) < ($1.seeker.id, $1.candidate.id) }
    }
  }

  /// Where documents speak of an entity under an id of their own, in order of place, whatever it is shown as.
  public func mentions(under id: Entity.ID, limit: Int) throws(StoreError) -> [Mention] {
    try read { reader in
      let sql = """
        SELECT record.document, body FROM record JOIN entity ON entity.id = record.entity WHERE entity.key = ?
        ORDER BY record.document
        """
      var mentions: [Mention] = []
      try reader.database.query(sql).forEach(while: { mentions.count < limit }, { $0.add(id.rawValue) }) {
        columns in
        for place in try RecordBody(columns.bytes(1)).mentions.prefix(limit - mentions.count) {
          mentions.append(
            Mention(entity: id, quotation: try reader.shelf.quotation(columns.int(0), at: place)))
        }
      }
      return mentions
    }
  }

  /// The version of the SQLite library at work.
  public func libraryVersion() throws(StoreError) -> String {
    try read { database in try database.query("SELECT sqlite_version()").first { $0.text(0) } ?? "" }
  }
}
