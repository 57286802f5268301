/// What an input may be and still be read. Each limit answers with a message that names it.
public struct InputLimits: Sendable, Hashable {
  /// The largest document, in bytes, after unpacking.
  public var bytes: Int
  /// The longest line of a plain text, in bytes; a longer one is data, not prose.
  public var lineBytes: Int
  /// What one packed file may come to, in bytes.
  public var unpackedBytes: Int
  /// How deep elements of a page, parts of a mail and values of JSON may be nested.
  public var nesting: Int
  /// Entities that one document may speak of; beyond that it is a list, not a report.
  public var entities: Int

  public init(
    bytes: Int = 20_000_000, lineBytes: Int = 1_000_000, unpackedBytes: Int = 64_000_000_000,
    nesting: Int = 200, entities: Int = 20_000
  ) {
    self.bytes = bytes
    self.lineBytes = lineBytes
    self.unpackedBytes = unpackedBytes
    self.nesting = nesting
    self.entities = entities
  }
}
