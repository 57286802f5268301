internal import EntenteModel

/// Reads entities as they are shown: what all documents say of them, under all ids that lead to them.
struct EntityLoader {
  private let database: Connection
  private let ontology: Ontology
  private let vocabulary: Vocabulary

  init(_ database: Connection, ontology: Ontology, vocabulary: Vocabulary) {
    self.database = database
    self.ontology = ontology
    self.vocabulary = vocabulary
  }

  /// The entity shown in this row, or `nil` where no document describes it.
  func entity(_ row: Int64) throws -> Entity? {
    let loader = ProfileLoader(database)
    var counted: [(record: Entity, documents: Int)] = []
    for member in try vocabulary.members(of: row) {
      let keys = try database.query("SELECT key FROM entity WHERE id = ?")
      guard let key = try keys.first({ $0.add(member) }, { $0.text(0) }) else { continue }
      let profiles = try loader.profiles(of: member)
      if profiles.isEmpty { continue }
      counted += Self.records(
        of: Entity.ID(rawValue: key), profiles: profiles, traits: try traits(of: member))
    }
    guard !counted.isEmpty else { return nil }
    let id = try vocabulary.shownID(row)
    let override = vocabulary.override(of: id)
    return Entity(
      merging: counted, as: id, linking: try links(of: counted.map(\.record)), ontology: ontology
    ).named(override.name, kind: override.kind)
  }

  /// The descriptions of one member; its aliases and offices go with the first, which is as good as any.
  private static func records(of id: Entity.ID, profiles: [Profile], traits: Traits) -> [(Entity, Int)] {
    profiles.enumerated().map { index, profile in
      index == 0
        ? (profile.entity(as: id, aliases: traits.aliases, offices: traits.offices), profile.documents)
        : (profile.entity(as: id), profile.documents)
    }
  }

  private struct Traits {
    var aliases: [String] = []
    var offices: [Office] = []

    mutating func add(_ facet: Int64, _ value: String) {
      if facet == Facet.alias.rawValue {
        aliases.append(value)
      } else if let office = OfficeCode.office(of: value) {
        offices.append(office)
      }
    }
  }

  private func traits(of member: Int64) throws -> Traits {
    var traits = Traits()
    try database.query("SELECT facet, value FROM trait WHERE entity = ?").forEach({ $0.add(member) }) {
      traits.add($0.int(0), $0.text(1))
    }
    return traits
  }

  /// Where the ids that offices name lead to.
  private func links(of records: [Entity]) throws -> Linking {
    var canonical: [Entity.ID: Entity.ID] = [:]
    for id in records.lazy.flatMap(\.offices).compactMap(\.of) where canonical[id] == nil {
      canonical[id] = try vocabulary.shownRow(id).map { try vocabulary.shownID($0) } ?? id
    }
    return Linking(canonical: canonical)
  }

  /// All entities shown, in order of id; faster than one by one, and holding all of them.
  func all() throws -> [Entity] {
    var keys: [Int64: (id: Entity.ID, canonical: Int64)] = [:]
    try database.query("SELECT id, key, canonical FROM entity").forEach {
      keys[$0.int(0)] = (Entity.ID(rawValue: $0.text(1)), $0.int(2))
    }
    var canonical: [Entity.ID: Entity.ID] = [:]
    for (row, key) in keys where key.canonical != row {
      guard let shown = keys[key.canonical] else { throw DamagedRow() }
      canonical[key.id] = shown.id
    }
    var traits: [Int64: Traits] = [:]
    try database.query("SELECT entity, facet, value FROM trait").forEach {
      traits[$0.int(0), default: Traits()].add($0.int(1), $0.text(2))
    }
    var counted: [Int64: [(record: Entity, documents: Int)]] = [:]
    for (member, profiles) in try ProfileLoader(database).all() {
      guard let key = keys[member] else { throw DamagedRow() }
      counted[key.canonical, default: []] += Self.records(
        of: key.id, profiles: profiles, traits: traits[member] ?? Traits())
    }
    let linking = Linking(canonical: canonical)
    return try counted.map { row, records in
      guard let key = keys[row] else { throw DamagedRow() }
      let override = vocabulary.override(of: key.id)
      return Entity(merging: records, as: key.id, linking: linking, ontology: ontology)
        .named(override.name, kind: override.kind)
    }.sorted { $0.id < $1.id }
  }
}
