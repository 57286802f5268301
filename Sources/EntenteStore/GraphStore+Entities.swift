public import EntenteModel
public import EntenteQuery

extension GraphStore {
  /// The entities shown, in order of id; with `kind`, those of it and of the kinds below it.
  public func entities(_ kind: EntityKind? = nil) throws(StoreError) -> [Entity] {
    try read { reader in
      let all = try reader.entities.all()
      guard let kind else { return all }
      return all.filter { $0.kind == kind || ontology.isKind($0.kind, a: kind) }
    }
  }

  /// The entity shown under `id`, also where `id` leads to another one.
  public func entity(_ id: Entity.ID) throws(StoreError) -> Entity? {
    try read { reader in
      try reader.vocabulary.shownRow(id).flatMap { try reader.entities.entity($0) }
    }
  }

  /// Whom `name` means: the entity whose id or name it is, or else the only one of which it is an alias.
  ///
  /// - Complexity: O(log *n*) for a name that somebody bears; O(*n*) in all names for one that nobody does.
  public func find(_ name: String) throws(StoreError) -> NameMatch {
    try read { reader in try NameSearch(reader).find(name) }
  }

  /// The mentions of `entity` in all documents, in order of place.
  public func mentions(of entity: Entity.ID) throws(StoreError) -> [Mention] {
    try read { reader in
      try reader.vocabulary.shownRow(entity).map { try reader.mentions(of: $0) } ?? []
    }
  }
}
