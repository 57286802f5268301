/// Words of numbers, bounds and the calendar.
public struct QuantityWords: Sendable {
  /// Words before a number; the value is an index into `bounds`.
  public let boundPhrases: Phrases
  public let bounds: [String]
  public let vague: Phrases
  public let vagueWords: [String]
  public let numbers: [String: Double]
  public let multipliers: [String: Double]
  /// The number of a month, 1 to 12, by its name and its abbreviation in lower case.
  public let months: [String: Int]
  /// 0 for Monday to 6 for Sunday, by the name in lower case.
  public let weekdays: [String: Int]
  /// Lemmas that make a phrase one of time.
  public let timeNouns: Set<String>

  static func read(_ file: KnowledgeFile) throws(LexiconError) -> QuantityWords {
    let root = try StrictYAML(file)
    let top = try root.mapping([
      "bounds", "vague", "numbers", "multipliers", "months", "month abbreviations", "weekdays",
      "time nouns",
    ])
    var phrases = Phrases()
    var bounds: [String] = []
    for (bound, words) in try top.need("bounds", of: root).entries() {
      for phrase in try words.words() { phrases.insert(phrase, value: bounds.count) }
      bounds.append(bound)
    }
    func numbers(_ key: String) throws(LexiconError) -> [String: Double] {
      var numbers: [String: Double] = [:]
      for (word, value) in try top.need(key, of: root).entries() {
        guard let number = Double(try value.word()) else { throw value.error("expected a number here") }
        numbers[word] = number
      }
      return numbers
    }
    var months: [String: Int] = [:]
    for key in ["months", "month abbreviations"] {
      for (index, month) in try top.words(key).enumerated() { months[month.lowercased()] = index + 1 }
    }
    var weekdays: [String: Int] = [:]
    for (index, day) in try top.words("weekdays").enumerated() { weekdays[day.lowercased()] = index }
    let vague = try top.words("vague")
    return QuantityWords(
      boundPhrases: phrases, bounds: bounds, vague: Phrases(vague), vagueWords: vague,
      numbers: try numbers("numbers"), multipliers: try numbers("multipliers"), months: months,
      weekdays: weekdays, timeNouns: Set(try top.words("time nouns")))
  }
}
