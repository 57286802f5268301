/// A graph, or a part of one, at rest: what is drawn, answered from and exported.
public struct GraphSnapshot: Sendable, Hashable {
  /// Sorted by id.
  public let documents: [Document]
  /// Sorted by id.
  public let entities: [Entity]
  /// Sorted by place.
  public let mentions: [Mention]
  /// Sorted by id; their ends are entities of the snapshot.
  public let claims: [Claim]

  /// Puts the parts in their order; what they are is the caller's promise.
  public init(documents: [Document], entities: [Entity], mentions: [Mention], claims: [Claim]) {
    self.documents = documents.sorted { $0.id < $1.id }
    self.entities = entities.sorted { $0.id < $1.id }
    self.mentions = mentions.sorted()
    self.claims = claims.sorted { $0.id < $1.id }
  }

  /// Links the entities of all readings and rewrites mentions and claims to the entities shown.
  public init(readings: [Reading], decisions: Decisions = Decisions(), ontology: Ontology) {
    let rulings = Rulings(decisions)
    let linking = Linking(readings.lazy.flatMap(\.entities), rulings: rulings)
    var records: [Entity.ID: [Entity]] = [:]
    for entity in readings.lazy.flatMap(\.entities) {
      records[linking.resolve(entity.id), default: []].append(entity)
    }
    self.init(
      documents: readings.map(\.document),
      entities: records.map { id, records in
        let override = rulings.override(of: id, resolving: linking.resolve)
        return Entity(merging: records, as: id, linking: linking, ontology: ontology)
          .named(override.name, kind: override.kind)
      },
      mentions: readings.flatMap { reading in
        reading.mentions.map { Mention(entity: linking.resolve($0.entity), quotation: $0.quotation) }
      },
      claims: readings.flatMap { reading in
        reading.claims.filter { !rulings.rejected.contains($0.id) }
          .map { $0.resolved(by: linking, under: ontology) }
      })
  }
}

extension Entity {
  /// One entity from what several documents know of it. The order of `records` does not matter.
  ///
  /// - Precondition: `records` is not empty.
  public init(merging records: [Entity], as id: Entity.ID, linking: Linking, ontology: Ontology) {
    self.init(merging: records.map { ($0, 1) }, as: id, linking: linking, ontology: ontology)
  }

  /// The same where equal records are given once, with the number of documents that hold them.
  ///
  /// - Precondition: `counted` is not empty.
  public init(
    merging counted: [(record: Entity, documents: Int)], as id: Entity.ID, linking: Linking,
    ontology: Ontology
  ) {
    precondition(!counted.isEmpty, "an entity rests on what at least one document knows of it")
    // What the entity is called under its own id goes before what it is called where it was linked from.
    let own = counted.filter { $0.record.id == id }
    let leading = own.isEmpty ? counted : own
    let shown = leading.count == 1 ? Shown(leading[0].record) : Shown(electedFrom: leading, under: ontology)
    self.init(
      id: id, kind: shown.kind, name: shown.name,
      aliases: counted.flatMap { [$0.record.name] + $0.record.aliases }, country: shown.country,
      offices: counted.flatMap(\.record.offices).map { office in
        Office(title: office.title, of: office.of.map(linking.resolve), from: office.from, to: office.to)
      },
      links: Links(offered: leading.flatMap(\.record.links.offered)))
  }
}

/// What an entity is shown as.
private struct Shown {
  let kind: EntityKind
  let name: String
  let country: String?

  /// Most entities are described in one way, for which nothing need be counted.
  init(_ record: Entity) {
    kind = record.kind
    name = record.name
    country = record.country
  }

  /// What most documents say.
  init(electedFrom leading: [(record: Entity, documents: Int)], under ontology: Ontology) {
    let kinds = Dictionary(leading.map { ($0.record.kind, $0.documents) }, uniquingKeysWith: +)
    // A kind says more than its parents: an official is a person too.
    let kind = kinds.filter { candidate in
      !kinds.keys.contains { $0 != candidate.key && ontology.isKind($0, a: candidate.key) }
    }.max { ($0.value, $1.key) < ($1.value, $0.key) }
    let names = Dictionary(leading.map { ($0.record.name, $0.documents) }, uniquingKeysWith: +)
    let name = names.max { ($0.value, $0.key.count, $1.key) < ($1.value, $1.key.count, $0.key) }
    let countries = Dictionary(
      leading.compactMap { counted in counted.record.country.map { ($0, counted.documents) } },
      uniquingKeysWith: +)
    let country = countries.max { ($0.value, $1.key) < ($1.value, $0.key) }
    self.kind = kind?.key ?? leading[0].record.kind
    self.name = name?.key ?? leading[0].record.name
    self.country = country?.key
  }
}

extension Entity {
  /// The entity under another name or of another kind; what it was called is an alias then.
  public func named(_ name: String?, kind: EntityKind?) -> Entity {
    if name == nil, kind == nil { return self }
    return Entity(
      id: id, kind: kind ?? self.kind, name: name ?? self.name, aliases: aliases + [self.name],
      country: country, offices: offices, links: links)
  }
}

extension Claim {
  /// The claim with its ends and its source as they are shown; the ends of a symmetric kind in order of id.
  public func resolved(by linking: Linking, under ontology: Ontology) -> Claim {
    var ends = (linking.resolve(subject), linking.resolve(object))
    if ontology.relationClass(predicate)?.isSymmetric == true, ends.1 < ends.0 { ends = (ends.1, ends.0) }
    return Claim(
      id: id, subject: ends.0, predicate: predicate, object: ends.1, polarity: polarity, modality: modality,
      attribution: attribution.map { Attribution(entity: $0.entity.map(linking.resolve), text: $0.text) },
      quantity: quantity, title: title, date: date, evidence: evidence, triggers: triggers, rule: rule,
      premises: premises)
  }
}
