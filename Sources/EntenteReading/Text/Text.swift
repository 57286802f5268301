import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// A document with its words, trees and names: what every stage of reading looks at, and none changes.
struct Text: Sendable {
  let document: Document
  let bytes: [UInt8]
  private(set) var tokens: [Token]
  /// Ranges of tokens.
  let sentences: [Range<Int>]
  /// Ranges of tokens: "KYIV, Nov 5 (Reuters) -".
  let datelines: [Range<Int>]
  /// Names that the language model found.
  let names: [NameSpan]
  /// The words as written.
  let words: [String]
  /// The words in lower case, with plain apostrophes.
  let lower: [String]
  let lemmas: [String]
  /// The sentence that each token stands in.
  let sentenceOf: [Int]
  private var childStarts: [Int]
  private var childTokens: [Int]

  init(document: Document, analysis: Analysis, datelines: [Range<Int>], lexicon: Lexicon) {
    let bytes = Array(document.text.utf8)
    let sentences = analysis.sentences.map(\.tokens)
    let mended = TreeMending(
      tokens: analysis.tokens, bytes: bytes, lexicon: lexicon, lemma: analysis.lemma(of:)
    ).mended()
    let tokens = Self.restoringCircles(in: mended, from: analysis.tokens, sentences: sentences)
    self.document = document
    self.bytes = bytes
    self.tokens = tokens
    self.sentences = sentences
    self.names = analysis.names
    self.datelines = datelines
    self.words = tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    self.lower = words.map { word in
      let word = word.lowercased()
      return word.utf8.contains(0xE2) ? word.replacing("’", with: "'").replacing("‘", with: "'") : word
    }
    let lower = lower
    self.lemmas = tokens.indices.map { index in
      switch tokens[index].tag {
      case .verb, .noun, .adj, .aux: lexicon.lemma(analysis.lemma(of: index).lowercased(), of: lower[index])
      default: lower[index]
      }
    }
    var sentenceOf = [Int](repeating: 0, count: tokens.count)
    for (index, sentence) in analysis.sentences.enumerated() {
      for token in sentence.tokens { sentenceOf[token] = index }
    }
    self.sentenceOf = sentenceOf
    (childStarts, childTokens) = Self.childTable(of: tokens)
  }

  /// The children of each token, as one run of tokens and where each one's begin.
  static func childTable(of tokens: [Token]) -> (starts: [Int], tokens: [Int]) {
    var counts = [Int](repeating: 0, count: tokens.count + 1)
    for token in tokens where token.head >= 0 { counts[token.head + 1] += 1 }
    for index in 0..<tokens.count { counts[index + 1] += counts[index] }
    var next = counts
    var children = [Int](repeating: 0, count: tokens.count)
    for (index, token) in tokens.enumerated() where token.head >= 0 {
      children[next[token.head]] = index
      next[token.head] += 1
    }
    return (counts, children)
  }

  /// The text with each name as one node of its tree: what hangs from another word of a name hangs from its head.
  ///
  /// The parser knows no names, so that in "Nikol Pashinyan and Ilham Aliyev" it may join the second person to the
  /// first one's given name.
  func joining(_ names: [NameMention]) -> Text {
    var joined = self
    for name in names where !name.isNested && name.tokens.count > 1 && name.tokens.contains(name.head) {
      for token in name.tokens where token != name.head {
        for child in children(of: token) where !name.tokens.contains(child) {
          // A bracket or a comma inside is the name's own.
          joined.tokens[child].head = name.head
        }
        if !name.tokens.contains(tokens[token].head) {
          joined.tokens[token].head = name.head
          joined.tokens[token].relation = .flat
        }
      }
    }
    joined.tokens = Self.restoringCircles(in: joined.tokens, from: tokens, sentences: sentences)
    (joined.childStarts, joined.childTokens) = Self.childTable(of: joined.tokens)
    return joined
  }

  /// The tokens with each sentence as it was in `former` in which words now hang from one another in a circle: two
  /// changes of a tree, or names that share words, can make one.
  ///
  /// - Complexity: linear in the tokens.
  private static func restoringCircles(in tokens: [Token], from former: [Token], sentences: [Range<Int>])
    -> [Token]
  {
    enum State { case new, under, done }
    var tokens = tokens
    var states = [State](repeating: .new, count: tokens.count)
    var path: [Int] = []
    for sentence in sentences {
      var isCircular = false
      for start in sentence where states[start] == .new {
        var token = start
        path.removeAll(keepingCapacity: true)
        while token >= 0, states[token] == .new {
          states[token] = .under
          path.append(token)
          token = tokens[token].head
        }
        if token >= 0, states[token] == .under { isCircular = true }
        for token in path { states[token] = .done }
      }
      if isCircular { for token in sentence { tokens[token] = former[token] } }
    }
    return tokens
  }

  /// The text with each person, not the title before the name, as what takes part in the sentence.
  ///
  /// The parser hangs "Marco Rubio" from "Secretary of State" in some sentences and the other way round in others.
  ///
  /// - Parameter titles: ranges of tokens.
  func promoting(_ people: [NameMention], over titles: [Range<Int>]) -> Text {
    var changed = self
    let ending = Dictionary(titles.map { ($0.upperBound, $0) }, uniquingKeysWith: { first, _ in first })
    for person in people where !person.isNested {
      guard let title = ending[person.tokens.lowerBound], person.tokens.contains(person.head),
        title.contains(changed.tokens[person.head].head),
        let top = title.first(where: { !title.contains(changed.tokens[$0].head) }),
        !person.tokens.contains(changed.tokens[top].head)
      else { continue }
      changed.tokens[person.head].head = changed.tokens[top].head
      changed.tokens[person.head].relation = changed.tokens[top].relation
      changed.tokens[top].head = person.head
      changed.tokens[top].relation = .nmodDesc
      for token in title {
        for child in children(of: token) where child >= person.tokens.upperBound {
          changed.tokens[child].head = person.head
        }
      }
      // Only prepositions and articles before the title are the person's too.
      for child in children(of: top) where child < title.lowerBound && relation(child) == .case {
        changed.tokens[child].head = person.head
      }
    }
    changed.tokens = Self.restoringCircles(in: changed.tokens, from: tokens, sentences: sentences)
    (changed.childStarts, changed.childTokens) = Self.childTable(of: changed.tokens)
    return changed
  }

  /// The tokens that hang from `token`, in the order of the text.
  func children(of token: Int) -> ArraySlice<Int> {
    childTokens[childStarts[token]..<childStarts[token + 1]]
  }

  /// The first child by that relation, subtypes included only when named.
  func child(of token: Int, _ relations: DependencyRelation...) -> Int? {
    children(of: token).first { relations.contains(tokens[$0].relation) }
  }

  func children(of token: Int, _ relations: DependencyRelation...) -> [Int] {
    children(of: token).filter { relations.contains(tokens[$0].relation) }
  }

  func relation(_ token: Int) -> DependencyRelation { tokens[token].relation }

  func head(_ token: Int) -> Int? { tokens[token].head < 0 ? nil : tokens[token].head }

  /// The preposition of a nominal, in lower case: "into", "because of"; empty when it has none.
  func preposition(of token: Int) -> String {
    let marks = children(of: token).filter { relation($0) == .case && tokens[$0].tag != .part }
    guard let first = marks.first else { return "" }
    var parts = [lower[first]]
    for fixed in children(of: first) where relation(fixed) == .fixed { parts.append(lower[fixed]) }
    if parts.count == 1, marks.count > 1, marks[1] == first + 1 { parts.append(lower[marks[1]]) }
    return parts.joined(separator: " ")
  }

  /// The token that the words of `range` hang from: the one whose head lies outside.
  func head(of range: Range<Int>) -> Int {
    for token in range.reversed() where !range.contains(tokens[token].head) {
      if tokens[token].tag != .punct && tokens[token].tag != .adp { return token }
    }
    return range.upperBound - 1
  }

  /// The range of bytes from the first to the last of `range`.
  func byteRange(_ range: Range<Int>) -> Range<Int> {
    tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[byteRange(range)], as: UTF8.self)
  }

  /// The words of `range` as one line, each run of blanks and line breaks as one blank: a name as it is shown.
  func line(_ range: Range<Int>) -> String {
    string(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The token that begins at the byte.
  ///
  /// - Complexity: logarithmic in the tokens.
  func token(from byte: Int) -> Int? {
    var range = tokens.indices
    while let first = range.first {
      let middle = first + range.count / 2
      let start = tokens[middle].range.lowerBound
      if start == byte { return middle }
      range = start < byte ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// Whether the word begins with a capital letter.
  func isCapitalised(_ token: Int) -> Bool {
    guard let first = words[token].unicodeScalars.first else { return false }
    return first.isASCII ? (0x41...0x5A).contains(first.value) : first.properties.isUppercase
  }

  /// Whether "'s" or "'" follows, so that the word is a possessor.
  func isPossessive(_ token: Int) -> Bool {
    let next = token + 1
    return next < tokens.count && (lower[next] == "'s" || lower[next] == "'")
      && tokens[next].range.lowerBound == tokens[token].range.upperBound
  }

  /// Whether the token opens its sentence, quotation marks aside.
  func opensSentence(_ token: Int) -> Bool {
    let start = sentences[sentenceOf[token]].lowerBound
    return (start..<token).allSatisfy { tokens[$0].tag == .punct }
  }

  /// All tokens that hang from `token`, itself included, as the least range that holds them.
  func span(of token: Int) -> Range<Int> {
    var low = token
    var high = token
    var open = [token]
    var seen = 0
    while let next = open.popLast(), seen < 512 {
      seen += 1
      low = min(low, next)
      high = max(high, next)
      open.append(contentsOf: children(of: next))
    }
    return low..<(high + 1)
  }

  /// The chain of heads above `token`, nearest first.
  func ancestors(of token: Int) -> [Int] {
    var chain: [Int] = []
    var next = tokens[token].head
    while next >= 0, chain.count < 64 {
      chain.append(next)
      next = tokens[next].head
    }
    return chain
  }
}
