/// Parts the words of a text into sentences.
///
/// Blank lines and lines that stand for themselves (headings, list items) end a sentence whatever stands
/// there; elsewhere a linear classifier over the words around decides.
public struct SentenceSplitter: Sendable {
  /// The most words of a sentence; a longer one is cut there, so that parsing stays linear.
  public static let longest = 200

  /// The classifier's section of the model.
  public static let section = "sentences.weights"

  private let weights: ModelArray<Int16>

  init(_ file: ModelFile) throws(ModelError) {
    weights = try file.array(Self.section, count: BoundaryFeatures.tableSize)
  }

  /// The sentences of `tokens`, which are byte ranges of `bytes` in order.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func sentences(in bytes: Span<UInt8>, tokens: [Range<Int>]) -> [Sentence] {
    var sentences: [Sentence] = []
    let lines = LineStructure(bytes)
    // Where the dateline of the paragraph ends, if it has one.
    var dateline = Dateline.end(bytes, tokens, from: 0)
    var features = BoundaryFeatures(start: 0)
    for index in tokens.indices {
      features.pass(bytes, tokens[index])
      let certain =
        index + 1 == tokens.count || index + 1 - features.start >= Self.longest
        || lines.ends(bytes, gap: tokens[index].upperBound..<tokens[index + 1].lowerBound)
      let isBullet = index == features.start && Self.isBullet(bytes, tokens[index])
      guard certain || index == dateline || (!isBullet && ends(bytes, tokens, index, features)) else {
        continue
      }
      sentences.append(Sentence(tokens: features.start..<index + 1))
      features.start = index + 1
      if certain {
        features.isQuoteOpen = false
        dateline = Dateline.end(bytes, tokens, from: index + 1)
      }
    }
    return sentences
  }

  private func ends(
    _ bytes: Span<UInt8>, _ tokens: [Range<Int>], _ index: Int, _ features: BoundaryFeatures
  ) -> Bool {
    guard BoundaryFeatures.isCandidate(bytes, tokens, index), !isPause(bytes, tokens, index) else {
      return false
    }
    var score = 0
    features.forEach(bytes, tokens, index) { score += Int(weights[$0]) }
    return score > 0
  }

  /// Dots before a small letter mark a pause or what a quotation leaves out, not an end.
  private func isPause(_ bytes: Span<UInt8>, _ tokens: [Range<Int>], _ index: Int) -> Bool {
    let dots = tokens[index]
    let next = bytes[tokens[index + 1].lowerBound]
    guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next), dots.count > 1 else { return false }
    let isEllipsis = dots.count == 3 && bytes[dots.lowerBound] == 0xE2 && bytes[dots.upperBound - 1] == 0xA6
    return isEllipsis || dots.allSatisfy { bytes[$0] == UInt8(ascii: ".") }
  }

  /// A sign that leads an item of a list.
  private static func isBullet(_ bytes: Span<UInt8>, _ token: Range<Int>) -> Bool {
    let first = bytes[token.lowerBound]
    if token.count == 1 {
      return first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: ">")
    }
    // Dashes, bullets, squares and triangles: U+2010–2027 and U+25A0–25FF.
    guard token.count == 3, first == 0xE2 else { return false }
    let second = bytes[token.lowerBound + 1]
    let third = bytes[token.lowerBound + 2]
    return (second == 0x80 && ((0x90...0x95).contains(third) || (0xA2...0xA3).contains(third)))
      || second == 0x96
      || second == 0x97
  }
}
