internal import EntenteModel

/// What a row of `link_key` does with its key.
enum LinkRole: Int64 {
  case offers = 0
  case seeks = 1
}

extension GraphWriter {
  /// Finds anew which entity each touched seeker is.
  ///
  /// `Linking` decides; it is shown only the seekers whose keys or candidates changed, and of each one's candidates
  /// two, or all where there are fewer: whoever could be two entities is taken for neither. So the answer is that of
  /// the whole graph, and a surname costs no more in a graph where a thousand bear it.
  mutating func relink() throws {
    var known: [Int64: [Entity]] = [:]
    var rows: [Entity.ID: Int64] = [:]
    func load(_ row: Int64) throws {
      guard known[row] == nil, let (id, profiles) = try account(of: row) else { return }
      known[row] = profiles.map { $0.entity(as: id) }
      rows[id] = row
    }
    for row in relinked {
      try load(row)
      changedKeys.formUnion((known[row] ?? []).flatMap(\.links.offered))
    }
    var seekers = relinked
    for key in changedKeys { seekers.formUnion(try self.seekers(of: key)) }
    for seeker in seekers {
      try load(seeker)
      for candidate in try candidates(for: seeker, described: known[seeker] ?? []) { try load(candidate) }
    }
    let linking = Linking(known.values.lazy.flatMap { $0 }, rulings: rulings.withoutMergers)
    for (id, row) in rows where seekers.contains(row) {
      guard let linked = rows[linking.resolve(id)],
        try statements.linked.first({ $0.add(row) }, { $0.int(0) }) != linked
      else { continue }
      try statements.linkEntity.run {
        $0.add(linked)
        $0.add(row)
      }
    }
  }

  /// Has the links of these entities found anew.
  mutating func touch(_ ids: [Entity.ID]) throws {
    for id in ids {
      guard let row = try statements.entity.first({ $0.add(id.rawValue) }, { $0.int(0) }) else { continue }
      changedEntities.insert(row)
      relinked.insert(row)
    }
  }

  /// Takes together what was decided to be one, anew from what the links are now.
  ///
  /// - Complexity: O(*n* log *m*) for *n* such decisions in a graph of *m* entities.
  func merge() throws {
    try database.query("UPDATE entity SET canonical = linked WHERE canonical <> linked").run()
    guard !rulings.merged.isEmpty else { return }
    var rows: [Entity.ID: Int64] = [:]
    var links: [Entity.ID: Entity.ID] = [:]
    let sql = """
      SELECT entity.id, linked.id, linked.key FROM entity JOIN entity AS linked ON linked.id = entity.linked
      WHERE entity.key = ? AND entity.kind IS NOT NULL
      """
    for id in Set(rulings.merged.flatMap { [$0.shown, $0.other] }) {
      let found = try database.query(sql).first({ $0.add(id.rawValue) }) {
        (row: $0.int(0), linkedRow: $0.int(1), linked: Entity.ID(rawValue: $0.text(2)))
      }
      guard let found else { continue }
      rows[id] = found.row
      rows[found.linked] = found.linkedRow
      links[id] = found.linked
    }
    let representatives = rulings.representatives(among: { links[$0] != nil }, after: { links[$0] ?? $0 })
    for (other, shown) in representatives.sorted(by: { $0.key < $1.key }) {
      guard let other = rows[other], let shown = rows[shown] else { continue }
      for condition in ["id = ?2", "linked = ?2 AND linked <> id"] {
        try database.query("UPDATE entity SET canonical = ?1 WHERE \(condition)").run {
          $0.add(shown)
          $0.add(other)
        }
      }
    }
  }

  /// Marks the entities whose name or kind a decision gives now, or gave before, to be shown anew.
  mutating func noteRuled() throws {
    changedEntities.formUnion(try database.query("SELECT id FROM entity WHERE ruled = 1").all { $0.int(0) })
    let canonical = try database.query("SELECT canonical FROM entity WHERE key = ?")
    for id in rulings.names.map(\.entity) + rulings.kinds.map(\.entity) {
      guard let row = try canonical.first({ $0.add(id.rawValue) }, { $0.int(0) }) else { continue }
      changedEntities.insert(row)
    }
  }

  /// Entities that a seeker could be: two at least, where there are so many.
  ///
  /// - Complexity: O(*k*) in those that offer what it seeks, of whom none is loaded.
  private func candidates(for seeker: Int64, described: [Entity]) throws -> Set<Int64> {
    let keys = Set(described.compactMap(\.links.sought))
    let homes = Set(described.compactMap(\.country))
    // Where decisions part entities, the first two may not count: then all are wanted.
    let most: Int64 = rulings.separateSome ? -1 : 2
    var found: Set<Int64> = []
    for key in keys {
      for home in homes {
        found.formUnion(
          try statements.candidates.all(
            {
              $0.add(key)
              $0.add(LinkRole.offers.rawValue)
              $0.add(seeker)
              $0.add(home)
              $0.add(most)
            }, { $0.int(0) }))
      }
    }
    return found
  }

  /// The entities that seek a key and could find it: of those whose country nobody tells, who are many, none does.
  private func seekers(of key: String) throws -> [Int64] {
    try statements.seekers.all(
      {
        $0.add(key)
        $0.add(LinkRole.seeks.rawValue)
      }, { $0.int(0) })
  }
}
