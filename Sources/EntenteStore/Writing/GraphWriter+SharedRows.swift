internal import EntenteModel

/// Rows that many documents share: words, entities, and what is said of these. Each is looked up once and made where it
/// is not there.
extension GraphWriter {
  mutating func phrase(_ text: String) throws -> Int64 {
    let key = ValueKey(text)
    if let known = memory.phrases[key] { return known }
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
    memory.phrases.insert(id, for: key)
    return id
  }

  mutating func entity(_ name: Entity.ID) throws -> Int64 {
    let key = ValueKey(name.rawValue)
    if let known = memory.entities[key] { return known }
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
    memory.entities.insert(id, for: key)
    return id
  }

  /// What is known of an entity when a document describes it.
  enum Standing {
    /// Documents may have described it before.
    case known
    /// It came in this batch, and nothing was said of it before.
    case named
    /// It comes with this description, and is shown by it already.
    case shown
  }

  /// The row of an entity that a document describes.
  ///
  /// One that comes with its description is put in as it is to be shown, which is as its only description has it.
  mutating func entity(described entity: Entity) throws -> (row: Int64, standing: Standing) {
    let key = ValueKey(entity.id.rawValue)
    if let known = memory.entities[key] {
      return (known, newcomers.remove(known) == nil ? .known : .named)
    }
    if let present = try statements.entity.first({ $0.add(entity.id.rawValue) }, { $0.int(0) }) {
      memory.entities.insert(present, for: key)
      return (present, .known)
    }
    let row = NextIDs.take(&nextIDs.entity)
    let kind = try phrase(entity.kind.rawValue)
    try statements.insertShownEntity.run {
      $0.add(row)
      $0.add(entity.id.rawValue)
      $0.add(kind)
      $0.add(entity.name)
      $0.add(NameFolding.fold(entity.name))
      $0.add(entity.country)
    }
    memory.entities.insert(row, for: key)
    return (row, .shown)
  }

  mutating func profile(of entity: Entity, row: Int64, standing: Standing) throws -> Int64 {
    let key = ValueKey(profileOf: entity, row: row)
    if let known = memory.profiles[key] {
      if memory.contested.contains(row) { contested.insert(row) }
      return known
    }
    let others = standing == .known ? try ProfileLoader(database).profiles(of: row) : []
    let present = others.first { $0.entity(as: entity.id) == entity.withoutTraits }
    if others.count > (present == nil ? 0 : 1) {
      memory.contested.insert(row)
      contested.insert(row)
    }
    if let present {
      memory.profiles.insert(present.id, for: key)
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
    memory.profiles.insert(id, for: key)
    if standing != .shown { changedEntities.insert(row) }
    // Who neither seeks nor offers, and was never known to, is nobody else.
    if standing == .known || !keys.isEmpty { relinked.insert(row) }
    firstProfiles[row] =
      standing == .known
      ? nil
      : (
        id: entity.id,
        profiles: [
          Profile(
            id: id, kind: entity.kind, name: entity.name, country: entity.country, links: entity.links,
            documents: 1)
        ]
      )
    return id
  }

  mutating func trait(_ facet: Facet, _ value: String, of entity: Int64, standing: Standing) throws
    -> Int64
  {
    let key = ValueKey(facet, value, of: entity)
    if let known = memory.traits[key] { return known }
    let id: Int64
    let present =
      standing == .known
      ? try statements.trait.first(
        {
          $0.add(entity)
          $0.add(facet.rawValue)
          $0.add(value)
        }, { $0.int(0) }) : nil
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
    memory.traits.insert(id, for: key)
    return id
  }
}
