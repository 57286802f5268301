/// What `Analyzer` found in a text: its sentences, words, trees and names.
///
/// Ranges are bytes of UTF-8 in the text as it was given. Tokens and the gaps between them give the text
/// back exactly.
public struct Analysis: Sendable {
  /// The text that was analysed.
  public let text: [UInt8]
  /// In order; together they hold every token once.
  public let sentences: [Sentence]
  /// In order; they do not overlap.
  public let tokens: [Token]
  /// In order; they do not overlap.
  public let names: [NameSpan]

  private let wordClasses: [UInt8]
  private let lemmatizer: Lemmatizer?

  init(
    text: [UInt8], sentences: [Sentence], tokens: [Token], names: [NameSpan], wordClasses: [UInt8],
    lemmatizer: Lemmatizer?
  ) {
    self.text = text
    self.sentences = sentences
    self.tokens = tokens
    self.names = names
    self.wordClasses = wordClasses
    self.lemmatizer = lemmatizer
  }

  /// The words of token `index` as they stand in the text; bytes that are not UTF-8 become U+FFFD.
  public func form(of index: Int) -> String {
    String(decoding: text[tokens[index].range], as: UTF8.self)
  }

  /// The dictionary form of token `index`: "say" for "said", "troop" for "troops"; names keep their case.
  ///
  /// - Complexity: O(*n*) in the word's bytes; worked out at each call.
  public func lemma(of index: Int) -> String {
    guard let lemmatizer, index < wordClasses.count else { return form(of: index) }
    return lemmatizer.lemma(of: text[tokens[index].range], wordClass: Int(wordClasses[index]))
  }

  /// Whether white space, or nothing, stands between token `index` and the next.
  public func isSpaceAfter(_ index: Int) -> Bool {
    index + 1 >= tokens.count || tokens[index].range.upperBound < tokens[index + 1].range.lowerBound
  }

  /// The text that `range` of tokens covers.
  public func text(of range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    return String(
      decoding: text[tokens[first].range.lowerBound..<tokens[last].range.upperBound], as: UTF8.self)
  }

  /// The tokens that depend on token `head`, in order.
  ///
  /// - Complexity: O(*s*) in the words of its sentence.
  public func dependents(of head: Int) -> [Int] {
    guard let sentence = sentence(of: head) else { return [] }
    return sentence.tokens.filter { tokens[$0].head == head }
  }

  /// The sentence that token `index` stands in.
  ///
  /// - Complexity: O(log *n*) in the sentences.
  public func sentence(of index: Int) -> Sentence? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].tokens.upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return low < sentences.count && sentences[low].tokens.contains(index) ? sentences[low] : nil
  }
}
