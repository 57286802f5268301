/// A morphological class: a part of speech with the inflection that its form or place decides.
///
/// The tagger chooses among these, so that tense and voice are learnt together with the part of speech;
/// what a closed-class word's form alone decides (person, case, kind of pronoun) comes from the lexicon.
public struct WordClass: Hashable, Sendable {
  public var tag: UniversalTag
  public var features: Features

  public init(tag: UniversalTag, features: Features) {
    self.tag = tag
    self.features = features
  }

  /// The class of a word annotated with `tag` and `features`.
  public init(reducing tag: UniversalTag, _ features: Features) {
    let number: Features = [.singular, .plural, .pluraleTantum]
    let verbal: Features = [
      .past, .present, .finite, .infinitive, .participle, .gerund, .imperative, .passive,
    ]
    var kept: Features =
      switch tag {
      case .noun, .propn: features.intersection(number)
      case .verb, .aux: features.intersection(verbal)
      case .adj: features.intersection([.positive, .comparative, .superlative, .ordinal])
      case .adv:
        features.intersection([.positive, .comparative, .superlative, .relative, .interrogative, .negative])
      case .num: features.intersection([.ordinal, .fraction])
      case .pron, .det:
        features.intersection([.relative, .interrogative, .demonstrative, .possessive, .personal, .article])
      default: []
      }
    if tag == .verb || tag == .aux, features.isSuperset(of: [.present, .finite, .third, .singular]) {
      kept.formUnion([.third, .singular])
    }
    self.init(tag: tag, features: kept)
  }
}
