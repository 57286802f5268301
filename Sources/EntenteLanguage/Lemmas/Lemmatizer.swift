/// Gives words their dictionary form by rules learnt from treebanks.
///
/// A rule takes so many bytes off the end and puts others on ("ies" → "y"; "went" → "go"). It is found
/// by the word's morphological class and its longest known ending, whole words first.
public struct Lemmatizer: Sendable {
  /// The longest ending, in bytes, that a rule may stand on.
  public static let longestEnding = 6

  /// A model has a tenth of this; a damaged one could call all of its weights rules, which would take long to read.
  static let mostRuleBytes = 1 << 16

  private let table: KeyTable
  private let rules: [Rule]

  /// What a rule does to a word.
  public struct Rule: Hashable, Sendable {
    /// Whether the lemma is in lower case.
    public var lowers: Bool
    /// Bytes taken off the end.
    public var strip: Int
    /// Text put on.
    public var append: String

    public init(lowers: Bool, strip: Int, append: String) {
      self.lowers = lowers
      self.strip = strip
      self.append = append
    }

    /// The rule as a line of the model: "l 3 y".
    public var line: String { "\(lowers ? "l" : "k") \(strip) \(append)" }

    /// The rule that the bytes of `line` spell, or `nil`.
    ///
    /// A model has thousands of them, which are read whenever a program starts: characters would take ten times as long.
    public init?(line: some BidirectionalCollection<UInt8>) {
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, let strip = Self.number(parts[1]) else { return nil }
      self.init(
        lowers: parts[0].elementsEqual(CollectionOfOne(UInt8(ascii: "l"))), strip: strip,
        append: String(decoding: parts[2], as: UTF8.self))
    }

    /// What up to four digits spell; a word is not longer.
    private static func number(_ digits: some Collection<UInt8>) -> Int? {
      guard (1...4).contains(digits.count) else { return nil }
      var number = 0
      for digit in digits {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        number = number * 10 + Int(digit - UInt8(ascii: "0"))
      }
      return number
    }

    /// The lemma of the word with these bytes.
    public func lemma(of word: some Collection<UInt8>) -> String {
      var bytes = Array(word)
      if lowers { bytes = Array(String(decoding: bytes, as: UTF8.self).lowercased().utf8) }
      bytes.removeLast(min(strip, bytes.count))
      return String(decoding: bytes, as: UTF8.self) + append
    }
  }

  init(_ file: ModelFile) throws(ModelError) {
    table = try KeyTable(file, section: "lemma.index")
    let lines = try file.array("lemma.rules", of: UInt8.self)
    guard lines.count <= Self.mostRuleBytes else {
      throw .wrongLength(section: "lemma.rules", found: lines.count, expected: Self.mostRuleBytes)
    }
    rules = lines.split(separator: UInt8(ascii: "\n")).compactMap { Rule(line: $0) }
  }

  /// The lemma of the word `bytes`, whose morphological class has the number `wordClass`.
  func lemma(of bytes: some RandomAccessCollection<UInt8>, wordClass: Int) -> String {
    let lower = bytes.prefix(48).map { Self.lowered($0) }
    if bytes.count <= 48, let rule = table[Self.key(lower[...], wordClass, whole: true)], rule < rules.count {
      return rules[rule].lemma(of: bytes)
    }
    let tail = bytes.suffix(Self.longestEnding).map { Self.lowered($0) }
    for length in (0...tail.count).reversed() {
      if let rule = table[Self.key(tail.suffix(length), wordClass, whole: false)], rule < rules.count {
        return rules[rule].lemma(of: bytes)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The key of an ending, or of a whole word, in a class. Bytes are in lower case.
  public static func key(_ ending: some BidirectionalCollection<UInt8>, _ wordClass: Int, whole: Bool)
    -> UInt64
  {
    var hash: UInt64 =
      0xcbf2_9ce4_8422_2325 ^ (UInt64(wordClass * 2 + (whole ? 1 : 0) + 1) &* 0x9e37_79b9_7f4a_7c15)
    for byte in ending.reversed() { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash ^= hash >> 32
    hash &*= 0xd6e8_feb8_6659_fd93
    return hash ^ (hash >> 32)
  }

  /// ASCII lower case.
  @inline(__always)
  public static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
