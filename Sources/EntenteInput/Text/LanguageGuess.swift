/// Which language a text is written in, as far as it has to be known to tell English from all others.
struct LanguageGuess: Sendable {
  /// English, or nothing that speaks against it.
  let isEnglish: Bool
  /// What to call the language or script.
  let name: String

  /// - Complexity: O(*n*) in the first 8,000 scalars of the text.
  init(of text: String) {
    var letters = 0
    var scripts: [Int: Int] = [:]
    var words: [WordKey] = []
    var word = WordKey()
    func end() {
      if !word.isEmpty { words.append(word) }
      word = WordKey()
    }
    for scalar in text.unicodeScalars.prefix(8000) {
      guard Self.isOfWord(scalar) else {
        end()
        continue
      }
      letters += 1
      if scalar.value >= 0x370, let script = Self.scripts.firstIndex(where: { $0.holds(scalar.value) }) {
        scripts[script, default: 0] += 1
      } else {
        word.append(scalar)
      }
    }
    end()
    // The script that most of the letters have; the first of those in the table where two are even.
    if let most = scripts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value * 2 > letters {
      isEnglish = false
      name = Self.scripts[most.key].name + " script"
      return
    }
    var hits = [Int](repeating: 0, count: Self.languages.count)
    var kinds = [Set<WordKey>](repeating: [], count: Self.languages.count)
    for word in words {
      for language in Self.byWord[word] ?? [] {
        hits[language] += 1
        kinds[language].insert(word)
      }
    }
    let english = hits.first ?? 0
    let best = hits.indices.dropFirst().max { (hits[$0], $1) < (hits[$1], $0) } ?? 0
    // Headlines and tables have few such words, so it takes several different ones to call a text foreign.
    let isForeign =
      hits[best] >= 5 && kinds[best].count >= 4 && hits[best] * 8 >= words.count
      && hits[best] * 2 > english * 3
    isEnglish = !isForeign
    name = Self.languages[isForeign ? best : 0].name
  }

  /// Letters, and the accents that may follow them as characters of their own.
  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x61...0x7A).contains(scalar.value | 0x20) }
    return scalar.properties.isAlphabetic || (0x300..<0x370).contains(scalar.value)
  }

  /// A word in lower case, as the first 16 bytes of its UTF-8 and their number: the words of the table are no longer,
  /// and to look up strings would cost as much as reading a part of the text.
  private struct WordKey: Hashable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private(set) var count = 0

    static let longest = 16

    var isEmpty: Bool { count == 0 }

    init() {}

    init(_ word: some StringProtocol) {
      for scalar in word.unicodeScalars { append(scalar) }
    }

    mutating func append(_ scalar: Unicode.Scalar) {
      if scalar.isASCII {
        append(UInt8(scalar.value | 0x20))
      } else {
        for byte in scalar.properties.lowercaseMapping.utf8 { append(byte) }
      }
    }

    private mutating func append(_ byte: UInt8) {
      if count < 8 {
        low |= UInt64(byte) << (8 * count)
      } else if count < Self.longest {
        high |= UInt64(byte) << (8 * (count - 8))
      }
      count += 1
    }
  }

  private struct Script: Sendable {
    let name: String
    let ranges: [ClosedRange<UInt32>]

    func holds(_ value: UInt32) -> Bool { ranges.contains { $0.contains(value) } }
  }

  private static let table = EmbeddedTable("languages.tsv").rows.filter { $0.count == 4 }

  /// English is the first.
  private static let languages = table.filter { $0[0] == "words" }.map { (name: $0[2], words: $0[3]) }

  private static let byWord: [WordKey: [Int]] = {
    var byWord: [WordKey: [Int]] = [:]
    for (index, language) in languages.enumerated() {
      // Single letters are initials, units and the ends of "it's" in any language.
      for word in language.words.split(separator: " ") where word.unicodeScalars.count > 1 {
        let key = WordKey(word)
        precondition(key.count <= WordKey.longest, "'\(word)' is longer than what is compared of words")
        byWord[key, default: []].append(index)
      }
    }
    return byWord
  }()

  private static let scripts = table.filter { $0[0] == "script" }.map { row in
    Script(
      name: row[2],
      ranges: row[3].split(separator: " ").compactMap { range in
        let ends = range.split(separator: "-").compactMap { UInt32($0, radix: 16) }
        return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
      })
  }
}
