public import EntenteModel
public import EntenteQuery

extension GraphStore {
  public func contains(_ document: Document.ID) throws(StoreError) -> Bool {
    try read { database in
      try database.query("SELECT 1 FROM document WHERE digest = ?").first(
        { $0.add(document.rawValue) }, { _ in true }) ?? false
    }
  }

  /// The documents, in order of id: all, or the first `limit`.
  ///
  /// - Parameter filter: of it, the time in which they were published.
  public func documents(limit: Int? = nil, filter: ClaimFilter = ClaimFilter()) throws(StoreError)
    -> [DocumentRecord]
  {
    try read { reader in
      guard filter.isTimed else { return try reader.shelf.records(where: "TRUE", limit: limit) }
      let records = try reader.shelf.records(where: "TRUE").filter { filter.admits(date: $0.published) }
      return Array(records.prefix(limit ?? .max))
    }
  }

  /// One document with its text.
  public func document(_ id: Document.ID) throws(StoreError) -> Document? {
    try read { reader in try reader.shelf.document(id) }
  }

  /// The document that `words` mean: a whole id or path, else a title or file name, else how an id begins.
  ///
  /// - Complexity: O(log *n*) for an id or a path; O(*n*) in the documents for what is neither.
  public func document(matching words: String) throws(StoreError) -> DocumentMatch {
    try read { reader in
      let tries: [(condition: String, word: String)] = [
        ("digest = ?", words),
        ("path = ?", words),
        ("title = ? COLLATE NOCASE", words),
        ("substr(path, -length(?1)) = ?1", "/" + words),
        ("length(?1) >= 4 AND substr(digest, 1, length(?1)) = ?1", words),
      ]
      for (condition, word) in tries {
        let found = try reader.shelf.records(where: condition) { $0.add(word) }
        if found.count == 1 { return .one(found[0]) }
        if found.count > 1 { return .ambiguous(found) }
      }
      return .none
    }
  }
}
