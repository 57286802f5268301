/// What a file may be and still be read as one news text.
public struct InputLimits: Sendable, Hashable {
  /// The largest file, in bytes.
  public var bytes: Int
  /// The longest line, in bytes; a longer one is data, not prose.
  public var lineBytes: Int

  public init(bytes: Int = 20_000_000, lineBytes: Int = 1_000_000) {
    self.bytes = bytes
    self.lineBytes = lineBytes
  }
}
