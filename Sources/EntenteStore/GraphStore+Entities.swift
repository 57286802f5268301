public import EntenteModel
public import EntenteQuery

extension GraphStore {
  /// The entities shown, in order of id; with `kind`, those of it and of the kinds below it.
  ///
  /// - Parameters:
  ///   - limit: only the first so many, for which the others are not read.
  ///   - filter: of it, the time: only those that documents of it mention, or that claims of it name.
  public func entities(
    _ kind: EntityKind? = nil, limit: Int? = nil, filter: ClaimFilter = ClaimFilter()
  ) throws(StoreError) -> [Entity] {
    try read { reader in
      let timely =
        filter.isTimed ? Set(try TimeSurvey(reader, filter).entities.map(reader.vocabulary.shownID)) : nil
      func isWanted(_ entity: Entity) -> Bool {
        (timely?.contains(entity.id) ?? true)
          && (kind.map { entity.kind == $0 || ontology.isKind(entity.kind, a: $0) } ?? true)
      }
      guard let limit else { return try reader.entities.all().filter(isWanted) }
      var first: [Entity] = []
      let shown = "SELECT id FROM entity WHERE canonical = id AND kind IS NOT NULL ORDER BY key"
      try reader.database.query(shown).forEach(while: { first.count < limit }) { columns in
        if let entity = try reader.entities.entity(columns.int(0)), isWanted(entity) { first.append(entity) }
      }
      return first
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
