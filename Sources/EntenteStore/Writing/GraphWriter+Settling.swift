internal import EntenteModel

/// What is done once for a batch, when all its documents have come or gone.
extension GraphWriter {
  /// Settles what the batch has changed: counts, links between entities, and how entities are shown.
  mutating func finish() throws {
    try joinFamilies()
    try settleCounts()
    try relink()
    relinked = []
    try showAnew(changedEntities.union(contested))
    changedEntities = []
    // Decisions go before the documents, so they are settled when the documents are.
    try merge()
    try noteRuled()
    try showAnew(changedEntities)
    if !bereaved.isEmpty {
      try buryBereaved()
      memory = WriterMemory()
    }
  }

  private mutating func settleCounts() throws {
    // One description stands alone however many documents give it, so that its number need not be known.
    accounts = firstProfiles
    firstProfiles = [:]
    for place in memory.given {
      let description = memory.descriptions[place]
      profileCounts.add(description.documents, to: description.profile)
      for trait in description.traits { traitCounts.add(description.documents, to: memory.traitRows[trait]) }
      memory.descriptions[place].documents = 0
    }
    memory.given.removeAll(keepingCapacity: true)
    var lost = false
    for (profile, change) in profileCounts.settled() where change != 0 {
      try statements.countProfile.run {
        $0.add(change)
        $0.add(profile)
      }
      lost = lost || change < 0
    }
    for (trait, change) in traitCounts.settled() where change != 0 {
      try statements.countTrait.run {
        $0.add(change)
        $0.add(trait)
      }
      lost = lost || change < 0
    }
    if lost || !bereaved.isEmpty { try dropUnused() }
  }

  /// Deletes the descriptions and names that no document gives any more.
  private mutating func dropUnused() throws {
    for (trait, _) in traitCounts.settled() {
      try database.query("DELETE FROM trait WHERE id = ? AND documents = 0").run { $0.add(trait) }
    }
    for (profile, _) in profileCounts.settled() {
      let unused = try database.query(
        "SELECT entity, offered, sought FROM profile WHERE id = ? AND documents = 0"
      ).first({ $0.add(profile) }) { columns in
        (
          entity: columns.int(0),
          keys: try KeyList.keys(in: columns.bytes(1)) + [columns.optionalText(2)].compactMap { $0 }
        )
      }
      guard let unused else { continue }
      for key in unused.keys {
        changedKeys.insert(key)
        try database.query("DELETE FROM link_key WHERE key = ? AND entity = ? AND profile = ?").run {
          $0.add(key)
          $0.add(unused.entity)
          $0.add(profile)
        }
      }
      changedEntities.insert(unused.entity)
      relinked.insert(unused.entity)
      accounts[unused.entity] = nil
      try database.query("DELETE FROM profile WHERE id = ?").run { $0.add(profile) }
    }
  }

  /// Writes how the touched entities are shown: those whose descriptions changed, and those of which documents
  /// say different things, where the majority may have turned.
  private mutating func showAnew(_ rows: Set<Int64>) throws {
    for row in rows.sorted() {
      guard let (id, profiles) = try account(of: row) else { continue }
      let counted = profiles.map { (record: $0.entity(as: id), documents: $0.documents) }
      let described =
        counted.isEmpty
        ? nil : Entity(merging: counted, as: id, linking: Linking(canonical: [:]), ontology: ontology)
      let override = try rulings.override(of: id, in: database)
      let shown = described?.named(override.name, kind: override.kind)
      let kind = try shown.map { try phrase($0.kind.rawValue) }
      try statements.showEntity.run {
        $0.add(kind)
        $0.add(shown?.name)
        $0.add(shown.map { NameFolding.fold($0.name) })
        $0.add(shown?.country)
        $0.add(override.name == nil && override.kind == nil ? 0 : 1)
        $0.add(row)
      }
    }
  }

  /// What documents say of an entity once `settleCounts` is done, after which it does not change any more.
  mutating func account(of row: Int64) throws -> (id: Entity.ID, profiles: [Profile])? {
    if let known = accounts[row] { return known }
    guard let key = try statements.key.first({ $0.add(row) }, { $0.text(0) }) else { return nil }
    let account = (id: Entity.ID(rawValue: key), profiles: try ProfileLoader(database).profiles(of: row))
    accounts[row] = account
    return account
  }

  /// Deletes the entities that no document speaks of any more.
  private mutating func buryBereaved() throws {
    let sql = """
      DELETE FROM entity WHERE id = ?1
        AND NOT EXISTS (SELECT 1 FROM record WHERE entity = ?1)
        AND NOT EXISTS (SELECT 1 FROM claim WHERE subject = ?1)
        AND NOT EXISTS (SELECT 1 FROM claim WHERE object = ?1)
        AND NOT EXISTS (SELECT 1 FROM claim WHERE attributed = ?1)
      """
    let bury = try database.query(sql)
    for entity in bereaved.sorted() { try bury.run { $0.add(entity) } }
  }
}

/// How many documents more, or fewer, say what stands in rows of a table.
struct RowCounts {
  private var changes: [(row: Int64, change: Int)] = []

  mutating func add(_ change: Int, to row: Int64) { changes.append((row, change)) }

  /// The sum for each row that was counted, in order of row.
  mutating func settled() -> [(row: Int64, change: Int)] {
    changes.sort { $0.row < $1.row }
    var sums: [(row: Int64, change: Int)] = []
    sums.reserveCapacity(changes.count)
    for (row, change) in changes {
      if sums.last?.row == row { sums[sums.count - 1].change += change } else { sums.append((row, change)) }
    }
    changes = sums
    return sums
  }
}
