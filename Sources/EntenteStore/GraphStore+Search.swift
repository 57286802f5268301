internal import EntenteModel
public import EntenteQuery

extension GraphStore {
  /// The passages of evidence in which the words stand, the best matches first.
  ///
  /// Rare words and short passages count for more (BM25); equals are in order of place.
  ///
  /// - Parameter limit: at most this many passages.
  /// - Complexity: O(*n* log *n*) in the passages that hold the rarest of the words.
  public func search(_ words: SearchWords, limit: Int = 50, filter: ClaimFilter = ClaimFilter())
    throws(StoreError) -> [SearchHit]
  {
    try read { reader in
      let sql = """
        SELECT passage.id, passage.document, start, length, scalar, line, highlight(search, 0, ?1, ?2)
        FROM search JOIN passage ON passage.id = search.rowid
          JOIN document ON document.id = passage.document
        WHERE search MATCH ?3 ORDER BY rank, digest, start, length
        """
      var hits: [SearchHit] = []
      try reader.database.query(sql).forEach(
        while: { hits.count < limit },
        {
          $0.add(Highlight.open)
          $0.add(Highlight.close)
          $0.add(words.expression)
        }
      ) { columns in
        let document = columns.int(1)
        let place = try PackedQuotation(columns, from: 2)
        let passage = try reader.shelf.quotation(document, at: place)
        let origin = try reader.shelf.origin(of: passage.document) ?? DocumentOrigin()
        var claims: [Claim] = []
        try reader.claims.forEach(
          "WHERE claim.document = ? AND claim.passage = ?",
          {
            $0.add(document)
            $0.add(columns.int(0))
          }, { if filter.admits($0, from: origin) { claims.append($0) } })
        guard !claims.isEmpty else { return }
        hits.append(
          SearchHit(
            passage: passage, matches: Highlight.ranges(in: columns.bytes(6), of: passage.text),
            claims: claims.sorted { $0.id < $1.id }))
      }
      return hits
    }
  }
}

extension SearchWords {
  /// The words in the language of FTS5, every one quoted, so that none is an operator.
  fileprivate var expression: String {
    terms.map { term in
      "\"" + term.words.joined(separator: " ") + "\"" + (term.isPrefix ? "*" : "")
    }.joined(separator: " AND ")
  }
}

/// Finds what the index of words has marked.
private enum Highlight {
  // Control characters that no report has; a text that has them is shown without marks.
  static let open = "\u{2}"
  static let close = "\u{3}"

  static func ranges(in marked: [UInt8], of text: String) -> [Range<Int>] {
    var plain: [UInt8] = []
    var ranges: [Range<Int>] = []
    var start: Int?
    for byte in marked {
      switch byte {
      case 2: start = plain.count
      case 3:
        if let opened = start { ranges.append(opened..<plain.count) }
        start = nil
      default: plain.append(byte)
      }
    }
    return plain.elementsEqual(text.utf8) ? ranges : []
  }
}
