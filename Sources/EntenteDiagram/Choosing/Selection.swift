import EntenteModel

/// What of a graph is drawn, and how much of it is not.
struct Selection: Sendable {
  /// Sorted by id.
  let entities: [Entity]
  /// Sorted by ends and kind.
  let ties: [Tie]
  /// Entities and ties that the options ask for and that were left out to keep the picture readable.
  let omittedEntities: Int
  let omittedTies: Int

  /// Ties beyond which a picture is hard to read, unless the caller says otherwise.
  static let readableTies = 36

  /// - Complexity: O(*n* log *n*) in the claims of the snapshot.
  init(of snapshot: GraphSnapshot, under ontology: Ontology, options: DiagramOptions) {
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
    let ties = Tie.ties(of: claims)
    let distance = Self.distances(from: options.focus, over: ties, depth: options.depth)
    let near =
      options.focus.isEmpty ? ties : ties.filter { distance[$0.subject] != nil && distance[$0.object] != nil }
    let theme = options.theme
    // What touches the focus first, then what is strongest; the order of ids settles the rest.
    let ranked = near.map { tie in
      (
        tie: tie, step: min(distance[tie.subject] ?? 0, distance[tie.object] ?? 0),
        weight: tie.weight(under: theme)
      )
    }.sorted { left, right in
      (left.step, -left.weight) != (right.step, -right.weight)
        ? (left.step, -left.weight) < (right.step, -right.weight) : Tie.precedes(left.tie, right.tie)
    }
    let limit = max(1, options.strongest ?? Self.readableTies)
    let kept = ranked.prefix(limit).map(\.tie).sorted(by: Tie.precedes)
    let focus = options.focus.filter { entities[$0] != nil }
    let shown = Set(kept.flatMap { [$0.subject, $0.object] }).union(focus)
    let asked = Set(near.flatMap { [$0.subject, $0.object] }).union(focus)
    self.entities = shown.sorted().compactMap { entities[$0] }
    self.ties = kept
    omittedEntities = asked.count - shown.count
    omittedTies = near.count - kept.count
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
    if let from = options.from, date < from { return false }
    if let to = options.to, to < date { return false }
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
