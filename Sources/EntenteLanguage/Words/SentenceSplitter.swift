/// Parts the words of a text into sentences.
public struct SentenceSplitter: Sendable {
  /// The most words of a sentence; a longer one is cut there, so that parsing stays linear.
  public static let longest = 200

  /// The sentences of `tokens`, which are byte ranges of `bytes` in order.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func sentences(in bytes: Span<UInt8>, tokens: [Range<Int>]) -> [Sentence] {
    var sentences: [Sentence] = []
    var start = 0
    let longestLine = Self.longestLine(of: bytes)
    for index in tokens.indices {
      let last = index + 1 == tokens.count
      if last || index + 1 - start >= Self.longest || ends(bytes, tokens, index, longestLine) {
        sentences.append(Sentence(tokens: start..<index + 1))
        start = index + 1
      }
    }
    return sentences
  }

  /// Lines longer than this are paragraphs: nobody wraps text so wide.
  private static let widestWrap = 120

  private static func longestLine(of bytes: Span<UInt8>) -> Int {
    var longest = 0
    var start = 0
    for at in bytes.indices where bytes[at] == 0x0A {
      longest = max(longest, at - start)
      start = at + 1
    }
    return max(longest, bytes.count - start)
  }

  /// Whether a single line break ends a sentence: where lines are paragraphs it does; where text is wrapped,
  /// after a line that stops well short of the others, as a heading does.
  private func lineBreakEnds(
    _ bytes: Span<UInt8>, _ tokens: [Range<Int>], _ index: Int, _ longestLine: Int
  ) -> Bool {
    if longestLine > Self.widestWrap { return true }
    var start = tokens[index].upperBound
    while start > 0, bytes[start - 1] != 0x0A, tokens[index].upperBound - start <= longestLine { start -= 1 }
    let next = bytes[tokens[index + 1].lowerBound]
    let opens = (0x41...0x5A).contains(next) || next >= 0x80 || next == 0x22 || next == 0x28 || next == 0x2D
    return opens && (tokens[index].upperBound - start) * 5 < longestLine * 3
  }

  private func ends(
    _ bytes: Span<UInt8>, _ tokens: [Range<Int>], _ index: Int, _ longestLine: Int
  ) -> Bool {
    let gap = tokens[index].upperBound..<tokens[index + 1].lowerBound
    guard !gap.isEmpty else { return false }
    var lines = 0
    for at in gap where bytes[at] == 0x0A { lines += 1 }
    if lines >= 2 || (lines == 1 && lineBreakEnds(bytes, tokens, index, longestLine)) { return true }
    var closer = index
    while closer > 0, index - closer < 3, isCloser(bytes, tokens[closer]) { closer -= 1 }
    let byte = bytes[tokens[closer].lowerBound]
    guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") else {
      return false
    }
    let next = bytes[tokens[index + 1].lowerBound]
    return !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next)
  }

  private func isCloser(_ bytes: Span<UInt8>, _ token: Range<Int>) -> Bool {
    let byte = bytes[token.lowerBound]
    if token.count == 1 { return "\"')]".utf8.contains(byte) }
    return token.count == 3 && byte == 0xE2 && bytes[token.lowerBound + 1] == 0x80
      && (bytes[token.lowerBound + 2] == 0x9D || bytes[token.lowerBound + 2] == 0x99)
  }
}
