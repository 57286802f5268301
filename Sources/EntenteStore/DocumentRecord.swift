public import EntenteModel

/// A document as a list shows it: without its text, with what was found in it.
public struct DocumentRecord: Sendable, Hashable {
  public let id: Document.ID
  public let title: String
  public let path: String
  public let source: String?
  public let published: CalendarDate?
  public let entities: Int
  public let claims: Int

  public init(
    id: Document.ID, title: String, path: String, source: String?, published: CalendarDate?, entities: Int,
    claims: Int
  ) {
    self.id = id
    self.title = title
    self.path = path
    self.source = source
    self.published = published
    self.entities = entities
    self.claims = claims
  }
}

/// What somebody's words for a document lead to.
public enum DocumentMatch: Sendable, Hashable {
  case one(DocumentRecord)
  case ambiguous([DocumentRecord])
  case none
}
