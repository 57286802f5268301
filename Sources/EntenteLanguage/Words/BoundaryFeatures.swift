/// What a gap between two words looks like to the classifier of sentence boundaries: hashed features.
///
/// The same code serves training and use.
public struct BoundaryFeatures: Sendable {
  /// How many weights the classifier has; features are hashed into them.
  public static let tableSize = 1 << 15

  /// Where the sentence began that the gap may end.
  public var start: Int
  /// Whether a quotation is open, as far as double quotes tell.
  public var isQuoteOpen = false

  public init(start: Int) { self.start = start }

  /// Whether the gap after token `index` is worth a question. Others never end a sentence.
  @inline(__always)
  public static func isCandidate(_ bytes: Span<UInt8>, _ tokens: [Range<Int>], _ index: Int) -> Bool {
    let token = tokens[index]
    let next = tokens[index + 1]
    let last = bytes[token.upperBound - 1]
    let first = bytes[next.lowerBound]
    let afterWord = isLower(last) || last == UInt8(ascii: ",")
    if token.upperBound == next.lowerBound {
      return (last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?"))
        && isUpper(first)
    }
    return !(afterWord && isLower(first))
  }

  /// Hands the features of the gap after token `index` to `receive`.
  ///
  /// - Complexity: O(*n*) in the bytes of the words around, each at most 24.
  @inline(__always)
  public func forEach(
    _ bytes: Span<UInt8>, _ tokens: [Range<Int>], _ index: Int, _ receive: (Int) -> Void
  ) {
    let before = word(bytes, tokens, index)
    let after = word(bytes, tokens, index + 1)
    let second = word(bytes, tokens, index + 2)
    let previous = word(bytes, tokens, index - 1)
    // Closing quotes and brackets are looked through.
    var inner = index
    while inner > start, index - inner < 3, Self.isCloser(bytes, tokens[inner]) { inner -= 1 }
    let core = inner == index ? before : word(bytes, tokens, inner)
    let gap = tokens[index + 1].lowerBound - tokens[index].upperBound
    let space: UInt64 = gap == 0 ? 0 : gap == 1 ? 1 : 2
    let length = UInt64(min(index + 1 - start, 6)) + (index + 1 - start > 15 ? 1 : 0)
    let closed: UInt64 = inner == index ? 0 : 1
    let quote: UInt64 = isQuoteOpen ? 1 : 0
    var number: UInt64 = 0
    func add(_ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) {
      number += 1
      var hash = (a &* 0x9e37_79b9_7f4a_7c15) ^ (b &* 0xc2b2_ae3d_27d4_eb4f) ^ (c &* 0x1656_67b1_9e37_79f9)
      hash = (hash &+ number) &* 0xd6e8_feb8_6659_fd93
      receive(Int(truncatingIfNeeded: hash >> 49))
    }
    add(0)
    add(core.form, after.shape, closed)
    add(core.form, after.form)
    add(core.form, space, closed)
    add(core.shape, after.shape, space)
    add(core.shape, after.form)
    add(before.form, after.shape, second.shape)
    add(after.form, second.shape)
    add(after.form, space)
    add(previous.shape, before.form, after.shape)
    add(previous.form, before.form)
    add(length, core.form, after.shape)
    add(quote, before.form, after.shape)
    add(length, before.shape, after.shape)
    add(previous.shape, before.shape, after.shape)
    add(before.shape, after.shape, second.shape)
  }

  /// Keeps track of quotation marks: call with each token in order.
  @inline(__always)
  public mutating func pass(_ bytes: Span<UInt8>, _ token: Range<Int>) {
    let byte = bytes[token.lowerBound]
    if byte == UInt8(ascii: "\""), token.count == 1 { isQuoteOpen.toggle() }
    if byte == 0xE2, token.count == 3, bytes[token.lowerBound + 1] == 0x80 {
      if bytes[token.lowerBound + 2] == 0x9C { isQuoteOpen = true }
      if bytes[token.lowerBound + 2] == 0x9D { isQuoteOpen = false }
    }
  }

  /// A word's form (lower case, digits alike, typographic quotes as plain) and shape, hashed.
  private func word(_ bytes: Span<UInt8>, _ tokens: [Range<Int>], _ index: Int) -> (
    form: UInt64, shape: UInt64
  ) {
    guard index >= 0, index < tokens.count else { return (1, 1) }
    var form: UInt64 = 0xcbf2_9ce4_8422_2325
    var shape: UInt64 = 0
    var last: UInt64 = 0
    var at = tokens[index].lowerBound
    let end = min(tokens[index].upperBound, at + 24)
    while at < end {
      var byte = bytes[at]
      var kind: UInt64 = 4
      if Self.isUpper(byte) {
        byte |= 0x20
        kind = 1
      } else if Self.isLower(byte) {
        kind = 2
      } else if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        byte = UInt8(ascii: "0")
        kind = 3
      } else if byte == 0xE2, at + 2 < end, bytes[at + 1] == 0x80 {
        let sign = bytes[at + 2]
        byte =
          sign == 0x9C || sign == 0x9D
          ? UInt8(ascii: "\"")
          : sign == 0x98 || sign == 0x99
            ? UInt8(ascii: "'") : sign == 0xA6 ? UInt8(ascii: ".") : UInt8(ascii: "-")
        kind = UInt64(byte)
        at += 2
      } else if byte < 0x80 {
        kind = UInt64(byte)
      }
      form = (form ^ UInt64(byte)) &* 0x100_0000_01b3
      if kind != last { shape = (shape &* 131) &+ kind }
      last = kind
      at += 1
    }
    // One letter is told from a word: initials.
    return (form ^ (form >> 29), shape &* 2 &+ (tokens[index].count == 1 ? 1 : 0))
  }

  private static func isCloser(_ bytes: Span<UInt8>, _ token: Range<Int>) -> Bool {
    let byte = bytes[token.lowerBound]
    if token.count == 1 {
      return byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: ")")
        || byte == UInt8(ascii: "]")
    }
    return token.count == 3 && byte == 0xE2 && bytes[token.lowerBound + 1] == 0x80
      && (bytes[token.lowerBound + 2] == 0x9D || bytes[token.lowerBound + 2] == 0x99)
  }

  @inline(__always)
  private static func isLower(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  @inline(__always)
  private static func isUpper(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
