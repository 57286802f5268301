import EntenteLanguage

/// A sentence with its names, as training and evaluation take it.
struct NameSample {
  /// The tokens, as the source has them.
  var words: [String]
  /// The names, in order, without overlaps.
  var names: [NameSpan]
  /// Which set it is from; sets differ in what they call a name.
  var source: NameSource

  /// The tokens with one space between them, and where each stands.
  func text() -> (bytes: [UInt8], ranges: [Range<Int>]) {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    for word in words {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
      let start = bytes.count
      bytes.append(contentsOf: word.utf8)
      ranges.append(start..<bytes.count)
    }
    return (bytes, ranges)
  }

  /// The small letters of the words of `span`, with spaces.
  func folded(_ span: NameSpan) -> String { words[span.tokens].joined(separator: " ").lowercased() }
}
