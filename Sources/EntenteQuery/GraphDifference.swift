public import EntenteModel

/// What one graph has and another has not.
public struct GraphDifference: Sendable, Hashable {
  /// An entity that both have, and that they show differently.
  public struct Change: Sendable, Hashable {
    public let before: Entity
    public let after: Entity

    public init(before: Entity, after: Entity) {
      self.before = before
      self.after = after
    }
  }

  /// Each sorted by id.
  public let addedDocuments: [Document.ID]
  public let removedDocuments: [Document.ID]
  public let addedEntities: [Entity]
  public let removedEntities: [Entity]
  public let changedEntities: [Change]
  /// Claims with the same id that differ stand in both lists.
  public let addedClaims: [Claim]
  public let removedClaims: [Claim]

  /// - Complexity: O(*n*) in both graphs.
  public init(from before: GraphSnapshot, to after: GraphSnapshot) {
    let documents = (Set(before.documents.map(\.id)), Set(after.documents.map(\.id)))
    addedDocuments = documents.1.subtracting(documents.0).sorted()
    removedDocuments = documents.0.subtracting(documents.1).sorted()
    let former = Dictionary(before.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let present = Set(after.entities.map(\.id))
    addedEntities = after.entities.filter { former[$0.id] == nil }
    removedEntities = before.entities.filter { !present.contains($0.id) }
    changedEntities = after.entities.compactMap { entity in
      former[entity.id].flatMap { $0 == entity ? nil : Change(before: $0, after: entity) }
    }
    let claims = (Set(before.claims), Set(after.claims))
    addedClaims = after.claims.filter { !claims.0.contains($0) }
    removedClaims = before.claims.filter { !claims.1.contains($0) }
  }

  public var isEmpty: Bool {
    addedDocuments.isEmpty && removedDocuments.isEmpty && addedEntities.isEmpty && removedEntities.isEmpty
      && changedEntities.isEmpty && addedClaims.isEmpty && removedClaims.isEmpty
  }
}
