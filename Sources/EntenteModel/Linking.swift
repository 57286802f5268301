/// Finds which entities of different documents are one.
///
/// Entities with equal ids are one already. Beyond that, an entity that seeks a key is the one that offers it,
/// when exactly one entity of the same family and the same known country does. The answer depends on the set
/// of entities only, never on their order, so graphs built in any order agree.
public struct Linking: Sendable {
  /// Where each entity that is another one leads; entities that stand for themselves are not listed.
  public let canonical: [Entity.ID: Entity.ID]

  /// Links that were found before.
  public init(canonical: [Entity.ID: Entity.ID]) { self.canonical = canonical }

  /// - Parameter rulings: what was decided goes before what the keys say.
  /// - Complexity: O(*n*) in the entities and their keys.
  public init(_ entities: some Sequence<Entity>, rulings: Rulings = Rulings()) {
    var present: Set<Entity.ID> = []
    var offers: [String: Set<Entity.ID>] = [:]
    var countries: [Entity.ID: Set<String>] = [:]
    var seekers: [Entity.ID: Set<String>] = [:]
    for entity in entities {
      if !rulings.merged.isEmpty { present.insert(entity.id) }
      for key in entity.links.offered { offers[key, default: []].insert(entity.id) }
      if let country = entity.country { countries[entity.id, default: []].insert(country) }
      if let sought = entity.links.sought { seekers[entity.id, default: []].insert(sought) }
    }
    var canonical: [Entity.ID: Entity.ID] = [:]
    for (seeker, keys) in seekers {
      guard let home = countries[seeker] else { continue }
      var candidates = Set(keys.flatMap { offers[$0] ?? [] })
      candidates.remove(seeker)
      let compatible = candidates.filter { candidate in
        seekers[candidate] == nil && !rulings.separates(seeker, candidate)
          && !(countries[candidate] ?? []).isDisjoint(with: home)
      }
      if compatible.count == 1, let only = compatible.first { canonical[seeker] = only }
    }
    let links = canonical
    let representatives = rulings.representatives(among: present.contains) { links[$0] ?? $0 }
    for (id, target) in links { canonical[id] = representatives[target] ?? target }
    canonical.merge(representatives) { linked, _ in linked }
    self.canonical = canonical
  }

  /// The id under which `entity` is shown.
  public func resolve(_ entity: Entity.ID) -> Entity.ID { canonical[entity] ?? entity }
}
