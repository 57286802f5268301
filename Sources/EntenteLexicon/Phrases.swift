/// A set of phrases of lower-case words, found in a run of words by its longest match.
public struct Phrases: Sendable {
  private var byFirst: [String: [[String]]] = [:]
  /// Which of the phrases given is meant, for phrases that carry a value.
  private var values: [[String]: Int] = [:]
  /// The phrases of a single word.
  private var singles: Set<String> = []

  /// - Parameter phrases: words separated by blanks; the value of a phrase is its place in the list.
  public init(_ phrases: some Sequence<String>) {
    for (index, phrase) in phrases.enumerated() { insert(phrase, value: index) }
  }

  public init() {}

  public mutating func insert(_ phrase: String, value: Int) {
    let words = Self.words(of: phrase)
    guard let first = words.first, values[words] == nil else { return }
    values[words] = value
    if words.count == 1 { singles.insert(first) }
    byFirst[first, default: []].append(words)
    byFirst[first]?.sort { $0.count > $1.count }
  }

  /// The longest phrase that begins at `index`: how many words it has, and its value; none begins at the end.
  public func match(_ words: [String], at index: Int, before end: Int) -> (count: Int, value: Int)? {
    guard index < end, let candidates = byFirst[words[index]] else { return nil }
    for candidate in candidates where index + candidate.count <= end {
      if words[index..<(index + candidate.count)].elementsEqual(candidate) {
        return (candidate.count, values[candidate] ?? 0)
      }
    }
    return nil
  }

  /// The longest phrase that ends before `end`, within `start..<end`.
  public func match(_ words: [String], endingAt end: Int, from start: Int) -> (count: Int, value: Int)? {
    var begin = max(start, end - 6)
    while begin < end {
      if let found = match(words, at: begin, before: end), begin + found.count == end { return found }
      begin += 1
    }
    return nil
  }

  public func contains(_ phrase: String) -> Bool {
    // Nearly all that is asked for is a word in lower case, which needs no cutting.
    let isWord = phrase.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    return isWord ? singles.contains(phrase) : values[Self.words(of: phrase)] != nil
  }

  /// Words as the tokeniser cuts them: a hyphen and an apostrophe are words of their own, a final "'s" too.
  static func words(of phrase: String) -> [String] {
    var words: [String] = []
    for part in phrase.lowercased().split(separator: " ") {
      var word = ""
      func flush() {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if part == "'s" || part == "'ll" || part == "n't" {
        words.append(String(part))
        continue
      }
      for character in part {
        if character == "-" {
          flush()
          words.append("-")
        } else if character == "'" {
          flush()
          word = "'"
        } else {
          word.append(character)
        }
      }
      flush()
    }
    return words
  }
}
