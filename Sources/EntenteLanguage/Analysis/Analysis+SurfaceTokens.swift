extension Analysis {
  /// The words as they are written: ranges of tokens, where "don't" is one written word of two tokens.
  ///
  /// A token belongs to the one before it when they touch and it is a clitic ("n't", "'s", "'re") or the
  /// second part of a contraction such as "cannot".
  public var surfaceTokens: [Range<Int>] {
    var ranges: [Range<Int>] = []
    for index in tokens.indices {
      if index > 0, continuesWord(index), let last = ranges.last {
        ranges[ranges.count - 1] = last.lowerBound..<index + 1
      } else {
        ranges.append(index..<index + 1)
      }
    }
    return ranges
  }

  private func continuesWord(_ index: Int) -> Bool {
    let range = tokens[index].range
    guard tokens[index - 1].range.upperBound == range.lowerBound else { return false }
    func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
    guard isLetter(text[range.upperBound - 1]) else { return false }
    let before = text[range.lowerBound - 1]
    guard
      isLetter(before) || before >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(before)
        || before == UInt8(ascii: ".")
    else { return false }
    let first = text[range.lowerBound]
    if first == UInt8(ascii: "'") || first == UInt8(ascii: "`") { return range.count >= 2 }
    if first == 0xE2 { return range.count >= 4 }
    // Letters against letters: only contractions part them.
    return isLetter(first) && isLetter(before)
  }
}
