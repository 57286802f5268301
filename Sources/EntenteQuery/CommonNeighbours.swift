public import EntenteModel

/// An entity that two others are both tied to.
public struct CommonNeighbour: Sendable, Hashable {
  public let entity: Entity
  /// Its relations with the first of the two, heaviest first.
  public let first: [RelationSummary]
  public let second: [RelationSummary]
  /// The weight of the weaker side, which is what the tie holds.
  public let weight: EvidenceWeight

  public init(entity: Entity, first: [RelationSummary], second: [RelationSummary], weight: EvidenceWeight) {
    self.entity = entity
    self.first = first
    self.second = second
    self.weight = weight
  }
}

/// A node that two others are both tied to, before its entity is looked up.
public struct CommonNode: Sendable {
  public let node: Int64
  public let first: ReachedNode
  public let second: ReachedNode
  /// The weight of the weaker side.
  public var weight: EvidenceWeight { first.weight.outweighs(second.weight) ? second.weight : first.weight }
}

extension TieGraph {
  /// The nodes that both are tied to; those whose weaker side is strongest first.
  ///
  /// - Complexity: O(*n* log *n*) in the claims at the two.
  public func common(to first: Node, and second: Node) throws -> [CommonNode] {
    let reached = Dictionary(
      try reach(from: second, depth: 1).map { ($0.node, $0) }, uniquingKeysWith: { present, _ in present })
    return try reach(from: first, depth: 1).compactMap { node in
      guard node.node != second, let other = reached[node.node] else { return nil }
      return CommonNode(node: node.node, first: node, second: other)
    }.sorted { left, right in
      if left.weight.outweighs(right.weight) { return true }
      if right.weight.outweighs(left.weight) { return false }
      return left.first.id < right.first.id
    }
  }
}

extension GraphSnapshot {
  /// The entities that both are tied to; those whose weaker side is strongest first.
  public func common(
    to first: Entity.ID, and second: Entity.ID, filter: ClaimFilter = ClaimFilter(), ontology: Ontology
  ) -> [CommonNeighbour] {
    let ties = SnapshotTies(self, ontology: ontology, filter: filter)
    let entities = Dictionary(self.entities.map { ($0.id, $0) }, uniquingKeysWith: { present, _ in present })
    // A walk over memory throws nothing; the protocol throws for the sake of files.
    guard let one = ties.node(of: first), let other = ties.node(of: second) else { return [] }
    return ((try? ties.common(to: one, and: other)) ?? []).compactMap { node in
      entities[node.first.id].map {
        CommonNeighbour(
          entity: $0, first: node.first.relations, second: node.second.relations, weight: node.weight)
      }
    }
  }
}
