internal import EntenteModel
internal import EntenteQuery

/// Finds entities by name, as `GraphSnapshot.find` does, from the indices of names.
struct NameSearch {
  private let reader: Reader
  private var database: Connection { reader.database }

  init(_ reader: Reader) { self.reader = reader }

  func find(_ name: String) throws -> NameMatch {
    if let row = try byID(name) { return try match([row]) }
    let folded = NameFolding.fold(name)
    if !folded.isEmpty {
      let named = try rows("SELECT id FROM entity WHERE folded = ? AND canonical = id", folded)
      if !named.isEmpty { return try match(named) }
      let called = try rows(
        """
        SELECT canonical FROM profile JOIN entity ON entity.id = profile.entity WHERE profile.folded = ?1
        UNION SELECT canonical FROM trait JOIN entity ON entity.id = trait.entity WHERE trait.folded = ?1
        """, folded)
      if !called.isEmpty { return try match(called) }
      let ending = try rows(
        "SELECT id FROM entity WHERE \(Schema.lastWord) = ? AND instr(folded, ' ') > 0 AND canonical = id",
        folded)
      if !ending.isEmpty { return try match(ending) }
    }
    return try nearest(to: name, folded)
  }

  private func byID(_ name: String) throws -> Int64? {
    try database.query("SELECT id FROM entity WHERE key = ? AND canonical = id AND kind IS NOT NULL").first(
      { $0.add(name) }, { $0.int(0) })
  }

  private func rows(_ sql: String, _ folded: String) throws -> [Int64] {
    try database.query(sql).all({ $0.add(folded) }, { $0.int(0) })
  }

  private func match(_ rows: [Int64]) throws -> NameMatch {
    let found = try rows.compactMap { row in
      try reader.entities.entity(row).map { (entity: $0, claims: try claims(of: row)) }
    }
    if found.count <= 1 { return found.first.map { .one($0.entity) } ?? .none(suggestions: []) }
    return .ambiguous(
      found.sorted { ($1.claims, $0.entity.id) < ($0.claims, $1.entity.id) }.map(\.entity))
  }

  /// How many ends of claims lead to the entity in this row, those of rejected claims left out.
  private func claims(of row: Int64) throws -> Int64 {
    let sql = """
      SELECT (SELECT count(*) FROM claim WHERE subject = ?1) + (SELECT count(*) FROM claim WHERE object = ?1)
      """
    let ends = "SELECT (subject = ?3) + (object = ?3) FROM claim WHERE document = ?1 AND ordinal = ?2"
    return try reader.vocabulary.members(of: row).reduce(0) { sum, member in
      let all = try database.query(sql).first({ $0.add(member) }, { $0.int(0) }) ?? 0
      let rejected = try reader.vocabulary.rejected.reduce(0) { sum, place in
        sum
          + (try database.query(ends).first(
            {
              $0.add(place.document)
              $0.add(place.ordinal)
              $0.add(member)
            }, { $0.int(0) }) ?? 0)
      }
      return sum + all - rejected
    }
  }

  /// Where names stand that somebody bears, each with what leads from its row to the entity shown. A name that is
  /// shown is that of a description, unless a decision gave it.
  private static let names = [
    (
      all: "SELECT id, folded FROM profile",
      bearer: "SELECT canonical FROM profile JOIN entity ON entity.id = profile.entity WHERE profile.id = ?"
    ),
    (
      all: "SELECT id, folded FROM trait WHERE folded IS NOT NULL",
      bearer: "SELECT canonical FROM trait JOIN entity ON entity.id = trait.entity WHERE trait.id = ?"
    ),
    (
      all: "SELECT id, folded FROM entity WHERE ruled = 1",
      bearer: "SELECT canonical FROM entity WHERE id = ?"
    ),
  ]

  /// Those who bear the name in another romanisation, or else suggestions, from a walk over all names.
  ///
  /// A million claims have hundreds of thousands of names, of which a look at the bytes lets few through.
  private func nearest(to name: String, _ folded: String) throws -> NameMatch {
    let romanised = Romanisation(of: name)
    var nearest = NearestNames<Entity.ID>(to: folded)
    var same: Set<Int64> = []
    for names in Self.names {
      let bearer = try database.query(names.bearer)
      try database.query(names.all).forEach { columns in
        let (mayMatch, mayBeNear) = columns.withText(1) { (romanised.mayMatch($0), nearest.mayBeNear($0)) }
        guard mayMatch || mayBeNear else { return }
        let other = columns.text(1)
        let matches = mayMatch && romanised.matches(folded: other)
        guard matches || (mayBeNear && nearest.isNear(other)),
          let row = try bearer.first({ $0.add(columns.int(0)) }, { $0.int(0) })
        else { return }
        if matches { same.insert(row) }
        nearest.offer(other, of: try reader.vocabulary.shownID(row))
      }
    }
    if !folded.isEmpty, !same.isEmpty { return try match(same.sorted()) }
    return .none(
      suggestions: try nearest.best.compactMap { id in
        try reader.vocabulary.shownRow(id).flatMap { try reader.entities.entity($0) }
      })
  }
}
