internal import EntenteModel
internal import GRDB

/// Looks up the words and ids behind row numbers, each once.
final class Vocabulary {
  private let database: Database
  private let ontology: Ontology
  private var phrases: [Int64: String] = [:]
  private var shownIDs: [Int64: Entity.ID] = [:]
  private var relations: [Int64: Relation] = [:]

  /// A kind of relation, as the file numbers it.
  struct Relation {
    let kind: RelationKind
    let isSymmetric: Bool
  }

  init(_ database: Database, ontology: Ontology) {
    self.database = database
    self.ontology = ontology
  }

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
