internal import EntenteModel
internal import GRDB

/// What a row of `link_key` does with its key.
enum LinkRole: Int64 {
  case offers = 0
  case seeks = 1
}

extension GraphWriter {
  /// Finds anew which entity each touched seeker is.
  ///
  /// `Linking` decides; it is shown only the seekers whose keys or candidates changed, with all candidates for
  /// their keys. A link depends on nothing else, so the answer is that of the whole graph.
  mutating func relink() throws {
    let loader = ProfileLoader(database)
    var known: [Int64: [Entity]] = [:]
    var rows: [Entity.ID: Int64] = [:]
    func load(_ row: Int64) throws {
      guard known[row] == nil else { return }
      let keys = try database.query("SELECT key FROM entity WHERE id = ?")
      guard let key = try keys.first({ $0.add(row) }, { $0.text(0) }) else { return }
      let id = Entity.ID(rawValue: key)
      known[row] = try loader.profiles(of: row).map { $0.entity(as: id) }
      rows[id] = row
    }
    for row in changedEntities {
      try load(row)
      changedKeys.formUnion((known[row] ?? []).flatMap(\.links.offered))
    }
    var seekers = changedEntities
    for key in changedKeys { seekers.formUnion(try entities(.seeks, key)) }
    var keys: Set<String> = []
    for seeker in seekers {
      try load(seeker)
      keys.formUnion((known[seeker] ?? []).compactMap(\.links.sought))
    }
    for key in keys {
      for candidate in try entities(.offers, key) { try load(candidate) }
    }
    let linking = Linking(known.values.lazy.flatMap { $0 })
    let present = try database.query("SELECT canonical FROM entity WHERE id = ?")
    for (id, row) in rows where seekers.contains(row) {
      guard let canonical = rows[linking.resolve(id)],
        try present.first({ $0.add(row) }, { $0.int(0) }) != canonical
      else { continue }
      try statements.linkEntity.run {
        $0.add(canonical)
        $0.add(row)
      }
    }
  }

  /// The entities that offer or seek a key.
  private func entities(_ role: LinkRole, _ key: String) throws -> [Int64] {
    try database.query("SELECT DISTINCT entity FROM link_key WHERE key = ? AND role = ?").all(
      {
        $0.add(key)
        $0.add(role.rawValue)
      }, { $0.int(0) })
  }
}
