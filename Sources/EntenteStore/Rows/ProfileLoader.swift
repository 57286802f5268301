internal import EntenteModel

/// A row of `profile`: a description of an entity that some number of documents share.
struct Profile {
  let id: Int64
  let kind: EntityKind
  let name: String
  let country: String?
  let links: Entity.Links
  let documents: Int

  /// The description as an entity without aliases and offices.
  func entity(as id: Entity.ID, aliases: [String] = [], offices: [Office] = []) -> Entity {
    Entity(
      id: id, kind: kind, name: name, aliases: aliases, country: country, offices: offices, links: links)
  }
}

extension Entity {
  /// What a row of `profile` keeps.
  var withoutTraits: Entity { Entity(id: id, kind: kind, name: name, country: country, links: links) }
}

/// Reads rows of `profile`.
struct ProfileLoader {
  let database: Connection

  init(_ database: Connection) { self.database = database }

  private static let columns = """
    SELECT profile.id, phrase.text, name, country, offered, sought, documents, entity
    FROM profile JOIN phrase ON phrase.id = profile.kind
    """

  /// The descriptions of one entity under its own id.
  func profiles(of entity: Int64) throws -> [Profile] {
    try database.query(Self.columns + " WHERE entity = ?").all({ $0.add(entity) }, Self.profile)
  }

  func profile(_ id: Int64) throws -> Profile? {
    try database.query(Self.columns + " WHERE profile.id = ?").first({ $0.add(id) }, Self.profile)
  }

  /// All descriptions, by the row of the entity that they describe.
  func all() throws -> [Int64: [Profile]] {
    var profiles: [Int64: [Profile]] = [:]
    try database.query(Self.columns).forEach {
      profiles[$0.int(7), default: []].append(try Self.profile($0))
    }
    return profiles
  }

  private static func profile(_ columns: Columns) throws -> Profile {
    Profile(
      id: columns.int(0), kind: EntityKind(rawValue: columns.text(1)), name: columns.text(2),
      country: columns.optionalText(3),
      links: Entity.Links(offered: try KeyList.keys(in: columns.bytes(4)), sought: columns.optionalText(5)),
      documents: Int(columns.int(6)))
  }
}
