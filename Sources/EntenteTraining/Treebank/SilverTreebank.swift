import EntenteLanguage

/// Trees that several trained models vote for, over sentences that nobody annotated.
///
/// A small model learns more from what an ensemble of larger ones makes of much news text than from the
/// treebanks alone (tri-training: Zhou and Li 2005; for parsers Weiss et al. 2015). The tags of names that
/// the sentences come with are not looked at.
struct SilverTreebank {
  /// Sentences with fewer words teach little; longer ones are parsed badly.
  static let lengths = 4...60

  let teachers: [Analyzer]
  /// The share of words on whose heads all teachers have to agree, for a sentence to be kept.
  var agreement = 0.8

  /// The trees of `sentences`, as far as the teachers agree.
  ///
  /// - Complexity: a parse by each teacher.
  func trees(of sentences: [[String]]) -> [TreebankSentence] {
    sentences.compactMap { words in
      let text = PlainSentence(words)
      guard Self.lengths.contains(text.ranges.count) else { return nil }
      let whole = Sentence(tokens: 0..<text.ranges.count)
      let analyses = teachers.map { $0.analyze(text.bytes, tokens: text.ranges, sentences: [whole]) }
      return vote(analyses, text)
    }
  }

  /// The tree with most votes: for each arc the number of teachers that drew it.
  private func vote(_ analyses: [Analysis], _ text: PlainSentence) -> TreebankSentence? {
    let count = text.ranges.count
    let size = count + 1
    let scores = Matrix(1, (size * size + 15) / 16 * 16)
    var agreed = 0
    for word in 0..<count {
      for analysis in analyses { scores.base[(word + 1) * size + analysis.tokens[word].head + 1] += 1 }
      if analyses.allSatisfy({ $0.tokens[word].head == analyses[0].tokens[word].head }) { agreed += 1 }
    }
    guard Double(agreed) >= agreement * Double(count) else { return nil }
    let heads = TreeDecoder.heads(scores: scores.base, size: size)
    var words: [TreebankWord] = []
    for word in 0..<count {
      let found = analyses.map { $0.tokens[word] }
      let agreeing = found.filter { $0.head + 1 == heads[word + 1] }
      let relation = Self.commonest((agreeing.isEmpty ? found : agreeing).map(\.relation))
      let tagged = Self.commonest(found.map { WordClass(tag: $0.tag, features: $0.features) })
      guard let relation, let tagged else { return nil }
      let range = text.ranges[word]
      words.append(
        TreebankWord(
          form: String(decoding: text.bytes[range], as: UTF8.self), lemma: "_", tag: tagged.tag,
          features: tagged.features, head: heads[word + 1], relation: relation,
          spaceAfter: word + 1 < count && text.ranges[word + 1].lowerBound > range.upperBound, surface: word))
    }
    return TreebankSentence(words: words)
  }

  /// What most say; of several with as many votes the one that is said first.
  private static func commonest<Value: Hashable>(_ values: [Value]) -> Value? {
    var counts: [Value: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    var best: Value?
    for value in values where counts[value, default: 0] > best.map({ counts[$0, default: 0] }) ?? 0 {
      best = value
    }
    return best
  }
}

/// Words that a file keeps apart, put together again as running text writes them.
struct PlainSentence {
  private(set) var bytes: [UInt8] = []
  private(set) var ranges: [Range<Int>] = []

  /// The text of `words`, hyphenated ones in parts; signs stand against the word that they belong to.
  init(_ words: [String]) {
    var isQuoteOpen = false
    var opens = true
    for word in words {
      var touches = opens || Self.closing.contains(word) || Self.isClitic(word)
      opens = Self.opening.contains(word)
      if word == "\"" {
        touches = touches || isQuoteOpen
        isQuoteOpen.toggle()
        opens = isQuoteOpen
      }
      if !touches { bytes.append(UInt8(ascii: " ")) }
      for part in HyphenSplitting.split(word) {
        ranges.append(bytes.count..<bytes.count + part.utf8.count)
        bytes += Array(part.utf8)
      }
    }
  }

  private static func isClitic(_ word: String) -> Bool {
    word.lowercased() == "n't" || (word.utf8.first == UInt8(ascii: "'") && (2...3).contains(word.utf8.count))
  }

  private static let closing: Set<String> = [
    ".", ",", ";", ":", "?", "!", ")", "]", "}", "%", "'", "...", "”",
  ]
  private static let opening: Set<String> = ["(", "[", "{", "$", "“"]
}
