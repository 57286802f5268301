public import EntenteModel

/// What the filters and weights ask of a document: who published it, and when.
public struct DocumentOrigin: Sendable, Hashable {
  public let source: String?
  public let published: CalendarDate?
  /// As whose word the document counts when independent sources are counted: its outlet's, that of the first
  /// document of which it is a copy, or, where it is `nil`, its own.
  public let countsAs: String?

  public init(source: String? = nil, published: CalendarDate? = nil) {
    self.source = source
    self.published = published
    countsAs = source
  }

  /// The origin of a document that has copies, of which `first` came first.
  public init(source: String?, published: CalendarDate?, copyOf first: Document.ID?, firstSource: String?) {
    self.source = source
    self.published = published
    // No outlet has such a name, so copies of a text without one meet each other and nobody else.
    countsAs = firstSource ?? first.map { "\u{0}\($0)" } ?? source
  }
}

extension GraphSnapshot {
  /// Where each document of the snapshot comes from.
  ///
  /// - Complexity: O(*n*) in the texts, which are compared to find copies.
  public var origins: [Document.ID: DocumentOrigin] {
    var origins = Dictionary(
      documents.map { ($0.id, DocumentOrigin(source: $0.source, published: $0.published)) },
      uniquingKeysWith: { first, _ in first })
    for family in families {
      guard let first = family.first else { continue }
      for document in family {
        origins[document.id] = DocumentOrigin(
          source: document.source, published: document.published, copyOf: first.id, firstSource: first.source)
      }
    }
    return origins
  }

  /// The families of copies, each in order of date and id, in order of the ids of their first documents.
  ///
  /// - Complexity: O(*n*) in the texts.
  public var families: [[Document]] {
    var leaders = Array(documents.indices)
    func leader(_ index: Int) -> Int {
      var at = index
      while leaders[at] != at { at = leaders[at] }
      leaders[index] = at
      return at
    }
    var bearers: [Int64: Int] = [:]
    for (index, document) in documents.enumerated() {
      for mark in CopyMarks(of: document.text).marks {
        if let bearer = bearers[mark] {
          let (one, other) = (leader(bearer), leader(index))
          leaders[max(one, other)] = min(one, other)
        } else {
          bearers[mark] = index
        }
      }
    }
    func place(_ document: Document) -> (String, Document.ID) {
      (document.published?.description ?? "9999-99-99", document.id)
    }
    return Dictionary(grouping: documents.indices, by: leader).values.filter { $0.count > 1 }
      .map { $0.map { documents[$0] }.sorted { place($0) < place($1) } }.sorted { $0[0].id < $1[0].id }
  }
}
