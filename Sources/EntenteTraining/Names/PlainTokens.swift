/// A simple cut of text into words, for training sentences that come as text: whitespace, signs, "'s",
/// hyphens.
enum PlainTokens {
  /// The words of `text`, as ranges of its scalars.
  static func ranges(of text: [Unicode.Scalar]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < text.count {
      if text[start].properties.isWhitespace {
        start += 1
        continue
      }
      var end = start
      while end < text.count, !text[end].properties.isWhitespace { end += 1 }
      cut(start..<end, of: text, into: &ranges)
      start = end
    }
    return ranges
  }

  private static func cut(_ chunk: Range<Int>, of text: [Unicode.Scalar], into ranges: inout [Range<Int>]) {
    var start = chunk.lowerBound
    var end = chunk.upperBound
    while start < end - 1, isSign(text[start]) {
      ranges.append(start..<start + 1)
      start += 1
    }
    var tail: [Range<Int>] = []
    while end > start + 1, isSign(text[end - 1]), !isAbbreviation(text[start..<end]) {
      end -= 1
      tail.append(end..<end + 1)
    }
    if end - start > 2, ["'", "’"].contains(text[end - 2]), ["s", "d", "m"].contains(text[end - 1]) {
      tail.append(end - 2..<end)
      end -= 2
    }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: text[start..<end])
    var position = start
    for part in HyphenSplitting.split(String(word)) {
      let length = part.unicodeScalars.count
      ranges.append(position..<position + length)
      position += length
    }
    ranges += tail.reversed()
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isAlphabetic && scalar.properties.numericType == nil && scalar != "$" && scalar != "@"
      && scalar != "#"
  }

  /// "J.", "U.S." and "Inc." keep their full stop.
  private static func isAbbreviation(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
    guard word.last == "." else { return false }
    let body = word.dropLast()
    if body.contains(".") || (body.count == 1 && body.allSatisfy { $0.properties.isUppercase }) {
      return true
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: body)
    return [
      "Inc", "Corp", "Co", "Ltd", "Jr", "Sr", "Dr", "Mr", "Mrs", "Ms", "St", "Gen", "Sen", "Rep", "Gov",
    ]
    .contains(String(text))
  }
}
