/// The keys by which the network knows a word: the word itself, its ends, its shape and its spacing.
///
/// Keys are 64-bit hashes of bytes, the same on every machine. A word is looked at in a plain form:
/// lower case (ASCII and Latin-1), digits as "0", typographic quotes and dashes as their ASCII twins.
/// Only the first 64 bytes of that form count, so a word of any length costs the same.
public struct WordKeys: Sendable {
  /// How many keys a word has: the word, prefixes of 1–3 bytes, suffixes of 1–4, shape, spacing.
  public static let count = 10
  /// The place of the word's own key.
  public static let word = 0

  static let longest = 64

  private var plain = InlineArray<64, UInt8>(repeating: 0)
  private var length = 0
  private var shape: UInt64 = 0

  public init() {}

  /// Hands the keys of the word at `range` to `receive`, in order, with their places.
  ///
  /// - Complexity: O(*n*) in the bytes of the word, at most 64 of them.
  @inline(__always)
  public mutating func forEachKey(
    of bytes: Span<UInt8>, _ range: Range<Int>, spaceBefore: Bool, spaceAfter: Bool,
    _ receive: (Int, UInt64) -> Void
  ) {
    normalise(bytes, range)
    var hash = Self.seed(0)
    for index in 0..<length { hash = Self.step(hash, plain[index]) }
    receive(0, Self.finish(hash))
    hash = Self.seed(1)
    for size in 0..<3 {
      guard size < length else {
        receive(1 + size, 0)
        continue
      }
      hash = Self.step(hash, plain[size])
      receive(1 + size, Self.finish(hash &+ UInt64(size)))
    }
    hash = Self.seed(2)
    for size in 0..<4 {
      guard size < length else {
        receive(4 + size, 0)
        continue
      }
      hash = Self.step(hash, plain[length - 1 - size])
      receive(4 + size, Self.finish(hash &+ UInt64(size)))
    }
    receive(8, Self.finish(shape))
    let spacing: UInt64 = (spaceBefore ? 2 : 0) + (spaceAfter ? 1 : 0)
    receive(9, Self.finish(Self.seed(4) &+ spacing))
  }

  /// The key of the root, which stands before each sentence, in the word's place.
  public static let rootKey = finish(seed(5))

  /// Fills `plain` and `shape`. In the shape an upper-case letter is X, a lower-case one x, a digit d,
  /// anything else itself; runs are cut to two.
  private mutating func normalise(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    length = 0
    shape = Self.seed(3)
    var last: UInt8 = 0
    var run = 0
    var index = range.lowerBound
    let end = range.upperBound
    while index < end, length < Self.longest {
      var byte = bytes[index]
      index += 1
      var kind = byte
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        kind = UInt8(ascii: "X")
        byte |= 0x20
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        kind = UInt8(ascii: "x")
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        kind = UInt8(ascii: "d")
        byte = UInt8(ascii: "0")
      case UInt8(ascii: "`"):
        byte = UInt8(ascii: "'")
        kind = byte
      case 0xE2 where index + 1 < end && bytes[index] == 0x80:
        // U+2010 to U+201F: hyphens, dashes and quotation marks.
        switch bytes[index + 1] {
        case 0x90...0x95: byte = UInt8(ascii: "-")
        case 0x98...0x9B: byte = UInt8(ascii: "'")
        case 0x9C...0x9F: byte = UInt8(ascii: "\"")
        case 0xA6: byte = UInt8(ascii: ".")
        default: byte = UInt8(ascii: "*")
        }
        kind = byte
        index += 2
      case 0xC3 where index < end && (0x80...0x9E).contains(bytes[index]):
        plain[length] = byte
        length += 1
        if length == Self.longest { continue }
        byte = bytes[index] | 0x20
        index += 1
        kind = UInt8(ascii: "X")
      case 0x80...:
        kind = UInt8(ascii: "x")
      default: break
      }
      plain[length] = byte
      length += 1
      run = kind == last ? run + 1 : 1
      last = kind
      if run <= 2 { shape = Self.step(shape, kind) }
    }
  }

  private static func seed(_ slot: UInt64) -> UInt64 {
    0xcbf2_9ce4_8422_2325 ^ (slot &* 0x9e37_79b9_7f4a_7c15)
  }

  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// Spreads the hash over all bits; never 0, which stands for no key.
  private static func finish(_ hash: UInt64) -> UInt64 {
    var mixed = hash
    mixed ^= mixed >> 32
    mixed &*= 0xd6e8_feb8_6659_fd93
    mixed ^= mixed >> 32
    return mixed | 1
  }
}
