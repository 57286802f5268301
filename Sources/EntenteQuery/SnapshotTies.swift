public import EntenteModel

/// A snapshot as a graph that can be walked, under the filter of one question.
public struct SnapshotTies: TieGraph, Sendable {
  private let adjacent: [Entity.ID: [Tie<Entity.ID>]]
  private let adjacentBack: [Entity.ID: [Tie<Entity.ID>]]

  /// - Complexity: O(*n*) in the claims of the snapshot.
  public init(
    _ snapshot: GraphSnapshot, ontology: Ontology, filter: ClaimFilter = ClaimFilter(),
    direction: Direction = .either
  ) {
    let origins = snapshot.origins
    var numbers = SourceNumbers(origins.compactMapValues(\.countsAs))
    var adjacent: [Entity.ID: [Tie<Entity.ID>]] = [:]
    var adjacentBack: [Entity.ID: [Tie<Entity.ID>]] = [:]
    for claim in snapshot.claims where claim.subject != claim.object {
      guard filter.admits(claim, from: origins[claim.evidence.document] ?? DocumentOrigin()) else { continue }
      let number = numbers.number(of: claim.evidence.document)
      let isSymmetric = ontology.relationClass(claim.predicate)?.isSymmetric == true
      func add(_ near: Entity.ID, _ far: Entity.ID, isOutgoing: Bool) {
        let tie = Tie(
          other: far, kind: claim.predicate, isOutgoing: isOutgoing, modality: claim.modality,
          polarity: claim.polarity, document: number.document, source: number.source)
        let goesBothWays = isSymmetric || direction == .either
        if goesBothWays || (direction == .outgoing) == isOutgoing { adjacent[near, default: []].append(tie) }
        if goesBothWays || (direction == .incoming) == isOutgoing {
          adjacentBack[near, default: []].append(tie)
        }
      }
      add(claim.subject, claim.object, isOutgoing: true)
      add(claim.object, claim.subject, isOutgoing: false)
    }
    self.adjacent = adjacent
    self.adjacentBack = adjacentBack
  }

  public func ties(at node: Entity.ID) -> [Tie<Entity.ID>] { adjacent[node] ?? [] }

  public func tiesBack(at node: Entity.ID) -> [Tie<Entity.ID>] { adjacentBack[node] ?? [] }

  public func id(of node: Entity.ID) -> Entity.ID { node }
}
