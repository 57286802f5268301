import EntenteLanguage
import Foundation

/// The lists of names and words behind the hints, and the names that augmentation takes from.
struct NameLists {
  /// What is listed of each word or phrase, written small and with single spaces.
  private(set) var hints: [String: NameHint] = [:]
  /// Names of persons in usual casing, for substitution.
  private(set) var persons: [[String]] = []
  /// Places that are not countries, in usual casing, for substitution.
  private(set) var places: [[String]] = []
  /// Organisations, in usual casing, for substitution.
  private(set) var organisations: [[String]] = []
  /// Adjectives and peoples of countries, in usual casing, for substitution.
  private(set) var adjectives: [[String]] = []
  /// Titles that stand before a person's name.
  private(set) var titles: [String] = []
  /// Countries, in usual casing, for substitution.
  private(set) var countries: [[String]] = []

  /// Reads the tables of facts in the folder `facts`, and the trainer's own tables in the folders `tables`.
  init(facts: String, tables: [String]) throws {
    try readCountries(facts + "/countries.jsonl")
    try readCountryInfo(facts + "/countryinfo_countries.jsonl")
    for file in ["countryinfo_leaders", "countryinfo_officials"] {
      try readPersons("\(facts)/\(file).jsonl")
    }
    for folder in tables {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
        try readTable(folder + "/" + name, named: name)
      }
    }
    keepUsualNames()
    persons = Self.unique(persons)
    places = Self.unique(places)
    countries = Self.unique(countries)
    organisations = Self.unique(organisations)
    adjectives = Self.unique(adjectives.filter { isNationality($0.joined(separator: " ").lowercased()) })
  }

  /// Whether `phrase`, in small letters, is listed as an adjective or people, and not as a country or place
  /// too.
  func isNationality(_ phrase: String) -> Bool {
    hints[phrase, default: []].isDisjoint(with: [.country, .place])
      && hints[phrase, default: []].contains(.nationality)
  }

  /// Whether `phrase`, in small letters, is listed as a country or other place and not as an organisation.
  func isPlace(_ phrase: String) -> Bool {
    let hint = hints[phrase, default: []]
    return !hint.isDisjoint(with: [.country, .place]) && hint.isDisjoint(with: [.organisation, .nationality])
  }

  /// Takes `hint` in for `phrase`, and the marks that lead a search to it.
  private mutating func add(_ phrase: String, _ hint: NameHint) {
    let words = Self.words(phrase)
    guard !words.isEmpty, words.count <= 6 else { return }
    let folded = words.map { $0.lowercased() }
    hints[folded.joined(separator: " "), default: []].formUnion(hint)
  }

  /// The words of a listed name, hyphens and apostrophes split off as treebanks do.
  static func words(_ phrase: String) -> [String] {
    let parts = phrase.split(whereSeparator: { $0 == " " || $0 == "\u{a0}" })
    return parts.flatMap { HyphenSplitting.split(String($0)) }
  }

  /// The hash table's entries, those named in `without` left out.
  ///
  /// - Parameter counts: how often each word stands small and with a capital, as `WordCasing` counted.
  func entries(casing: WordCasing, without isHidden: (String) -> Bool = { _ in false })
    -> [(hash: UInt32, hints: NameHint)]
  {
    var entries: [(hash: UInt32, hints: NameHint)] = []
    for (phrase, hint) in hints.sorted(by: { $0.key < $1.key }) where !isHidden(phrase) {
      let words = phrase.split(separator: " ").map { Self.hash(String($0)) }
      var hash = words[0]
      for word in words.dropFirst() {
        entries.append((hash, .beginsPhrase))
        hash = NameHash.mix(hash, word)
      }
      entries.append((hash, hint))
    }
    for (word, hint) in casing.hints { entries.append((Self.hash(word), hint)) }
    return entries
  }

  /// The hash by which the recogniser looks `word` up.
  static func hash(_ word: String) -> UInt32 {
    let bytes = Array(word.utf8)
    return NameWord(0..<bytes.count, in: bytes.span).lower
  }

  // MARK: Tables of facts

  private mutating func readCountries(_ path: String) throws {
    struct Row: Decodable {
      struct Demonym: Decodable { var f: String?, m: String? }
      var name: String
      var official: String
      var alt: [String]
      var demonyms: [String: Demonym]
      var capital: [String]
    }
    for row in try Self.rows(path, of: Row.self) {
      for form in [row.name, row.official] + row.alt.filter({ $0.utf8.count > 3 }) { add(form, .country) }
      countries.append(Self.words(row.name))
      for form in row.capital {
        add(form, .place)
        places.append(Self.words(form))
      }
      if let english = row.demonyms["eng"] {
        for form in [english.f, english.m].compactMap({ $0 }) where !form.isEmpty { addNationality(form) }
      }
    }
  }

  private mutating func addNationality(_ form: String) {
    add(form, .nationality)
    if !form.hasSuffix("s"), !form.hasSuffix("ese"), !form.hasSuffix("ish"), !form.hasSuffix("ch") {
      add(form + "s", .nationality)
    }
  }

  private mutating func readCountryInfo(_ path: String) throws {
    struct Row: Decodable {
      var name: String
      var nationality: [String]
      var capital: [String]
      var cities: [String]
      var regions: [String]
      var features: [String]
    }
    for row in try Self.rows(path, of: Row.self) {
      add(row.name.lowercased(), .country)
      for form in row.capital + row.cities + row.regions + row.features
      where form.allSatisfy({ $0.isASCII && $0 != "\0" }) && !form.contains("STATE") && form.utf8.count > 3 {
        add(form.lowercased(), .place)
        places.append(Self.words(Self.usualCasing(form)))
      }
      for form in row.nationality where form.utf8.count < 16 && !form.contains("(") {
        let endings = ["AN", "ESE", "ISH", "I", "CH", "DUTCH", "GREEK", "THAI", "SWISS"]
        if !form.contains(" "), endings.contains(where: form.hasSuffix), !form.hasSuffix("STAN") {
          addNationality(form.lowercased())
        }
      }
    }
  }

  private mutating func readPersons(_ path: String) throws {
    struct Row: Decodable { var names: [String] }
    for row in try Self.rows(path, of: Row.self) {
      for name in row.names.prefix(1) where name.allSatisfy({ $0.isASCII }) && !name.contains("(") {
        let words = Self.usualCasing(name).split(separator: " ").map(String.init)
        if (2...5).contains(words.count) { persons.append(words) }
      }
    }
  }

  // MARK: The project's own tables

  /// Reads a table of this module's data: words that tell names apart, or the names themselves.
  private mutating func readTable(_ path: String, named file: String) throws {
    switch file {
    case "name-words.tsv": try readWords(path)
    case "name-lists.tsv": for entry in try FrozenNames(path: path).entries { take(entry) }
    default: break
    }
  }

  private mutating func readWords(_ path: String) throws {
    let roles: [String: NameHint] = [
      "title": .title, "organisation": .organisationWord, "place": .placeWord, "particle": .particle,
      "nationality": .nationality,
    ]
    for row in try NameTable(path: path).rows {
      for word in row.forms("words") { add(word, roles[row["role"]] ?? []) }
      if row["role"] == "title" { titles += row.forms("words") }
    }
  }

  private mutating func take(_ entry: FrozenNames.Entry) {
    switch entry.role {
    case .country: add(entry.form, .country)
    case .people:
      add(entry.form, .nationality)
      adjectives.append(Self.words(entry.form))
    case .regional: add(entry.form, .nationality)
    case .place:
      add(entry.form, .place)
      places.append(Self.words(entry.form))
    case .placeAlias: add(entry.form, .place)
    case .organisation:
      add(entry.form, .organisation)
      organisations.append(entry.form.split(separator: " ").map(String.init))
    case .acronym: add(entry.form, .organisation)
    case .given: add(entry.form, .givenName)
    case .family: add(entry.form, .familyName)
    case .person: persons.append(entry.form.split(separator: " ").map(String.init))
    }
  }

  /// First and last words of the listed persons' names, if two persons at least share them.
  private mutating func keepUsualNames() {
    var first: [String: Int] = [:]
    var last: [String: Int] = [:]
    for name in persons {
      let words = name.flatMap(HyphenSplitting.split).map { $0.lowercased() }
      first[words[0], default: 0] += 1
      last[words[words.count - 1], default: 0] += 1
    }
    for (word, count) in first where count >= 2 { add(word, .givenName) }
    for (word, count) in last where count >= 2 { add(word, .familyName) }
  }

  // MARK: Reading

  private static func rows<Row: Decodable>(_ path: String, of type: Row.Type) throws -> [Row] {
    let decoder = JSONDecoder()
    return try TwoColumnFile.contents(of: path).split(separator: UInt8(ascii: "\n")).map {
      try decoder.decode(type, from: Data($0))
    }
  }

  /// "ABDUL AL-MAHDI" as "Abdul al-Mahdi".
  static func usualCasing(_ name: String) -> String {
    let small: Set<String> = ["AL", "BIN", "IBN", "DE", "DA", "DOS", "VAN", "VON", "DER", "DEL", "OF", "AND"]
    let words = name.split(separator: " ").enumerated().map { index, word in
      let parts = word.split(separator: "-", omittingEmptySubsequences: false).enumerated().map {
        piece, part in
        small.contains(String(part)) && (index + piece > 0 || part.count < word.count)
          ? part.lowercased() : part.prefix(1) + part.dropFirst().lowercased()
      }
      return parts.joined(separator: "-")
    }
    return words.joined(separator: " ")
  }

  private static func unique(_ names: [[String]]) -> [[String]] {
    var seen: Set<[String]> = []
    return names.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}
