internal import EntenteModel
public import EntenteQuery

extension GraphStore {
  /// The passages of evidence in which the words stand.
  ///
  /// Those documents come first that speak most of them: often, and in few words (BM25); passages of one document and
  /// documents that are equal are in order of place.
  ///
  /// - Parameter limit: at most this many passages.
  /// - Complexity: O(*n* log *n*) in the documents that hold the rarest of the words.
  public func search(_ words: SearchWords, limit: Int = 50, filter: ClaimFilter = ClaimFilter())
    throws(StoreError) -> [SearchHit]
  {
    try read { reader in
      let pattern = try WordPattern(words, WordSplitter(in: reader.database))
      let sql = """
        SELECT document.id FROM search JOIN document ON document.id = search.rowid
        WHERE search MATCH ? ORDER BY rank, digest
        """
      var hits: [SearchHit] = []
      try reader.database.query(sql).forEach(
        while: { hits.count < limit }, { $0.add(words.expression) }
      ) { hits += try reader.passages(of: $0.int(0), with: pattern, filter) }
      return Array(hits.prefix(limit))
    }
  }
}

extension Reader {
  /// The passages of one document that match, in order of place, with what rests on them.
  fileprivate func passages(of document: Int64, with pattern: WordPattern, _ filter: ClaimFilter) throws
    -> [SearchHit]
  {
    // Most of the time goes into claims that are not wanted, so places are looked at before claims are made.
    var matches: [Range<Int>: [Range<Int>]] = [:]
    let text = try shelf.text(document)
    try database.query("SELECT body FROM claim WHERE document = ?").forEach({ $0.add(document) }) { columns in
      guard let words = text.words(at: try ClaimBody(columns.bytes(0)).evidence) else { throw DamagedRow() }
      if matches[words.indices] == nil { matches[words.indices] = pattern.matches(in: Array(words)) }
    }
    guard matches.values.contains(where: { !$0.isEmpty }) else { return [] }
    let origin = try shelf.origin(of: text.document) ?? DocumentOrigin()
    var found: [Quotation: [Claim]] = [:]
    try claims.forEach("WHERE claim.document = ?", { $0.add(document) }) { claim in
      if matches[claim.evidence.range]?.isEmpty == false, filter.admits(claim, from: origin) {
        found[claim.evidence, default: []].append(claim)
      }
    }
    return found.sorted { $0.key < $1.key }.map { passage, claims in
      SearchHit(
        passage: passage, matches: matches[passage.range] ?? [], claims: claims.sorted { $0.id < $1.id })
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

/// What is searched for, word by word in the form of the index.
///
/// The index knows which documents hold the words; this says which sentence of them does, and where.
private struct WordPattern {
  private struct Term {
    let words: [[UInt8]]
    let isPrefix: Bool

    func stands(at start: Int, in text: [WordSplitter.Word]) -> Bool {
      guard start + words.count <= text.count else { return false }
      return words.indices.allSatisfy { index in
        let (word, found) = (words[index], text[start + index].folded)
        return isPrefix && index == words.count - 1 ? found.starts(with: word) : found == word
      }
    }
  }

  private let splitter: WordSplitter
  private let terms: [Term]

  init(_ words: SearchWords, _ splitter: WordSplitter) {
    self.splitter = splitter
    // What the index takes for no word at all is passed over there too.
    terms = words.terms.map { term in
      Term(
        words: splitter.words(of: Array(term.words.joined(separator: " ").utf8)).map(\.folded),
        isPrefix: term.isPrefix)
    }.filter { !$0.words.isEmpty }
  }

  /// Where the terms stand in a sentence, in its bytes; empty where one of them does not.
  func matches(in sentence: [UInt8]) -> [Range<Int>] {
    let words = splitter.words(of: sentence)
    var matches: [Range<Int>] = []
    for term in terms {
      let starts = words.indices.filter { term.stands(at: $0, in: words) }
      if starts.isEmpty { return [] }
      for start in starts {
        matches.append(words[start].place.lowerBound..<words[start + term.words.count - 1].place.upperBound)
      }
    }
    // What overlaps is marked as one.
    var merged: [Range<Int>] = []
    for match in matches.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
      if let last = merged.last, match.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, match.upperBound)
      } else {
        merged.append(match)
      }
    }
    return merged
  }
}
