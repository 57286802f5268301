internal import EntenteModel

/// Rows that many documents share: words, entities, and what is said of these. Each is looked up once and made where it
/// is not there.
extension GraphWriter {
  mutating func phrase(_ text: String) throws -> Int64 {
    if let known = words[text] { return known }
    let key = WriterMemory.Key(text)
    if let known = memory.phrases[key] {
      words[text] = known
      return known
    }
    let id: Int64
    if let present = try statements.phrase.first({ $0.add(text) }, { $0.int(0) }) {
      id = present
    } else {
      id = NextIDs.take(&nextIDs.phrase)
      try statements.insertPhrase.run {
        $0.add(id)
        $0.add(text)
      }
    }
    memory.phrases[key] = id
    return id
  }

  mutating func entity(_ name: Entity.ID) throws -> Int64 {
    if let known = cast[name] { return known }
    let key = WriterMemory.Key(name)
    if let known = memory.entities[key] {
      cast[name] = known
      return known
    }
    let id: Int64
    if let present = try statements.entity.first({ $0.add(name.rawValue) }, { $0.int(0) }) {
      id = present
    } else {
      id = NextIDs.take(&nextIDs.entity)
      try statements.insertEntity.run {
        $0.add(id)
        $0.add(name.rawValue)
      }
      newcomers.insert(id)
    }
    memory.entities[key] = id
    return id
  }

  /// - Parameter isNew: whether nothing has been said of the entity before.
  mutating func profile(of entity: Entity, row: Int64, isNew: Bool) throws -> Int64 {
    let key = WriterMemory.Key(
      WriterMemory.ProfileKey(
        entity: row, kind: entity.kind, name: entity.name, country: entity.country,
        offered: entity.links.offered, sought: entity.links.sought))
    if let known = memory.profiles[key] {
      if memory.contested.contains(row) { contested.insert(row) }
      return known
    }
    let others = isNew ? [] : try ProfileLoader(database).profiles(of: row)
    let present = others.first { $0.entity(as: entity.id) == entity.withoutTraits }
    if others.count > (present == nil ? 0 : 1) {
      memory.contested.insert(row)
      contested.insert(row)
    }
    if let present {
      memory.profiles[key] = present.id
      return present.id
    }
    let id = NextIDs.take(&nextIDs.profile)
    let kind = try phrase(entity.kind.rawValue)
    try statements.insertProfile.run {
      $0.add(id)
      $0.add(row)
      $0.add(kind)
      $0.add(entity.name)
      $0.add(NameFolding.fold(entity.name))
      $0.add(entity.country)
      $0.add(KeyList.bytes(of: entity.links.offered))
      $0.add(entity.links.sought)
      $0.add(0)
    }
    let keys =
      entity.links.offered.map { ($0, LinkRole.offers) } + (entity.links.sought.map { [($0, .seeks)] } ?? [])
    for (key, role) in keys {
      changedKeys.insert(key)
      try statements.insertLinkKey.run {
        $0.add(key)
        $0.add(role.rawValue)
        $0.add(row)
        $0.add(id)
      }
    }
    changedEntities.insert(row)
    memory.profiles[key] = id
    firstProfiles[row] =
      isNew
      ? (
        id: entity.id,
        profiles: [
          Profile(
            id: id, kind: entity.kind, name: entity.name, country: entity.country, links: entity.links,
            documents: 1)
        ]
      ) : nil
    return id
  }

  /// - Parameter isNew: whether nothing has been said of the entity before.
  mutating func trait(_ facet: Facet, _ value: String, of entity: Int64, isNew: Bool) throws -> Int64 {
    let key = WriterMemory.Key(WriterMemory.TraitKey(entity: entity, facet: facet, value: value))
    if let known = memory.traits[key] { return known }
    let id: Int64
    let present =
      isNew
      ? nil
      : try statements.trait.first(
        {
          $0.add(entity)
          $0.add(facet.rawValue)
          $0.add(value)
        }, { $0.int(0) })
    if let present {
      id = present
    } else {
      id = NextIDs.take(&nextIDs.trait)
      try statements.insertTrait.run {
        $0.add(id)
        $0.add(entity)
        $0.add(facet.rawValue)
        $0.add(value)
        $0.add(facet == .alias ? NameFolding.fold(value) : nil)
        $0.add(0)
      }
    }
    memory.traits[key] = id
    return id
  }
}
