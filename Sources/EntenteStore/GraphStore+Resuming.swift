public import EntenteModel

/// Which documents a graph held at one time: eight bytes for each.
public struct KnownDocuments: Sendable {
  private let digests: Set<UInt64>

  init(_ digests: Set<UInt64>) { self.digests = digests }

  /// Whether the graph held a document of this id; never `true` for one that it did not.
  public func contains(_ document: Document.ID) -> Bool {
    DigestText.number(document.rawValue, after: "d").map(digests.contains) ?? false
  }
}

extension GraphStore {
  /// What the graph holds now, for telling quickly what need not be read again.
  ///
  /// - Complexity: O(*n*) in the documents; half a second and 40 MB for a million.
  public func knownDocuments() throws(StoreError) -> KnownDocuments {
    try read { database in
      var digests: Set<UInt64> = []
      digests.reserveCapacity(
        Int(try database.query("SELECT count(*) FROM document").first { $0.int(0) } ?? 0))
      try database.query("SELECT digest FROM document").forEach {
        if let digest = $0.withText(0, { DigestText.number($0, after: "d") }) { digests.insert(digest) }
      }
      return KnownDocuments(digests)
    }
  }

  /// Whether adding a reading of `document` would change nothing, since its text is there and has the better place.
  ///
  /// What only reading finds out (the outlet of a dateline) is not known here, and not needed: it is the same for
  /// the same text.
  public func keeps(_ document: Document) throws(StoreError) -> Bool {
    try read { database in
      let sql = """
        SELECT path, title, phrase.text FROM document LEFT JOIN phrase ON phrase.id = source WHERE digest = ?
        """
      let present = try database.query(sql).first({ $0.add(document.id.rawValue) }) {
        (place: ($0.text(0), $0.text(1)), source: $0.optionalText(2))
      }
      guard let present else { return false }
      if present.place < (document.path, document.title) { return true }
      return present.place == (document.path, document.title)
        && (document.source == nil || document.source == present.source)
    }
  }
}
