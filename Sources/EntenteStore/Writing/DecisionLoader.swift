internal import EntenteModel

/// Reads the decisions that a graph file holds.
enum DecisionLoader {
  static func decisions(in database: Connection) throws -> Decisions {
    let list = try database.query("SELECT verb, first, second FROM decision ORDER BY id").all { columns in
      let words = [columns.text(0), columns.text(1)] + [columns.optionalText(2)].compactMap { $0 }
      guard let decision = Decision(words) else { throw DamagedRow() }
      return decision
    }
    return Decisions(list)
  }
}

extension Rulings {
  /// The name and kind that decisions give to the entity shown as `id`, as the file links entities now.
  func override(of id: Entity.ID, in database: Connection) throws -> (name: String?, kind: EntityKind?) {
    if names.isEmpty, kinds.isEmpty { return (nil, nil) }
    let shown = try database.query(
      "SELECT shown.key FROM entity JOIN entity AS shown ON shown.id = entity.canonical WHERE entity.key = ?")
    func leads(_ other: Entity.ID) throws -> Bool {
      try shown.first({ $0.add(other.rawValue) }, { $0.text(0) }) == id.rawValue
    }
    return (try names.last { try leads($0.entity) }?.name, try kinds.last { try leads($0.entity) }?.kind)
  }
}
