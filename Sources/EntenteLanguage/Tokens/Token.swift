/// A word of a text: where it stands, what it is, and what it hangs from.
public struct Token: Hashable, Sendable {
  /// UTF-8 bytes of the document's text.
  public var range: Range<Int>
  /// The index in `Analysis.tokens` of the word that this one depends on; -1 for the root of a sentence.
  public var head: Int
  /// How it depends on its head.
  public var relation: DependencyRelation
  /// Its part of speech.
  public var tag: UniversalTag
  /// Its number, tense, voice and so on.
  public var features: Features

  public init(
    range: Range<Int>, head: Int = -1, relation: DependencyRelation = .root, tag: UniversalTag = .x,
    features: Features = []
  ) {
    self.range = range
    self.head = head
    self.relation = relation
    self.tag = tag
    self.features = features
  }
}

/// A sentence, as the range of its words in `Analysis.tokens`; never empty.
public struct Sentence: Hashable, Sendable {
  public var tokens: Range<Int>

  public init(tokens: Range<Int>) { self.tokens = tokens }
}
