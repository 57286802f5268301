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
    for index in tokens.indices {
      let last = index + 1 == tokens.count
      if last || index + 1 - start >= Self.longest || ends(bytes, tokens, index) {
        sentences.append(Sentence(tokens: start..<index + 1))
        start = index + 1
      }
    }
    return sentences
  }

  private func ends(_ bytes: Span<UInt8>, _ tokens: [Range<Int>], _ index: Int) -> Bool {
    let gap = tokens[index].upperBound..<tokens[index + 1].lowerBound
    guard !gap.isEmpty else { return false }
    var lines = 0
    for at in gap where bytes[at] == 0x0A { lines += 1 }
    if lines >= 2 { return true }
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
