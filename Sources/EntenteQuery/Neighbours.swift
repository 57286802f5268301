public import EntenteModel

/// Who stands around an entity.
public struct NeighbourQuestion: Sendable, Hashable {
  /// Steps from the entity asked about; 1 is those it has a claim with.
  public var depth: Int
  public var direction: Direction
  public var filter: ClaimFilter
  /// At most this many neighbours, the nearest and heaviest; `nil` for all.
  public var limit: Int?

  public init(
    depth: Int = 1, direction: Direction = .either, filter: ClaimFilter = ClaimFilter(), limit: Int? = nil
  ) {
    self.depth = depth
    self.direction = direction
    self.filter = filter
    self.limit = limit
  }
}

/// An entity near the one asked about, and what ties it.
public struct Neighbour: Sendable, Hashable {
  public let entity: Entity
  /// Steps from the entity asked about.
  public let distance: Int
  /// The entity, one step nearer, that it is tied to by most evidence.
  public let through: Entity.ID
  /// The relations between the two, heaviest first.
  public let relations: [RelationSummary]
  /// All of the relations taken together.
  public let weight: EvidenceWeight

  public init(
    entity: Entity, distance: Int, through: Entity.ID, relations: [RelationSummary], weight: EvidenceWeight
  ) {
    self.entity = entity
    self.distance = distance
    self.through = through
    self.relations = relations
    self.weight = weight
  }
}

/// A node that a walk reached, before its entity is looked up.
public struct ReachedNode: Sendable {
  public let node: Int64
  public let id: Entity.ID
  public let distance: Int
  public let through: Entity.ID
  public let relations: [RelationSummary]
  public let weight: EvidenceWeight
}

extension TieGraph {
  /// The nodes within `depth` steps of `start`, nearest first, then heaviest, then by id.
  ///
  /// - Complexity: O(*n* log *n*) in the claims at the nodes within `depth - 1` steps.
  public func reach(from start: Node, depth: Int, limit: Int? = nil) throws -> [ReachedNode] {
    var seen: Set<Node> = [start]
    var frontier = [start]
    var reached: [ReachedNode] = []
    var distance = 0
    while distance < depth, !frontier.isEmpty, reached.count < limit ?? .max {
      distance += 1
      var bonds: [Node: Bond] = [:]
      for near in frontier {
        let ties = try ties(at: near).sorted { $0.other < $1.other }
        bonds.reserveCapacity(bonds.count + ties.count)
        var rest = ties[...]
        while let far = rest.first?.other {
          let bundle = rest.prefix { $0.other == far }
          rest = rest.dropFirst(bundle.count)
          guard !seen.contains(far), let weight = bundle.weight() else { continue }
          if let present = bonds[far] {
            if present.weight.outweighs(weight) { continue }
            if present.weight.equals(weight), try id(of: present.through) < id(of: near) { continue }
          }
          bonds[far] = Bond(through: near, ties: bundle, weight: weight)
        }
      }
      for (node, id) in try heaviest((limit ?? .max) - reached.count, among: bonds) {
        guard let bond = bonds[node] else { continue }
        let through = try self.id(of: bond.through)
        reached.append(
          ReachedNode(
            node: node, id: id, distance: distance, through: through,
            relations: try relations(of: bond.ties, near: through, far: id), weight: bond.weight))
      }
      if distance == depth { break }
      seen.formUnion(bonds.keys)
      frontier = Array(bonds.keys)
    }
    return reached
  }

  /// The first `count` nodes, heaviest first, then by id.
  ///
  /// Ids are fetched only of those whose weight lets them in, since there each costs a question to the file.
  private func heaviest(_ count: Int, among bonds: [Node: Bond]) throws -> some Sequence<(Node, Entity.ID)> {
    var weights = bonds.map { (node: $0.key, weight: $0.value.weight) }
    if count < weights.count {
      weights.sort { $0.weight.outweighs($1.weight) }
      let last = weights[count - 1].weight
      weights.removeAll { last.outweighs($0.weight) }
    }
    let named = try weights.map { (node: $0.node, weight: $0.weight, id: try id(of: $0.node)) }.sorted {
      left, right in
      if left.weight.outweighs(right.weight) { return true }
      if right.weight.outweighs(left.weight) { return false }
      return left.id < right.id
    }
    return named.prefix(count).lazy.map { ($0.node, $0.id) }
  }

  /// The relations that the ties of two entities make up, heaviest first.
  private func relations(of ties: ArraySlice<Tie>, near: Entity.ID, far: Entity.ID) throws
    -> [RelationSummary]
  {
    // Two entities have few relations, so looking through all of them is fastest.
    var scales: [(kind: Int64, isOutgoing: Bool, scale: EvidenceScale)] = []
    for tie in ties {
      let isOutgoing = tie.isSymmetric ? near < far : tie.isOutgoing
      let place =
        scales.firstIndex { $0.kind == tie.kind && $0.isOutgoing == isOutgoing } ?? scales.count
      if place == scales.count { scales.append((tie.kind, isOutgoing, EvidenceScale())) }
      scales[place].scale.add(
        document: tie.document, source: tie.source, modality: tie.modality, polarity: tie.polarity)
    }
    return try scales.compactMap { number, isOutgoing, scale in
      guard let weight = scale.weight else { return nil }
      return RelationSummary(
        subject: isOutgoing ? near : far, kind: try kind(number), object: isOutgoing ? far : near,
        weight: weight)
    }.sorted(by: RelationSummary.ranks)
  }
}

/// The best tie found so far to a node of the next layer.
private struct Bond {
  let through: Int64
  let ties: ArraySlice<Tie>
  let weight: EvidenceWeight
}

extension ArraySlice<Tie> {
  /// All of the ties weighed together.
  fileprivate func weight() -> EvidenceWeight? {
    if count == 1, let tie = first {
      return EvidenceWeight(
        claims: 1, documents: 1, sources: 1, modality: tie.modality, polarity: tie.polarity)
    }
    var scale = EvidenceScale()
    for tie in self {
      scale.add(document: tie.document, source: tie.source, modality: tie.modality, polarity: tie.polarity)
    }
    return scale.weight
  }
}

extension GraphSnapshot {
  /// The neighbours of `entity`, nearest first, then those with most evidence.
  public func neighbours(of entity: Entity.ID, _ question: NeighbourQuestion, ontology: Ontology)
    -> [Neighbour]
  {
    let ties = SnapshotTies(
      self, ontology: ontology, filter: question.filter, direction: question.direction)
    let entities = Dictionary(self.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    // A walk over memory throws nothing; the protocol throws for the sake of files.
    let start = ties.node(of: entity)
    let reached =
      start.flatMap { try? ties.reach(from: $0, depth: question.depth, limit: question.limit) } ?? []
    return reached.compactMap { node in
      entities[node.id].map {
        Neighbour(
          entity: $0, distance: node.distance, through: node.through, relations: node.relations,
          weight: node.weight)
      }
    }
  }
}
