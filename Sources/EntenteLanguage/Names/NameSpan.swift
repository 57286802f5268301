/// A name in a text: which tokens it covers, and what it names.
public struct NameSpan: Hashable, Sendable {
  /// Indices in the array of tokens that was searched; never empty.
  public var tokens: Range<Int>
  public var kind: NameKind

  public init(tokens: Range<Int>, kind: NameKind) {
    self.tokens = tokens
    self.kind = kind
  }
}
