/// What was read from one document: its entities, their mentions, its claims, and what puzzled the reader.
public struct Reading: Sendable, Hashable {
  public let document: Document
  /// Sorted by id.
  public let entities: [Entity]
  /// Sorted by place.
  public let mentions: [Mention]
  /// Sorted by id.
  public let claims: [Claim]
  /// Sorted by place.
  public let notices: [Notice]

  public init(
    document: Document, entities: [Entity] = [], mentions: [Mention] = [], claims: [Claim] = [],
    notices: [Notice] = []
  ) {
    self.document = document
    self.entities = entities.sorted { $0.id < $1.id }
    self.mentions = mentions.sorted()
    self.claims = claims.sorted { $0.id < $1.id }
    self.notices = notices.sorted { ($0.range.lowerBound, $0.message) < ($1.range.lowerBound, $1.message) }
  }
}

/// Something that the reader saw and could not settle.
public struct Notice: Sendable, Hashable {
  public let message: String
  /// UTF-8 bytes of the document's text.
  public let range: Range<Int>

  public init(_ message: String, at range: Range<Int>) {
    self.message = message
    self.range = range
  }
}
