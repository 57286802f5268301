/// What a batch of readings did to the graph.
public struct AddSummary: Sendable, Hashable {
  /// Documents that are new.
  public var added = 0
  /// Documents that took the place of an earlier text of the same path.
  public var replaced = 0
  /// Documents that were there already.
  public var unchanged = 0
  /// Claims of the documents that were added or replaced others.
  public var claims = 0

  public init() {}

  public static func + (left: AddSummary, right: AddSummary) -> AddSummary {
    var sum = left
    sum.added += right.added
    sum.replaced += right.replaced
    sum.unchanged += right.unchanged
    sum.claims += right.claims
    return sum
  }
}
