import EntenteInterchange
import EntenteLexicon
import EntenteModel
import EntenteQuery
import EntenteStore

/// Who imported claims speak of: the file's entities, the graph's, and those that the lexicon knows.
struct ImportedCast {
  private let store: GraphStore
  /// What the file itself says of ids.
  var known: [String: ImportedEntity] = [:]
  /// Entities that were only described, by the ids that they were given.
  private var described: [String: ImportedEntity] = [:]
  private var ids: [String: String] = [:]
  private var kinds: [String: EntityKind] = [:]
  private var gazetteer: Gazetteer?

  init(store: GraphStore) { self.store = store }

  /// The kind of the entity of this id, or `nil` where nobody knows it.
  mutating func kind(of id: String) -> EntityKind? {
    if let kind = kinds[id] { return kind }
    let kind = findKind(of: id)
    kinds[id] = kind
    return kind
  }

  private mutating func findKind(of id: String) -> EntityKind? {
    if let entity = known[id] ?? described[id] { return EntityKind(rawValue: entity.kind) }
    if let entity = try? store.entity(Entity.ID(rawValue: id)) { return entity.kind }
    if let entry = entry(id) { return entry.kind }
    // Our ids begin with the kind.
    let family = EntityKind(rawValue: String(id.prefix { $0 != "/" }))
    return id.contains("/") && store.ontology.entityClass(family) != nil ? family : nil
  }

  /// The id of somebody who is described by name and kind.
  mutating func id(of entity: ImportedEntity) -> String {
    if let id = entity.id {
      described[id] = described[id] ?? entity
      return id
    }
    let kind = EntityKind(rawValue: entity.kind)
    let family = store.ontology.lineage(of: kind).last ?? kind
    let key = "\(family)\u{1F}\(NameFolding.fold(entity.name))"
    if let id = ids[key] { return id }
    let id = present(entity, family) ?? fresh(entity, family)
    ids[key] = id
    if described[id] == nil { described[id] = entity }
    return id
  }

  /// The id under which the graph or the lexicon has the entity.
  private mutating func present(_ entity: ImportedEntity, _ family: EntityKind) -> String? {
    if case .one(let found) = try? store.find(entity.name), store.ontology.isKind(found.kind, a: family) {
      return found.id.rawValue
    }
    let gazetteer = loadGazetteer()
    let entries = gazetteer?.senses(of: entity.name).compactMap { gazetteer?.entries[$0.entry] } ?? []
    let fitting = Set(
      entries.filter { store.ontology.isKind($0.kind, a: family) && $0.name == entity.name }.map(\.id))
    return fitting.count == 1 ? fitting.first?.rawValue : nil
  }

  private func fresh(_ entity: ImportedEntity, _ family: EntityKind) -> String {
    // The romanisations of a name lead to one id, as those that are read do.
    let words = NameFolding.fold(entity.name).split(separator: " ").joined(separator: "-")
    return "\(family)/\(words)"
  }

  private mutating func loadGazetteer() -> Gazetteer? {
    if gazetteer == nil { gazetteer = try? Lexicon.shipped().gazetteer }
    return gazetteer
  }

  private mutating func entry(_ id: String) -> Gazetteer.Entry? { loadGazetteer()?[Entity.ID(rawValue: id)] }

  /// What is known of an id, as a document's reading keeps it.
  mutating func entity(_ id: String) throws -> Entity {
    let key = Entity.ID(rawValue: id)
    if let entity = known[id] ?? described[id] {
      return Entity(
        id: key, kind: EntityKind(rawValue: entity.kind), name: entity.name, aliases: entity.aliases,
        country: entity.country,
        offices: entity.offices.map { office in
          Office(
            title: office.title, of: office.of.map(Entity.ID.init(rawValue:)),
            from: office.from.flatMap { CalendarDate($0) }, to: office.to.flatMap { CalendarDate($0) })
        })
    }
    if let present = try store.entity(key) {
      return Entity(id: key, kind: present.kind, name: present.name, country: present.country)
    }
    if let entry = entry(id) {
      return Entity(id: key, kind: entry.kind, name: entry.name, country: entry.country)
    }
    let kind = kind(of: id) ?? EntityKind(rawValue: String(id.prefix { $0 != "/" }))
    let words = id.split(separator: "/").last.map { $0.split(separator: "-") } ?? []
    return Entity(
      id: key, kind: kind,
      name: words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " "))
  }
}

extension ImportedEntity {
  /// The same under another kind.
  init(_ entity: ImportedEntity, kind: String) {
    self.init(
      id: entity.id, kind: kind, name: entity.name, aliases: entity.aliases, country: entity.country,
      offices: entity.offices, mentions: entity.mentions)
  }
}
