/// A token as the recogniser sees it: hashes of its spelling, its casing, and what the hints know of it.
///
/// Case is folded for ASCII, Latin-1 and Latin Extended-A, curly apostrophes count as straight ones, and
/// digits all look alike. Bytes that are not UTF-8 are letters like any others.
public struct NameWord: Sendable {
  /// What can be said of a word's letters, as bits.
  public struct Form: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let firstIsUpper = Form(rawValue: 1)
    public static let hasUpper = Form(rawValue: 2)
    public static let hasLower = Form(rawValue: 4)
    public static let hasDigit = Form(rawValue: 8)
    public static let hasMark = Form(rawValue: 16)
    /// Two letters or more, all of them capitals.
    public static let shouts = Form(rawValue: 32)
    /// A capital after a small letter, as in "McKay".
    public static let mixed = Form(rawValue: 64)
  }

  /// Hash of the spelling and its pattern of capitals: "May" and "may" differ.
  public var exact: UInt32 = 0
  /// Hash of the spelling in small letters.
  public var lower: UInt32 = 0
  /// Hashes of the first 1, 2, 3 and 4 bytes in small letters.
  public var prefixes = SIMD4<UInt32>()
  /// Hashes of the last 1, 2, 3 and 4 bytes in small letters.
  public var suffixes = SIMD4<UInt32>()
  /// Hashes of the first eight groups of three bytes in small letters.
  public var trigrams = SIMD8<UInt32>()
  /// How many of the groups there are.
  public var trigramCount: UInt8 = 0
  /// Hash of the pattern of capitals, small letters, digits and marks, repetitions cut to one.
  public var shape: UInt32 = 0
  public var form: Form = []
  /// How many bytes the word has, at most 32.
  public var length: UInt8 = 0
  /// What the hints say of the word alone.
  public var hints: NameHint = []
  /// What the hints say of the phrase around it, with the position in that phrase.
  public var phrase: UInt32 = 0

  /// Reads the token at `range` of `text`.
  ///
  /// - Complexity: O(1); of a longer token the first 24 and the last 8 bytes are looked at.
  public init(_ range: Range<Int>, in text: Span<UInt8>) {
    var folded = InlineArray<32, UInt8>(repeating: 0)
    var count = 0
    var shape = NameHash.seed
    var lastClass: UInt8 = 0
    var letters = 0
    var capitals = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if count == 24, range.upperBound - index > 8 { index = range.upperBound - 8 }
      var byte = text[index]
      var letterClass: UInt8
      let following = index + 1 < range.upperBound ? text[index + 1] : 0
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        letterClass = UInt8(ascii: "x")
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        letterClass = UInt8(ascii: "X")
        byte |= 0x20
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        letterClass = UInt8(ascii: "0")
        byte = UInt8(ascii: "0")
      case 0xe2 where following == 0x80 && index + 2 < range.upperBound:
        // General punctuation: curly quotes become the apostrophe, dashes the hyphen.
        byte = text[index + 2] >= 0x98 ? UInt8(ascii: "'") : UInt8(ascii: "-")
        letterClass = byte
        index += 2
      case 0x80...:
        letterClass = UInt8(ascii: "x")
        if byte == 0xc3, following >= 0x80, following <= 0x9e {
          letterClass = UInt8(ascii: "X")
        } else if byte == 0xc4 || byte == 0xc5, following & 1 == 0 {
          letterClass = UInt8(ascii: "X")
        } else if byte & 0xc0 == 0x80, index > range.lowerBound {
          // The second byte of a letter: fold it if its first byte says that it is a capital.
          letterClass = 0
          let lead = text[index - 1]
          if lead == 0xc3, byte <= 0x9e {
            byte |= 0x20
          } else if lead == 0xc4 || lead == 0xc5 {
            byte |= 1
          }
        }
      default:
        letterClass = byte
      }
      if count < 32 {
        folded[count] = byte
        count += 1
      }
      switch letterClass {
      case 0: break
      case UInt8(ascii: "X"):
        if letters == 0, index == range.lowerBound { form.insert(.firstIsUpper) }
        if form.contains(.hasLower) { form.insert(.mixed) }
        form.insert(.hasUpper)
        letters += 1
        capitals += 1
      case UInt8(ascii: "x"):
        form.insert(.hasLower)
        letters += 1
      case UInt8(ascii: "0"): form.insert(.hasDigit)
      default: form.insert(.hasMark)
      }
      if letterClass != 0, letterClass != lastClass {
        shape = NameHash.mix(shape, UInt32(letterClass))
        lastClass = letterClass
      }
      index += 1
    }
    if letters >= 2, capitals == letters { form.insert(.shouts) }
    if letters == 1, capitals == 1 { shape = NameHash.mix(shape, 1) }
    self.shape = shape
    length = UInt8(count)
    var hash = NameHash.seed
    for position in 0..<count {
      hash = NameHash.mix(hash, UInt32(folded[position]))
      if position < 4 { prefixes[position] = hash }
    }
    lower = range.count > 32 ? NameHash.mix(hash, UInt32(truncatingIfNeeded: range.count)) : hash
    exact = NameHash.mix(lower, shape)
    hash = NameHash.seed
    for position in 0..<min(count, 4) {
      hash = NameHash.mix(hash, UInt32(folded[count - 1 - position]))
      suffixes[position] = hash
    }
    if form.contains(.hasUpper), count > 3 {
      trigramCount = UInt8(min(count - 2, 8))
      for position in 0..<Int(trigramCount) {
        trigrams[position] = NameHash.mix(
          NameHash.mix(UInt32(folded[position]), UInt32(folded[position + 1])), UInt32(folded[position + 2]))
      }
    }
    for position in max(count, 1)..<max(count, 4) {
      prefixes[position] = prefixes[position - 1]
      suffixes[position] = suffixes[position - 1]
    }
  }

  /// A place before the first or after the last word of a sentence.
  public static let edge: NameWord = {
    let empty: [UInt8] = []
    var word = NameWord(0..<0, in: empty.span)
    word.lower = 7
    word.exact = 7
    word.shape = 7
    return word
  }()

  /// Whether the lists know the word, or the phrase that it is in, as an adjective or people and nothing
  /// else: the "Costa" of "Costa Ricans" is not to be swayed by "Costa Rica" elsewhere.
  var isListedNationality: Bool {
    let phraseHints = NameHint(rawValue: UInt16(truncatingIfNeeded: phrase >> 2))
    return phraseHints == .nationality
  }

  /// Makes a word in capitals look as it would in running text: "KYIV" as "Kyiv".
  public mutating func calm() {
    guard form.contains(.shouts) else { return }
    form = form.subtracting([.shouts, .mixed]).union([.hasLower, .firstIsUpper])
    shape = Self.calmShape
    exact = NameHash.mix(lower, shape)
  }

  private static let calmShape = NameHash.mix(
    NameHash.mix(NameHash.seed, UInt32(UInt8(ascii: "X"))), UInt32(UInt8(ascii: "x")))
}
