import EntenteModel
import EntenteQuery

/// What of a graph is drawn, and how much of it is not.
struct Selection: Sendable {
  /// Sorted by id.
  let entities: [Entity]
  /// Sorted by ends and kind.
  let ties: [Tie]
  /// Entities and ties that the options ask for and that were left out to keep the picture readable.
  let omittedEntities: Int
  let omittedTies: Int
  /// Ties left out because they tell only what somebody is, and nothing leads from them to what happens.
  let strayTies: Int

  /// Ties beyond which a picture is hard to read, unless the caller says otherwise.
  static let readableTies = 36
  /// Ties below which a picture that is too large for a page is not thinned any more.
  static let fewestTies = 16

  /// - Parameters:
  ///   - readable: how many ties are drawn at most where the options do not say it.
  ///   - isNews: whether a tie is worth showing that tells only what somebody is.
  /// - Complexity: O(*n* log *n*) in the claims of the snapshot.
  init(
    of snapshot: GraphSnapshot, under ontology: Ontology, options: DiagramOptions,
    readable: Int = Self.readableTies, isNews: (Tie) -> Bool = { _ in false }
  ) {
    let entities = Dictionary(snapshot.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let documents = Dictionary(
      snapshot.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let claims = snapshot.claims.filter { claim in
      guard let subject = entities[claim.subject], let object = entities[claim.object] else { return false }
      if claim.isDerived, !options.showsDerived, options.relationKinds.isEmpty { return false }
      return Self.admits(subject, options, ontology) && Self.admits(object, options, ontology)
        && Self.admits(claim, options, ontology)
        && Self.isWithin(claim, documents[claim.evidence.document], options)
    }
    let ties = Tie.bundled(Tie.ties(of: claims), under: options.theme, ontology)
    let distance = Self.distances(from: options.focus, over: ties, depth: options.depth)
    let near =
      options.focus.isEmpty ? ties : ties.filter { distance[$0.subject] != nil && distance[$0.object] != nil }
    let theme = options.theme
    let events = near.filter { !theme.isBackground($0.predicate, under: ontology) }
    var business: [Entity.ID: Int] = [:]
    for tie in events {
      business[tie.subject, default: 0] += 1
      business[tie.object, default: 0] += 1
    }
    // What happens goes before what merely is; of that, what tells of those to whom something happens goes first.
    func tier(_ tie: Tie) -> Int {
      guard theme.isBackground(tie.predicate, under: ontology) else { return 0 }
      return 3 - (business[tie.subject] == nil ? 0 : 1) - (business[tie.object] == nil ? 0 : 1)
    }
    // What touches the focus first, then what most documents tell; of that, what ties the busiest to one another,
    // which makes one picture of many ties, not many of one; the order of ids settles the rest.
    let ranked = near.map { tie in
      let (left, right) = (business[tie.subject] ?? 0, business[tie.object] ?? 0)
      return (
        tie: tie,
        order: (
          min(distance[tie.subject] ?? 0, distance[tie.object] ?? 0), tier(tie), -tie.documents.count,
          -min(left, right), -max(left, right), -tie.weight(under: theme)
        )
      )
    }.sorted { left, right in
      left.order != right.order ? left.order < right.order : Tie.precedes(left.tie, right.tie)
    }
    let limit = max(1, options.strongest ?? readable)
    let chosen = ranked.prefix(limit).map(\.tie).sorted(by: Tie.precedes)
    let isOurs = options.strongest == nil && options.focus.isEmpty && options.relationKinds.isEmpty
    let kept =
      isOurs
      ? Self.joined(chosen) { !theme.isBackground($0.predicate, under: ontology) || isNews($0) } : chosen
    let focus = options.focus.filter { entities[$0] != nil }
    let shown = Set(kept.flatMap { [$0.subject, $0.object] }).union(focus)
    let asked = Set(near.flatMap { [$0.subject, $0.object] }).union(focus)
    self.entities = shown.sorted().compactMap { entities[$0] }
    self.ties = kept
    omittedEntities = asked.count - shown.count
    omittedTies = near.count - chosen.count
    strayTies = chosen.count - kept.count
  }

  /// The selection's communities, the largest first; see `CompactGraph.communities`.
  func communities(under ontology: Ontology) -> [Community] {
    let relations = ties.map { tie in
      RelationSummary(
        subject: tie.subject, kind: tie.predicate, object: tie.object,
        weight: EvidenceWeight(
          claims: tie.claims.count, documents: tie.documents.count, sources: tie.documents.count,
          modality: .asserted, polarity: .affirmed))
    }
    return CompactGraph(nodes: entities.map(\.id), relations: relations, ontology: ontology).communities()
  }

  /// The ties that some others join to an event; all of them where these would be less than half.
  ///
  /// - Complexity: O(*t*²) at worst in the ties, of which a page has room for few.
  private static func joined(_ ties: [Tie], isEvent: (Tie) -> Bool) -> [Tie] {
    var group: [Entity.ID: Entity.ID] = [:]
    func root(_ entity: Entity.ID) -> Entity.ID {
      var entity = entity
      while let next = group[entity], next != entity { entity = next }
      return entity
    }
    for tie in ties { group[root(tie.subject)] = root(tie.object) }
    let eventful = Set(ties.filter(isEvent).map { root($0.subject) })
    let kept = ties.filter { eventful.contains(root($0.subject)) }
    return kept.count * 2 < ties.count ? ties : kept
  }

  private static func admits(_ entity: Entity, _ options: DiagramOptions, _ ontology: Ontology) -> Bool {
    options.entityKinds.isEmpty || options.entityKinds.contains { ontology.isKind(entity.kind, a: $0) }
      || options.focus.contains(entity.id)
  }

  private static func admits(_ claim: Claim, _ options: DiagramOptions, _ ontology: Ontology) -> Bool {
    options.relationKinds.isEmpty
      || ontology.lineage(of: claim.predicate).contains { options.relationKinds.contains($0) }
  }

  /// A claim's day is its own, or else that of its document; one without a day is outside every period.
  private static func isWithin(_ claim: Claim, _ document: Document?, _ options: DiagramOptions) -> Bool {
    guard options.from != nil || options.to != nil else { return true }
    guard let date = claim.date?.date ?? document?.published else { return false }
    if let from = options.from, date.latest < from.earliest { return false }
    if let to = options.to, date.earliest > to.latest { return false }
    return true
  }

  /// The number of ties from the nearest focus, for entities within `depth` of one.
  private static func distances(from focus: [Entity.ID], over ties: [Tie], depth: Int) -> [Entity.ID: Int] {
    var neighbours: [Entity.ID: [Entity.ID]] = [:]
    for tie in ties {
      neighbours[tie.subject, default: []].append(tie.object)
      neighbours[tie.object, default: []].append(tie.subject)
    }
    var distance = Dictionary(focus.map { ($0, 0) }, uniquingKeysWith: { first, _ in first })
    var edge = focus
    for step in 0..<max(0, depth) {
      var next: [Entity.ID] = []
      for entity in edge {
        for neighbour in neighbours[entity] ?? [] where distance[neighbour] == nil {
          distance[neighbour] = step + 1
          next.append(neighbour)
        }
      }
      edge = next
    }
    return distance
  }
}
