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
