/// What the recogniser looks at to decide on a token: hashed features of the word and of its surroundings.
///
/// The templates follow Ratinov and Roth (2009) without word clusters: spelling and casing in a window
/// of two words, affixes, lists, and the words on both sides of the capitalised run that the token is in.
public enum NameFeatures {

  /// Appends the features of word `index`: first those of its own spelling, then the rest.
  ///
  /// - Returns: how many features spell the word itself.
  /// - Complexity: O(1).
  @discardableResult
  public static func append(of index: Int, in sentence: NameSentence, to features: inout [UInt32]) -> Int {
    let before = features.count
    let words = sentence.words
    let word = words[index]
    let count = words.count
    let previous = index > 0 ? words[index - 1] : edge
    let next = index + 1 < count ? words[index + 1] : edge
    let previous2 = index > 1 ? words[index - 2] : edge
    let next2 = index + 2 < count ? words[index + 2] : edge
    func add(_ template: UInt32, _ value: UInt32) { features.append(NameHash.feature(template, value)) }
    func add(_ template: UInt32, _ first: UInt32, _ second: UInt32) {
      features.append(NameHash.feature(template, first, second))
    }

    // The word's own spelling.
    add(1, word.exact)
    add(2, word.lower)
    add(3, word.lower, previous.lower)
    add(4, word.lower, next.lower)
    add(5, word.exact, previous.shape)
    add(6, word.exact, next.shape)
    let own = features.count - before

    // Its letters.
    let casing = UInt32(word.form.rawValue & 0b110_0111)
    add(10, word.prefixes[1], casing)
    add(11, word.prefixes[2], casing)
    add(12, word.prefixes[3], casing)
    add(13, word.suffixes[0], casing)
    add(14, word.suffixes[1], casing)
    add(15, word.suffixes[2], casing)
    add(16, word.suffixes[3], casing)
    add(17, word.shape, UInt32(min(word.length, 9)))

    // Casing around it, and where the sentence begins.
    let first: UInt32 = index == sentence.firstWord ? 1 : 0
    let setting = sentence.style << 1 | first
    add(20, word.shape, setting)
    add(21, word.shape, NameHash.mix(previous.shape, next.shape))
    add(22, NameHash.mix(word.shape, next.shape), next2.shape)
    add(23, NameHash.mix(word.shape, previous.shape), previous2.shape)
    let hints = UInt32(word.hints.rawValue & 0x7fff)
    add(24, hints, setting << 8 | casing)

    // The words around it.
    add(30, previous.lower)
    add(31, next.lower)
    add(32, previous2.lower)
    add(33, next2.lower)
    add(34, previous.lower, word.shape)
    add(35, next.lower, word.shape)
    add(36, previous.lower, previous2.lower)
    add(37, next.lower, next2.lower)
    add(38, previous.lower, next.lower)
    add(39, previous.suffixes[2], casing)
    add(40, next.suffixes[2], casing)
    add(41, previous.exact, casing)
    add(42, next.exact, casing)

    // What the lists say.
    let previousHints = UInt32(previous.hints.rawValue & 0x7fff)
    let nextHints = UInt32(next.hints.rawValue & 0x7fff)
    add(50, hints, word.shape)
    add(51, hints, previousHints)
    add(52, hints, nextHints)
    add(53, NameHash.mix(hints, nextHints), previousHints)
    add(54, previousHints, casing)
    add(55, nextHints, casing)
    if word.phrase != 0 {
      add(56, word.phrase)
      add(57, word.phrase, next.lower)
    }
    if previous.phrase != 0 { add(58, previous.phrase, casing) }
    if next.phrase != 0 { add(59, next.phrase, casing) }

    // The run of capitalised words that it is in.
    let runStart = Int(sentence.runStarts[index])
    let runEnd = Int(sentence.runEnds[index])
    let fromStart = UInt32(min(index - runStart, 4))
    let toEnd = UInt32(min(runEnd - 1 - index, 4))
    let place = fromStart << 4 | toEnd
    if word.form.contains(.hasUpper) || runEnd - runStart > 1 {
      let left = runStart > 0 ? words[runStart - 1] : edge
      let right = runEnd < count ? words[runEnd] : edge
      let lastWord = words[runEnd - 1]
      let firstWord = words[runStart]
      add(60, left.lower, place)
      add(61, right.lower, place)
      add(62, lastWord.lower, min(toEnd, 1) << 1 | min(fromStart, 1))
      add(63, lastWord.suffixes[2], place)
      add(64, firstWord.lower, min(toEnd, 1) << 1 | min(fromStart, 1))
      add(65, place, setting)
      add(66, NameHash.mix(left.lower, right.lower), place)
      add(67, UInt32(lastWord.hints.rawValue & 0x7fff), place)
      add(68, UInt32(firstWord.hints.rawValue & 0x7fff), place)
      var union: NameHint = []
      for other in words[runStart..<min(runEnd, runStart + 12)] { union.formUnion(other.hints) }
      let united = UInt32(union.intersection(Self.telling).rawValue)
      add(71, united, place)
      add(72, united, NameHash.mix(left.lower, word.shape))
      add(73, NameHash.mix(hints, united), UInt32(min(runEnd - runStart, 6)))
      add(74, left.lower, hints)
      add(75, right.lower, hints)
      if runStart > 1 { add(69, words[runStart - 2].lower, place) }
      if runEnd + 1 < count { add(70, words[runEnd + 1].lower, place) }
    }
    if word.form.contains(.firstIsUpper) {
      for position in 0..<Int(word.trigramCount) { add(80, word.trigrams[position]) }
    }
    return own
  }

  /// What hints of a whole run say of the names in it.
  private static let telling: NameHint = [
    .givenName, .familyName, .country, .place, .nationality, .organisationWord, .placeWord, .title,
    .organisation,
  ]

  private static let edge = NameWord.edge
}
