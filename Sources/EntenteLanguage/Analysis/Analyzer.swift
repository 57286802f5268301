/// Reads English text: bytes in; sentences, words, tags, trees and names out.
///
/// A value without state: the same text gives the same analysis whatever was read before, on any thread.
public struct Analyzer: Sendable {
  public let model: LanguageModel

  public init(_ model: LanguageModel) { self.model = model }

  /// The analysis of `text`, which may hold any bytes.
  ///
  /// - Complexity: O(*n*) in the bytes; sentences longer than `SentenceSplitter.longest` words are cut.
  public func analyze(_ text: [UInt8]) -> Analysis {
    let bytes = text.span
    let ranges = model.tokenizer.tokens(in: bytes)
    let sentences = model.splitter.sentences(in: bytes, tokens: ranges)
    return analyze(text, tokens: ranges, sentences: sentences)
  }

  /// The analysis of `text`.
  public func analyze(_ text: String) -> Analysis { analyze(Array(text.utf8)) }

  /// The words of `text` only.
  public func tokens(in text: [UInt8]) -> [Range<Int>] { model.tokenizer.tokens(in: text.span) }

  /// The sentences of `text` whose words are `tokens`.
  public func sentences(in text: [UInt8], tokens: [Range<Int>]) -> [Sentence] {
    model.splitter.sentences(in: text.span, tokens: tokens)
  }

  /// The analysis of a text whose words and sentences are known, as from a treebank.
  ///
  /// - Parameters:
  ///   - tokens: byte ranges in order.
  ///   - sentences: in order, holding every token once; at most `SentenceSplitter.longest` words each.
  public func analyze(_ text: [UInt8], tokens ranges: [Range<Int>], sentences: [Sentence]) -> Analysis {
    var tokens = ranges.map { Token(range: $0) }
    var wordClasses = [UInt8](repeating: 0, count: tokens.count)
    parse(text.span, sentences, &tokens, &wordClasses)
    VoiceAgreement.apply(to: &tokens)
    let names = model.recogniser?.names(in: text.span, tokens: tokens, sentences: sentences) ?? []
    return Analysis(
      text: text, sentences: sentences, tokens: tokens, names: names, wordClasses: wordClasses,
      lemmatizer: model.lemmatizer)
  }

  /// Tags and parses, a few sentences at a time.
  private func parse(
    _ bytes: Span<UInt8>, _ sentences: [Sentence], _ tokens: inout [Token], _ wordClasses: inout [UInt8]
  ) {
    let longest = sentences.reduce(0) { max($0, $1.tokens.count + 1) }
    let together = min(tokens.count + sentences.count, SyntaxPass.capacity)
    var pass = SyntaxPass(model.network, words: max(longest, together))
    var next = 0
    while next < sentences.count {
      var group = next..<next + 1
      var words = sentences[next].tokens.count + 1
      while group.upperBound < sentences.count {
        let more = sentences[group.upperBound].tokens.count + 1
        guard words + more <= SyntaxPass.capacity else { break }
        words += more
        group = group.lowerBound..<group.upperBound + 1
      }
      parse(bytes, sentences[group], &pass, &tokens, &wordClasses)
      next = group.upperBound
    }
  }

  private func parse(
    _ bytes: Span<UInt8>, _ sentences: ArraySlice<Sentence>, _ pass: inout SyntaxPass,
    _ tokens: inout [Token],
    _ wordClasses: inout [UInt8]
  ) {
    let network = model.network
    var keys = WordKeys()
    // The word behind each place of the pass, or -1 for a root.
    var words: [Int] = []
    var wordKeys: [UInt64] = []
    for sentence in sentences {
      pass.setRoot(of: words.count)
      words.append(-1)
      wordKeys.append(0)
      for index in sentence.tokens {
        let range = tokens[index].range
        let before =
          index == sentence.tokens.lowerBound || tokens[index - 1].range.upperBound < range.lowerBound
        let after =
          index + 1 == sentence.tokens.upperBound || range.upperBound < tokens[index + 1].range.lowerBound
        var rows = InlineArray<10, Int>(repeating: 0)
        var own: UInt64 = 0
        keys.forEachKey(of: bytes, range, spaceBefore: before, spaceAfter: after) { slot, key in
          if slot == WordKeys.word { own = key }
          rows[slot] = network.index[key] ?? (slot == WordKeys.word ? network.unknownRow : 0)
        }
        pass.setFeatures(of: words.count, rows: rows)
        words.append(index)
        wordKeys.append(own)
      }
    }
    // The first token of the sentence that each place belongs to.
    var origin: [Int] = []
    for sentence in sentences {
      for _ in 0...sentence.tokens.count { origin.append(sentence.tokens.lowerBound) }
    }
    let classes = model.classes
    pass.run(sizes: sentences.map { $0.tokens.count + 1 }, classes: classes.classes.count) {
      at, wordClass, head, relation in
      let index = words[at]
      tokens[index].head = head == 0 ? -1 : origin[at] + head - 1
      tokens[index].relation = DependencyRelation(rawValue: UInt8(relation)) ?? .dep
      tokens[index].tag = classes.classes[wordClass].tag
      tokens[index].features = classes.features(wordClass, wordKey: wordKeys[at])
      wordClasses[index] = UInt8(wordClass)
    }
  }
}
