/// A fault in a knowledge file: where it is, what is wrong, and what to do.
public struct LexiconError: Error, Sendable, Hashable, CustomStringConvertible {
  public let file: String
  /// Counted from 1; `nil` where the fault is not at one line.
  public let line: Int?
  public let message: String

  public init(file: String, line: Int? = nil, _ message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String {
    "\(file):\(line.map { "\($0): " } ?? " ")error: \(message)"
  }

  /// The message for a word that is none of `known`, with the nearest of them.
  static func unknown(_ what: String, _ word: String, known: some Sequence<String>) -> String {
    let nearest = known.min { left, right in
      (distance(word, left), left) < (distance(word, right), right)
    }
    guard let nearest, distance(word, nearest) <= max(2, word.count / 3) else {
      return "unknown \(what) '\(word)'"
    }
    return "unknown \(what) '\(word)'; did you mean '\(nearest)'?"
  }

  /// The edit distance of two words (Levenshtein).
  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (i, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (character == other ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[right.count]
  }
}
