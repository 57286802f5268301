internal import EntenteModel

/// The key of a row of `claim`.
struct ClaimPlace: Hashable {
  let document: Int64
  let ordinal: Int64
}

/// Looks up the words and ids behind row numbers, each once.
final class Vocabulary {
  private let database: Connection
  private let ontology: Ontology
  private var phrases: [Int64: String] = [:]
  private var shownIDs: [Int64: Entity.ID] = [:]
  private var readIDs: [Int64: Entity.ID] = [:]
  private var relations: [Int64: Relation] = [:]

  /// A kind of relation, as the file numbers it.
  struct Relation {
    let kind: RelationKind
    let isSymmetric: Bool
  }

  let rulings: Rulings
  /// The names and kinds that decisions give to entities, by the ids under which they are shown.
  private var overrides: [Entity.ID: (name: String?, kind: EntityKind?)] = [:]
  /// Where the claims stand that were rejected.
  let rejected: Set<ClaimPlace>

  init(_ database: Connection, ontology: Ontology) throws {
    self.database = database
    self.ontology = ontology
    rulings = Rulings(try DecisionLoader.decisions(in: database))
    var rejected: Set<ClaimPlace> = []
    for claim in rulings.rejected {
      try database.query("SELECT document, ordinal FROM claim WHERE digest = ?").forEach(
        { $0.add(claim) }, { rejected.insert(ClaimPlace(document: $0.int(0), ordinal: $0.int(1))) })
    }
    self.rejected = rejected
    for (entity, name) in rulings.names {
      if let shown = try shown(entity) { overrides[shown, default: (nil, nil)].name = name }
    }
    for (entity, kind) in rulings.kinds {
      if let shown = try shown(entity) { overrides[shown, default: (nil, nil)].kind = kind }
    }
  }

  private func shown(_ id: Entity.ID) throws -> Entity.ID? { try shownRow(id).map { try shownID($0) } }

  /// The name and kind that decisions give to the entity shown as `id`.
  func override(of id: Entity.ID) -> (name: String?, kind: EntityKind?) { overrides[id] ?? (nil, nil) }

  func phrase(_ row: Int64) throws -> String {
    if let known = phrases[row] { return known }
    let text = try database.query("SELECT text FROM phrase WHERE id = ?").first(
      { $0.add(row) }, { $0.text(0) })
    guard let text else { throw DamagedRow() }
    phrases[row] = text
    return text
  }

  /// The id of the entity as which the entity in this row is shown.
  func shownID(_ row: Int64) throws -> Entity.ID {
    if let known = shownIDs[row] { return known }
    let sql = """
      SELECT shown.key FROM entity JOIN entity AS shown ON shown.id = entity.canonical WHERE entity.id = ?
      """
    guard let key = try database.query(sql).first({ $0.add(row) }, { $0.text(0) }) else { throw DamagedRow() }
    let id = Entity.ID(rawValue: key)
    shownIDs[row] = id
    return id
  }

  /// The id that documents give the entity in this row.
  func readID(_ row: Int64) throws -> Entity.ID {
    if let known = readIDs[row] { return known }
    let key = try database.query("SELECT key FROM entity WHERE id = ?").first({ $0.add(row) }, { $0.text(0) })
    guard let key else { throw DamagedRow() }
    let id = Entity.ID(rawValue: key)
    readIDs[row] = id
    return id
  }

  /// The row as which the entity of this id is shown; `nil` where no document speaks of it.
  func shownRow(_ id: Entity.ID) throws -> Int64? {
    try database.query("SELECT canonical FROM entity WHERE key = ?").first(
      { $0.add(id.rawValue) }, { $0.int(0) })
  }

  /// The rows that are shown as the entity in `row`, itself first.
  func members(of row: Int64) throws -> [Int64] {
    let sql = "SELECT id FROM entity WHERE canonical = ? AND canonical <> id ORDER BY id"
    return [row] + (try database.query(sql).all({ $0.add(row) }, { $0.int(0) }))
  }

  func relation(_ predicate: Int64) throws -> Relation {
    if let known = relations[predicate] { return known }
    let kind = RelationKind(rawValue: try phrase(predicate))
    let relation = Relation(kind: kind, isSymmetric: ontology.relationClass(kind)?.isSymmetric == true)
    relations[predicate] = relation
    return relation
  }
}
