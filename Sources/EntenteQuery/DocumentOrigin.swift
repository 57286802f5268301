public import EntenteModel

/// What the filters and weights ask of a document: who published it, and when.
public struct DocumentOrigin: Sendable, Hashable {
  public let source: String?
  public let published: CalendarDate?

  public init(source: String? = nil, published: CalendarDate? = nil) {
    self.source = source
    self.published = published
  }
}

extension GraphSnapshot {
  /// Where each document of the snapshot comes from.
  public var origins: [Document.ID: DocumentOrigin] {
    Dictionary(
      documents.map { ($0.id, DocumentOrigin(source: $0.source, published: $0.published)) },
      uniquingKeysWith: { first, _ in first })
  }
}
