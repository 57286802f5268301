public import EntenteModel

/// A snapshot as a graph that can be walked, under the filter of one question.
public struct SnapshotTies: TieGraph, Sendable {
  private let ids: [Entity.ID]
  private let nodes: [Entity.ID: Node]
  private let kinds: [RelationKind]
  private let adjacent: [[Tie]]
  private let adjacentBack: [[Tie]]

  /// - Complexity: O(*n*) in the claims of the snapshot.
  public init(
    _ snapshot: GraphSnapshot, ontology: Ontology, filter: ClaimFilter = ClaimFilter(),
    direction: Direction = .either
  ) {
    let origins = snapshot.origins
    var numbers = SourceNumbers(origins.compactMapValues(\.countsAs))
    let ends = snapshot.claims.flatMap { [$0.subject, $0.object] }
    let ids = Set(snapshot.entities.map(\.id) + ends).sorted()
    let nodes = Dictionary(uniqueKeysWithValues: zip(ids, Node(0)...))
    let kinds = Set(snapshot.claims.map(\.predicate)).sorted()
    let kindNumbers = Dictionary(uniqueKeysWithValues: zip(kinds, Int64(0)...))
    var adjacent: [[Tie]] = Array(repeating: [], count: ids.count)
    var adjacentBack = adjacent
    for claim in snapshot.claims where claim.subject != claim.object {
      guard filter.admits(claim, from: origins[claim.evidence.document] ?? DocumentOrigin()) else { continue }
      let number = numbers.number(of: claim.evidence.document)
      let isSymmetric = ontology.relationClass(claim.predicate)?.isSymmetric == true
      guard let subject = nodes[claim.subject], let object = nodes[claim.object],
        let kind = kindNumbers[claim.predicate]
      else { continue }
      func add(_ near: Node, _ far: Node, isOutgoing: Bool) {
        let tie = Tie(
          other: far, kind: kind, isOutgoing: isOutgoing, isSymmetric: isSymmetric, modality: claim.modality,
          polarity: claim.polarity, document: number.document, source: number.source)
        let goesBothWays = isSymmetric || direction == .either
        if goesBothWays || (direction == .outgoing) == isOutgoing { adjacent[Int(near)].append(tie) }
        if goesBothWays || (direction == .incoming) == isOutgoing { adjacentBack[Int(near)].append(tie) }
      }
      add(subject, object, isOutgoing: true)
      add(object, subject, isOutgoing: false)
    }
    self.ids = ids
    self.kinds = kinds
    self.nodes = nodes
    self.adjacent = adjacent
    self.adjacentBack = adjacentBack
  }

  /// The number of an entity, or `nil` where the snapshot does not hold it.
  public func node(of id: Entity.ID) -> Node? { nodes[id] }

  public func ties(at node: Node) -> [Tie] { adjacent[Int(node)] }

  public func tiesBack(at node: Node) -> [Tie] { adjacentBack[Int(node)] }

  public func kind(_ number: Int64) -> RelationKind { kinds[Int(number)] }

  public func id(of node: Node) -> Entity.ID { ids[Int(node)] }
}
