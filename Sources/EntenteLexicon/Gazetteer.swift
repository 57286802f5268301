public import EntenteModel

/// The entities that are known by name before any text is read, and every form by which texts call them.
public struct Gazetteer: Sendable {
  /// One known entity.
  public struct Entry: Sendable {
    public let id: Entity.ID
    public let kind: EntityKind
    public let name: String
    /// ISO 3166-1 alpha-3 of the country that it is, lies in or belongs to.
    public let country: String?
    /// The region, country or organisation that directly holds it.
    public let within: Entity.ID?
    /// What sort of place it is: "oblast", "sea", "continent"; empty for what is no place.
    public let sort: String
    /// How likely a name is to mean this entity rather than another of the name: 1 the most.
    public let rank: Int
    public let terms: [Term]
  }

  /// An office that a known person held.
  public struct Term: Sendable, Hashable {
    /// A relation kind, with the portfolio of a minister: `head_of_state`, `minister_of:defence`.
    public let office: String
    public let of: Entity.ID
    public let from: CalendarDate?
    public let to: CalendarDate?
    /// Not so for a party's members.
    public let isOffice: Bool

    /// The relation kind without a portfolio.
    public var relation: RelationKind { RelationKind(rawValue: String(office.prefix { $0 != ":" })) }

    /// Whether the office was held on that day; open ends hold for ever.
    public func covers(_ date: CalendarDate) -> Bool {
      (from.map { $0 <= date } ?? true) && (to.map { date <= $0 || "\(date)".hasPrefix("\($0)") } ?? true)
    }
  }

  /// What a form says of an entity.
  public enum Form: UInt8, Sendable, Comparable {
    /// A name of the entity itself.
    case name
    /// "Ukrainian", "Siberian".
    case adjective
    /// "Ukrainians", "Britons".
    case people
    /// The capital of a country, which may stand for its government.
    case capital
    /// A word for a country's government: "the Kremlin".
    case government

    public static func < (left: Form, right: Form) -> Bool { left.rawValue < right.rawValue }
  }

  /// One meaning of a form.
  public struct Sense: Sendable, Hashable {
    /// An index into `entries`.
    public let entry: Int
    public let form: Form
    /// Whether the form is an ordinary word or another name too, so that context must speak for it.
    public let isAmbiguous: Bool
  }

  /// A form found in a text.
  public struct Match: Sendable {
    /// UTF-8 bytes of the text, end-exclusive.
    public let end: Int
    /// Never empty; in the order of the files.
    public let senses: [Sense]
  }

  public private(set) var entries: [Entry] = []
  /// The first adjective of each country, by its code.
  public private(set) var adjectives: [String: String] = [:]
  /// The city that is the capital of each country, by the country's code.
  public private(set) var capitals: [String: Entity.ID] = [:]
  private var indexByID: [Entity.ID: Int] = [:]
  private var forms: [Spelling] = []
  /// The forms that begin with a word, longest first, by the hash of the word in lower case.
  private var formsByFirstWord: [UInt64: [Int32]] = [:]
  private var formIndex: [String: Int32] = [:]
  private var peopleByTransliteration: [String: Int] = [:]
  private var surnames: [String: [Int]] = [:]
  /// Who held an office of a country or organisation, by `office of`.
  private var holders: [String: [Int]] = [:]

  private struct Spelling: Sendable {
    let bytes: [UInt8]
    var senses: [Sense]
  }

  init() {}

  // MARK: Asking

  public subscript(id: Entity.ID) -> Entry? { indexByID[id].map { entries[$0] } }

  /// The country of that alpha-3 code.
  public func country(_ code: String) -> Entry? { self[Entity.ID(rawValue: "country/\(code)")] }

  /// The person whose full name this is, however it is romanised.
  public func person(named name: String) -> Entry? {
    peopleByTransliteration[NameFolding.transliteration(name)].map { entries[$0] }
  }

  /// The people of that surname, however it is romanised, in the order of the file.
  public func people(ofSurname surname: String) -> [Entry] {
    (surnames[NameFolding.transliteration(surname)] ?? []).map { entries[$0] }
  }

  /// Who held the office on that day, by the terms that are known; several where terms overlap.
  public func holders(of office: String, of body: Entity.ID, on date: CalendarDate) -> [Entry] {
    (holders["\(office) \(body)"] ?? []).map { entries[$0] }.filter { entry in
      entry.terms.contains { $0.office == office && $0.of == body && $0.covers(date) }
    }
  }

  /// The chain of places and countries that hold an entity, nearest first; without the entity itself.
  public func chain(of id: Entity.ID) -> [Entity.ID] {
    var chain: [Entity.ID] = []
    var next = self[id]?.within
    while let holder = next, !chain.contains(holder), chain.count < 8 {
      chain.append(holder)
      next = self[holder]?.within
    }
    return chain
  }

  /// The longest known form that begins at `start` and ends where a word ends.
  ///
  /// - Parameters:
  ///   - bytes: the whole text.
  ///   - start: the byte where a word begins.
  ///   - ignoringCase: for headings in capitals.
  /// - Complexity: O(1) in the number of names, for names that share their first word with few others.
  public func match(in bytes: Span<UInt8>, at start: Int, ignoringCase: Bool = false) -> Match? {
    guard let candidates = formsByFirstWord[Self.firstWordHash(bytes, start)] else { return nil }
    for index in candidates {
      let form = forms[Int(index)]
      if let end = Self.end(of: form.bytes, in: bytes, at: start, ignoringCase: ignoringCase) {
        return Match(end: end, senses: form.senses)
      }
    }
    return nil
  }

  /// The meanings of a form given whole.
  public func senses(of form: String) -> [Sense] {
    formIndex[form].map { forms[Int($0)].senses } ?? []
  }

  // MARK: Filling

  mutating func add(_ entry: Entry) -> Int {
    indexByID[entry.id] = entries.count
    entries.append(entry)
    return entries.count - 1
  }

  mutating func add(_ form: String, _ sense: Sense) {
    guard !form.isEmpty else { return }
    if let index = formIndex[form] {
      if !forms[Int(index)].senses.contains(sense) { forms[Int(index)].senses.append(sense) }
      return
    }
    let bytes = Array(form.utf8)
    formIndex[form] = Int32(forms.count)
    formsByFirstWord[Self.firstWordHash(bytes.span, 0), default: []].append(Int32(forms.count))
    forms.append(Spelling(bytes: bytes, senses: [sense]))
  }

  mutating func addCapital(_ city: Entity.ID, of country: String) {
    if capitals[country] == nil { capitals[country] = city }
  }

  mutating func addAdjective(_ adjective: String, of country: String) {
    if adjectives[country] == nil { adjectives[country] = adjective }
  }

  mutating func addPerson(_ index: Int, names: [String]) {
    for name in names {
      let key = NameFolding.transliteration(name)
      if peopleByTransliteration[key] == nil { peopleByTransliteration[key] = index }
    }
    for term in entries[index].terms { holders["\(term.office) \(term.of)", default: []].append(index) }
  }

  mutating func addSurname(_ surname: String, of index: Int) {
    let key = NameFolding.transliteration(surname)
    if surnames[key]?.contains(index) != true { surnames[key, default: []].append(index) }
  }

  /// Puts the forms of each first word in order, longest first; to be called once, after all are added.
  mutating func seal() {
    for key in formsByFirstWord.compactMap({ $0.value.count > 1 ? $0.key : nil }) {
      formsByFirstWord[key]?.sort { left, right in
        let (a, b) = (forms[Int(left)].bytes, forms[Int(right)].bytes)
        return a.count == b.count ? left < right : a.count > b.count
      }
    }
  }

  // MARK: Bytes

  /// Where `form` ends in the text when it stands at `start`, else `nil`.
  ///
  /// A blank of the form stands for any short run of white space, a plain apostrophe for a curly one.
  private static func end(
    of form: [UInt8], in bytes: Span<UInt8>, at start: Int, ignoringCase: Bool
  ) -> Int? {
    var place = start
    for byte in form {
      guard place < bytes.count else { return nil }
      let found = bytes[place]
      if byte == UInt8(ascii: " ") {
        let from = place
        while place < bytes.count,
          bytes[place] == 0x20 || bytes[place] == 0x0A || bytes[place] == 0x0D || bytes[place] == 0x09
        {
          place += 1
        }
        guard place > from, place - from <= 3 else { return nil }
      } else if byte == UInt8(ascii: "'"), found == 0xE2, place + 2 < bytes.count, bytes[place + 1] == 0x80,
        bytes[place + 2] == 0x99
      {
        place += 3
      } else if found == byte || (ignoringCase && lowered(found) == lowered(byte)) {
        place += 1
      } else {
        return nil
      }
    }
    guard place < bytes.count else { return place }
    let next = bytes[place]
    return isLetter(next) && !startsPunctuation(bytes, place) ? nil : place
  }

  /// FNV-1a over the letters and digits at `start`, in lower case.
  private static func firstWordHash(_ bytes: Span<UInt8>, _ start: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var place = start
    while place < bytes.count, isLetter(bytes[place]), !startsPunctuation(bytes, place) {
      hash = (hash ^ UInt64(lowered(bytes[place]))) &* 0x100_0000_01B3
      place += 1
    }
    return hash
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
    default: false
    }
  }

  /// Whether general punctuation (curly quotes, dashes: U+2000–U+203F) or a no-break space begins here.
  private static func startsPunctuation(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
    (bytes[place] == 0xE2 && place + 1 < bytes.count && bytes[place + 1] == 0x80)
      || (bytes[place] == 0xC2 && place + 1 < bytes.count && bytes[place + 1] < 0xC0)
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
  }
}
