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
public struct ReachedNode<Node: Hashable & Comparable & Sendable>: Sendable {
  public let node: Node
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
  public func reach(from start: Node, depth: Int, limit: Int? = nil) throws -> [ReachedNode<Node>] {
    var seen: Set<Node> = [start]
    var frontier = [(node: start, id: try id(of: start))]
    var reached: [ReachedNode<Node>] = []
    var distance = 0
    while distance < depth, !frontier.isEmpty, reached.count < limit ?? .max {
      distance += 1
      var bonds: [Node: Bond<Node>] = [:]
      for near in frontier {
        let ties = try ties(at: near.node).sorted { $0.other < $1.other }
        var rest = ties[...]
        while let far = rest.first?.other {
          let bundle = rest.prefix { $0.other == far }
          rest = rest.dropFirst(bundle.count)
          guard !seen.contains(far), let weight = bundle.weight() else { continue }
          if let present = bonds[far] {
            if present.weight.outweighs(weight) { continue }
            if present.weight.equals(weight), present.through < near.id { continue }
          }
          bonds[far] = Bond(through: near.id, ties: bundle, weight: weight)
        }
      }
      let layer = try bonds.map { (node: $0.key, id: try id(of: $0.key), bond: $0.value) }.sorted {
        left, right in
        if left.bond.weight.outweighs(right.bond.weight) { return true }
        if right.bond.weight.outweighs(left.bond.weight) { return false }
        return left.id < right.id
      }
      reached += layer.prefix((limit ?? .max) - reached.count).map { far in
        ReachedNode(
          node: far.node, id: far.id, distance: distance, through: far.bond.through,
          relations: far.bond.ties.relations(near: far.bond.through, far: far.id), weight: far.bond.weight)
      }
      seen.formUnion(bonds.keys)
      frontier = layer.map { ($0.node, $0.id) }
    }
    return reached
  }
}

/// The best tie found so far to a node of the next layer.
private struct Bond<Node: Hashable & Comparable & Sendable> {
  let through: Entity.ID
  let ties: ArraySlice<Tie<Node>>
  let weight: EvidenceWeight
}

extension Sequence {
  /// All of the ties weighed together.
  fileprivate func weight<Node>() -> EvidenceWeight? where Element == Tie<Node> {
    var scale = EvidenceScale()
    for tie in self {
      scale.add(document: tie.document, source: tie.source, modality: tie.modality, polarity: tie.polarity)
    }
    return scale.weight
  }

  /// The relations that the ties make up, heaviest first.
  fileprivate func relations<Node>(near: Entity.ID, far: Entity.ID) -> [RelationSummary]
  where Element == Tie<Node> {
    Dictionary(grouping: self) { Label(kind: $0.kind, isOutgoing: $0.isOutgoing) }
      .compactMap { label, ties in
        ties.weight().map { weight in
          RelationSummary(
            subject: label.isOutgoing ? near : far, kind: label.kind, object: label.isOutgoing ? far : near,
            weight: weight)
        }
      }.sorted(by: RelationSummary.ranks)
  }
}

/// What makes two ties of the same nodes one relation.
private struct Label: Hashable {
  let kind: RelationKind
  let isOutgoing: Bool
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
    let reached = (try? ties.reach(from: entity, depth: question.depth, limit: question.limit)) ?? []
    return reached.compactMap { node in
      entities[node.id].map {
        Neighbour(
          entity: $0, distance: node.distance, through: node.through, relations: node.relations,
          weight: node.weight)
      }
    }
  }
}
