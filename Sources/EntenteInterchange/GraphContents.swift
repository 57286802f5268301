public import EntenteModel

/// A graph that can be gone through in order, part by part, so that an export need not hold it whole.
///
/// Documents, entities and claims come sorted by id; an entity's mentions come with it, sorted by place.
public protocol GraphContents {
  func forEachDocument(_ body: (Document) throws -> Void) throws
  func forEachEntity(_ body: (Entity, [Mention]) throws -> Void) throws
  func forEachClaim(_ body: (Claim) throws -> Void) throws
}

extension GraphSnapshot: GraphContents {
  public func forEachDocument(_ body: (Document) throws -> Void) throws { try documents.forEach(body) }

  public func forEachEntity(_ body: (Entity, [Mention]) throws -> Void) throws {
    let mentions = Dictionary(grouping: mentions, by: \.entity)
    for entity in entities { try body(entity, mentions[entity.id] ?? []) }
  }

  public func forEachClaim(_ body: (Claim) throws -> Void) throws { try claims.forEach(body) }
}

/// A graph with some of its claims only.
public struct ClaimSelection<Base: GraphContents>: GraphContents {
  private let base: Base
  private let isWanted: (Claim) -> Bool

  public init(of base: Base, where isWanted: @escaping (Claim) -> Bool) {
    self.base = base
    self.isWanted = isWanted
  }

  public func forEachDocument(_ body: (Document) throws -> Void) throws { try base.forEachDocument(body) }

  public func forEachEntity(_ body: (Entity, [Mention]) throws -> Void) throws {
    try base.forEachEntity(body)
  }

  public func forEachClaim(_ body: (Claim) throws -> Void) throws {
    try base.forEachClaim { if isWanted($0) { try body($0) } }
  }
}
