public import EntenteModel

/// How much a graph holds, and of what.
public struct GraphStatistics: Sendable, Hashable {
  /// Something counted, under its name.
  public struct Count: Sendable, Hashable {
    public let name: String
    public let count: Int

    public init(name: String, count: Int) {
      self.name = name
      self.count = count
    }

    /// Most first, then by name.
    public static func ranked(_ counts: [String: Int]) -> [Count] {
      counts.map { Count(name: $0.key, count: $0.value) }
        .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    }
  }

  public let documents: Int
  public let entities: Int
  public let mentions: Int
  public let claims: Int
  public let relations: Int
  /// Each list ranked: most first, then by name.
  public let entitiesByKind: [Count]
  public let claimsByRelation: [Count]
  public let claimsByModality: [Count]
  public let documentsBySource: [Count]
  /// The first and last day on which documents were published.
  public let published: ClosedRange<CalendarDate>?

  public init(
    documents: Int, entities: Int, mentions: Int, claims: Int, relations: Int, entitiesByKind: [String: Int],
    claimsByRelation: [String: Int], claimsByModality: [String: Int], documentsBySource: [String: Int],
    published: ClosedRange<CalendarDate>?
  ) {
    self.documents = documents
    self.entities = entities
    self.mentions = mentions
    self.claims = claims
    self.relations = relations
    self.entitiesByKind = Count.ranked(entitiesByKind)
    self.claimsByRelation = Count.ranked(claimsByRelation)
    self.claimsByModality = Count.ranked(claimsByModality)
    self.documentsBySource = Count.ranked(documentsBySource)
    self.published = published
  }
}

extension GraphSnapshot {
  /// How much the snapshot holds, and of what.
  public var statistics: GraphStatistics { statistics(ClaimFilter()) }

  /// How much of the snapshot a filter lets through.
  ///
  /// - Parameter filter: of it, whether derived claims count, and the time: then documents count that were published in
  ///   it, what these mention, the claims of it, and the entities that either speaks of.
  public func statistics(_ filter: ClaimFilter) -> GraphStatistics {
    func counts(_ names: some Sequence<String>) -> [String: Int] {
      names.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
    let documents = documents.filter { filter.admits(date: $0.published) }
    let ids = Set(documents.map(\.id))
    let mentions = mentions.filter { ids.contains($0.quotation.document) }
    let origins = origins
    let claims = claims.filter { filter.admits($0, from: origins[$0.evidence.document] ?? DocumentOrigin()) }
    let entities = self.entities(filter)
    let days = documents.compactMap(\.published).sorted()
    return GraphStatistics(
      documents: documents.count, entities: entities.count, mentions: mentions.count, claims: claims.count,
      relations: Relation.relations(in: claims).count,
      entitiesByKind: counts(entities.map(\.kind.rawValue)),
      claimsByRelation: counts(claims.map(\.predicate.rawValue)),
      claimsByModality: counts(claims.map(\.modality.rawValue)),
      documentsBySource: counts(documents.compactMap(\.source)),
      published: days.first.flatMap { first in days.last.map { first...$0 } })
  }

  /// The entities that documents of the filter's time mention, or that claims of it name; all where it has none.
  public func entities(_ filter: ClaimFilter) -> [Entity] {
    guard filter.isTimed else { return entities }
    let origins = origins
    let documents = Set(documents.filter { filter.admits(date: $0.published) }.map(\.id))
    var named = Set(mentions.filter { documents.contains($0.quotation.document) }.map(\.entity))
    for claim in claims where filter.admits(claim, from: origins[claim.evidence.document] ?? DocumentOrigin())
    {
      named.formUnion([claim.subject, claim.object])
      if let speaker = claim.attribution?.entity { named.insert(speaker) }
    }
    return entities.filter { named.contains($0.id) }
  }
}
