public import EntenteModel

/// A passage of evidence in which searched words stand.
public struct SearchHit: Sendable, Hashable {
  public let passage: Quotation
  /// Where the words stand, in UTF-8 bytes of the passage's text.
  public let matches: [Range<Int>]
  /// The claims that rest on the passage, in order of id.
  public let claims: [Claim]

  public init(passage: Quotation, matches: [Range<Int>], claims: [Claim]) {
    self.passage = passage
    self.matches = matches
    self.claims = claims
  }
}

/// Words to search for, as somebody types them: `grain "black sea" embarg*`.
///
/// All words must stand in a passage; words in double quotes stand together in this order; a star ends a word
/// that may go on. Case, accents and everything but letters and digits are left out of account.
public struct SearchWords: Sendable, Hashable {
  /// One word, or several that stand together.
  public struct Term: Sendable, Hashable {
    public let words: [String]
    /// Whether the last word may go on.
    public let isPrefix: Bool
  }

  public let terms: [Term]

  /// Returns `nil` where nothing can be searched for.
  public init?(_ typed: String) {
    var terms: [Term] = []
    for (index, part) in typed.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
      let isQuoted = index % 2 == 1
      let pieces = isQuoted ? [part] : part.split(whereSeparator: \.isWhitespace)
      for piece in pieces {
        let words = piece.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        guard !words.isEmpty else { continue }
        terms.append(Term(words: words, isPrefix: piece.hasSuffix("*")))
      }
    }
    guard !terms.isEmpty else { return nil }
    self.terms = terms
  }
}
