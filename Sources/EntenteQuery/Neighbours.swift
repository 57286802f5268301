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
public struct ReachedNode<Node: Hashable & Sendable>: Sendable {
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
    while distance < depth, !frontier.isEmpty {
      distance += 1
      var bonds: [Node: Bond<Node>] = [:]
      for near in frontier {
        var groups: [Node: BondBuilder] = [:]
        for tie in try ties(at: near.node) where !seen.contains(tie.other) {
          groups[tie.other, default: BondBuilder()].add(tie)
        }
        for (far, builder) in groups {
          guard let weight = builder.weight else { continue }
          if let present = bonds[far] {
            if present.weight.outweighs(weight) { continue }
            if present.weight.equals(weight), present.through < near.id { continue }
          }
          bonds[far] = Bond(through: near.id, builder: builder, weight: weight)
        }
      }
      let layer = try bonds.map { far, bond in
        let farID = try id(of: far)
        return ReachedNode(
          node: far, id: farID, distance: distance, through: bond.through,
          relations: bond.builder.relations(near: bond.through, far: farID), weight: bond.weight)
      }.sorted { left, right in
        if left.weight.outweighs(right.weight) { return true }
        if right.weight.outweighs(left.weight) { return false }
        return left.id < right.id
      }
      reached += layer
      if let limit, reached.count >= limit { return Array(reached.prefix(limit)) }
      seen.formUnion(bonds.keys)
      frontier = layer.map { ($0.node, $0.id) }
    }
    return reached
  }
}

/// The best tie found so far to a node of the next layer.
private struct Bond<Node: Hashable & Sendable> {
  let through: Entity.ID
  let builder: BondBuilder
  let weight: EvidenceWeight
}

/// Weighs the ties between two nodes, by kind and direction and altogether.
struct BondBuilder {
  private struct Label: Hashable {
    let kind: RelationKind
    let isOutgoing: Bool
  }

  private var scales: [Label: EvidenceScale] = [:]
  private var total = EvidenceScale()

  mutating func add<Node>(_ tie: Tie<Node>) {
    total.add(
      document: tie.document, source: tie.source, modality: tie.modality, polarity: tie.polarity)
    scales[Label(kind: tie.kind, isOutgoing: tie.isOutgoing), default: EvidenceScale()].add(
      document: tie.document, source: tie.source, modality: tie.modality, polarity: tie.polarity)
  }

  var weight: EvidenceWeight? { total.weight }

  func relations(near: Entity.ID, far: Entity.ID) -> [RelationSummary] {
    scales.compactMap { label, scale in
      scale.weight.map { weight in
        RelationSummary(
          subject: label.isOutgoing ? near : far, kind: label.kind, object: label.isOutgoing ? far : near,
          weight: weight)
      }
    }.sorted(by: RelationSummary.ranks)
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
