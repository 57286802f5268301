/// What the lists that the trainer was given say of a word or a phrase; a feature among others, not a rule.
public struct NameHint: OptionSet, Hashable, Sendable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The word is mostly written small in running text.
  public static let common = NameHint(rawValue: 1 << 0)
  /// The word is sometimes written small in running text.
  public static let sometimesCommon = NameHint(rawValue: 1 << 1)
  /// A given name, or the first word of a person's name.
  public static let givenName = NameHint(rawValue: 1 << 2)
  /// A family name, or the last word of a person's name.
  public static let familyName = NameHint(rawValue: 1 << 3)
  /// A country, alone or as the last word of a phrase.
  public static let country = NameHint(rawValue: 1 << 4)
  /// A city, region or other place that is not a country.
  public static let place = NameHint(rawValue: 1 << 5)
  /// An adjective or people: "Ukrainian".
  public static let nationality = NameHint(rawValue: 1 << 6)
  /// A word that organisations are called by: "Ministry".
  public static let organisationWord = NameHint(rawValue: 1 << 7)
  /// A word that places are called by: "River".
  public static let placeWord = NameHint(rawValue: 1 << 8)
  /// A word that stands before a person's name: "President".
  public static let title = NameHint(rawValue: 1 << 9)
  /// An organisation: "NATO".
  public static let organisation = NameHint(rawValue: 1 << 10)
  /// A small word inside names: "bin", "of", "de".
  public static let particle = NameHint(rawValue: 1 << 11)
  /// The word is in use with a capital in running text.
  public static let capitalised = NameHint(rawValue: 1 << 12)
  /// A phrase that is listed begins like this; only the search for phrases needs it.
  public static let beginsPhrase = NameHint(rawValue: 1 << 15)

  /// The hints that make sense of a phrase of several words.
  public static let ofPhrases: NameHint = [.country, .place, .nationality, .organisation]
}
