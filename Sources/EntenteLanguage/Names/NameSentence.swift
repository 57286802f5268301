/// The words of one sentence made ready for the features: their casing judged, their hints looked up.
public struct NameSentence: Sendable {
  /// The words of the sentence.
  public private(set) var words: [NameWord] = []
  /// How the sentence writes its words: 0 as running text, 1 in capitals, 2 each word with a capital.
  public private(set) var style: UInt32 = 0
  /// For each word, the first word of the run of capitalised words that it is in, or itself.
  private(set) var runStarts: [Int32] = []
  /// For each word, the end of that run.
  private(set) var runEnds: [Int32] = []
  /// The first word that is not a bracket, quotation mark or bullet.
  private(set) var firstWord = 0

  public init() {}

  /// Reads the tokens of a sentence, in place of what was here before.
  public mutating func read(_ ranges: some Collection<Range<Int>>, in text: Span<UInt8>, hints: NameHints) {
    words.removeAll(keepingCapacity: true)
    for range in ranges { words.append(NameWord(range, in: text)) }
    judgeStyle()
    if style == 1 { for index in words.indices { words[index].calm() } }
    hints.mark(&words)
    findRuns()
  }

  /// Whether word `index` is surely no part of a name: an everyday word in small letters, or a mark, away
  /// from capitals.
  ///
  /// Half of running text is like that, and is not scored.
  func isPlain(_ index: Int) -> Bool {
    let word = words[index]
    guard !word.form.contains(.hasUpper), !word.form.contains(.hasLower) || word.hints.contains(.common),
      !word.form.contains(.hasDigit), word.phrase == 0
    else { return false }
    if index > 0, words[index - 1].form.contains(.hasUpper) { return false }
    return index + 1 >= words.count || !words[index + 1].form.contains(.hasUpper)
  }

  private mutating func judgeStyle() {
    var small = 0
    var capital = 0
    var shouting = 0
    for word in words where word.length > 1 {
      if word.form.contains(.shouts) {
        shouting += 1
      } else if word.form.contains(.firstIsUpper) {
        capital += 1
      } else if word.form.contains(.hasLower), word.length > 3 {
        small += 1
      }
    }
    if shouting >= 3, shouting > 2 * (small + capital) {
      style = 1
    } else if capital + shouting >= 4, capital + shouting > 4 * small {
      style = 2
    } else {
      style = 0
    }
  }

  private mutating func findRuns() {
    runStarts.removeAll(keepingCapacity: true)
    runEnds.removeAll(keepingCapacity: true)
    firstWord = words.firstIndex { !$0.form.isDisjoint(with: [.hasLower, .hasUpper, .hasDigit]) } ?? 0
    var start = 0
    for index in words.indices {
      let joins =
        words[index].form.contains(.hasUpper)
        || (words[index].hints.contains(.particle) && index > start && index + 1 < words.count
          && words[index + 1].form.contains(.hasUpper))
      let follows = index > 0 && joins && (words[start].form.contains(.hasUpper) || start == index)
      if !follows { start = index }
      runStarts.append(Int32(start))
    }
    runEnds = runStarts
    var end = words.count
    for index in words.indices.reversed() {
      runEnds[index] = Int32(end)
      if Int(runStarts[index]) == index { end = index }
    }
  }
}
