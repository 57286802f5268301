/// The inflection of a word, as the set of Universal Dependencies' features that readers of news need.
///
/// A set has at most one value of each feature; one that does not apply is absent.
public struct Features: OptionSet, Hashable, Sendable {
  public let rawValue: UInt64

  public init(rawValue: UInt64) { self.rawValue = rawValue }

  // Number
  public static let singular = Features(rawValue: 1 << 0)
  public static let plural = Features(rawValue: 1 << 1)
  public static let pluraleTantum = Features(rawValue: 1 << 2)
  // Person
  public static let first = Features(rawValue: 1 << 3)
  public static let second = Features(rawValue: 1 << 4)
  public static let third = Features(rawValue: 1 << 5)
  // Tense
  public static let past = Features(rawValue: 1 << 6)
  public static let present = Features(rawValue: 1 << 7)
  // VerbForm
  public static let finite = Features(rawValue: 1 << 8)
  public static let infinitive = Features(rawValue: 1 << 9)
  public static let participle = Features(rawValue: 1 << 10)
  public static let gerund = Features(rawValue: 1 << 11)
  // Mood
  public static let indicative = Features(rawValue: 1 << 12)
  public static let imperative = Features(rawValue: 1 << 13)
  public static let subjunctive = Features(rawValue: 1 << 14)
  // Voice
  public static let passive = Features(rawValue: 1 << 15)
  // Degree
  public static let positive = Features(rawValue: 1 << 16)
  public static let comparative = Features(rawValue: 1 << 17)
  public static let superlative = Features(rawValue: 1 << 18)
  // Case
  public static let nominative = Features(rawValue: 1 << 19)
  public static let accusative = Features(rawValue: 1 << 20)
  public static let genitive = Features(rawValue: 1 << 21)
  // Gender
  public static let masculine = Features(rawValue: 1 << 22)
  public static let feminine = Features(rawValue: 1 << 23)
  public static let neuter = Features(rawValue: 1 << 24)
  // PronType
  public static let article = Features(rawValue: 1 << 25)
  public static let personal = Features(rawValue: 1 << 26)
  public static let demonstrative = Features(rawValue: 1 << 27)
  public static let relative = Features(rawValue: 1 << 28)
  public static let interrogative = Features(rawValue: 1 << 29)
  public static let indefinitePronoun = Features(rawValue: 1 << 30)
  public static let total = Features(rawValue: 1 << 31)
  public static let negativePronoun = Features(rawValue: 1 << 32)
  public static let emphatic = Features(rawValue: 1 << 33)
  public static let reciprocal = Features(rawValue: 1 << 34)
  // Definite
  public static let definite = Features(rawValue: 1 << 35)
  public static let indefinite = Features(rawValue: 1 << 36)
  // NumType
  public static let cardinal = Features(rawValue: 1 << 37)
  public static let ordinal = Features(rawValue: 1 << 38)
  public static let fraction = Features(rawValue: 1 << 39)
  public static let multiplicative = Features(rawValue: 1 << 40)
  // The rest, each alone of its kind
  public static let negative = Features(rawValue: 1 << 41)
  public static let affirmative = Features(rawValue: 1 << 42)
  public static let possessive = Features(rawValue: 1 << 43)
  public static let reflexive = Features(rawValue: 1 << 44)
  public static let abbreviated = Features(rawValue: 1 << 45)
  public static let foreign = Features(rawValue: 1 << 46)

  /// The features in CoNLL-U's order, each with the bit that stands for it here.
  static let spellings: [(text: String, feature: Features)] = [
    ("Abbr=Yes", .abbreviated),
    ("Case=Acc", .accusative), ("Case=Gen", .genitive), ("Case=Nom", .nominative),
    ("Definite=Def", .definite), ("Definite=Ind", .indefinite),
    ("Degree=Cmp", .comparative), ("Degree=Pos", .positive), ("Degree=Sup", .superlative),
    ("Foreign=Yes", .foreign),
    ("Gender=Fem", .feminine), ("Gender=Masc", .masculine), ("Gender=Neut", .neuter),
    ("Mood=Imp", .imperative), ("Mood=Ind", .indicative), ("Mood=Sub", .subjunctive),
    ("NumType=Card", .cardinal), ("NumType=Frac", .fraction), ("NumType=Mult", .multiplicative),
    ("NumType=Ord", .ordinal),
    ("Number=Plur", .plural), ("Number=Ptan", .pluraleTantum), ("Number=Sing", .singular),
    ("Person=1", .first), ("Person=2", .second), ("Person=3", .third),
    ("Polarity=Neg", .negative), ("Polarity=Pos", .affirmative),
    ("Poss=Yes", .possessive),
    ("PronType=Art", .article), ("PronType=Dem", .demonstrative), ("PronType=Emp", .emphatic),
    ("PronType=Ind", .indefinitePronoun), ("PronType=Int", .interrogative),
    ("PronType=Neg", .negativePronoun), ("PronType=Prs", .personal), ("PronType=Rcp", .reciprocal),
    ("PronType=Rel", .relative), ("PronType=Tot", .total),
    ("Reflex=Yes", .reflexive),
    ("Tense=Past", .past), ("Tense=Pres", .present),
    ("VerbForm=Fin", .finite), ("VerbForm=Ger", .gerund), ("VerbForm=Inf", .infinitive),
    ("VerbForm=Part", .participle),
    ("Voice=Pass", .passive),
  ]

  /// The features that CoNLL-U's column lists; those that are not kept here are passed over.
  public init(conllu column: some StringProtocol) {
    self = []
    for part in column.split(separator: "|") {
      if let spelling = Self.spellings.first(where: { $0.text == part }) { insert(spelling.feature) }
    }
  }

  /// As CoNLL-U writes them: "Number=Sing|Person=3", or "_" for none.
  public var conllu: String {
    let parts = Self.spellings.filter { contains($0.feature) }.map(\.text)
    return parts.isEmpty ? "_" : parts.joined(separator: "|")
  }
}
