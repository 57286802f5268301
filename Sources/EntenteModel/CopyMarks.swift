/// Marks that texts share when one is a copy of the other: the same report under another headline, with its tail cut
/// off, or in another outlet's style.
///
/// Two texts are of one family when they share a mark, or are linked by texts that do. So families depend on the
/// set of texts only, never on their order, and a text finds its family by looking up its few marks, however many
/// texts there are.
///
/// A mark is a digest of several minima over hashed runs of four words (Broder, "On the resemblance and containment
/// of documents", 1997; banded as in Leskovec et al., "Mining of Massive Datasets", 3.4). Some are taken over the
/// whole text, so that a changed headline or a word here and there does not matter; the others over the first
/// hundred words after the headline, so that a cut tail does not.
public struct CopyMarks: Sendable, Hashable {
  /// Numbers of 47 bits, sorted, each once.
  public let marks: [Int64]

  /// - Complexity: O(*n*) in the text; about 15 µs for one of 300 words.
  public init(of text: String) {
    let words = WordHashes(text)
    guard words.hashes.count >= Self.shortest else {
      // Few words are too little to compare; they are a copy when they are the same, and no mere label.
      var whole = Mixer(seed: 0)
      for word in words.hashes { whole.add(word) }
      marks = words.hashes.count < Self.label ? [] : [whole.mark]
      return
    }
    let runs = Self.runs(of: words.hashes[...])
    let bodyStart = words.afterFirstLine <= 40 ? words.afterFirstLine : 0
    let lead = words.hashes[bodyStart...].prefix(Self.leadWords)
    var found = Self.bands(over: runs, Self.wholeText)
    if lead.count >= Self.shortest { found += Self.bands(over: Self.runs(of: lead), Self.leadingWords) }
    found.sort()
    marks = found.indices.filter { $0 == 0 || found[$0 - 1] != found[$0] }.map { found[$0] }
  }

  /// Marks to be made of runs, each of the minima under as many hash functions.
  private struct Bands: Sendable {
    let seeds: [UInt64]
    let width: Int
    /// An odd multiplier permutes the 64-bit numbers; the high bits are the ones that are mixed well.
    let functions: [UInt64]

    init(count: Int, width: Int, salt: UInt64) {
      seeds = (0..<count).map { salt &* 1000 &+ UInt64($0) }
      self.width = width
      functions = (0..<(count * width)).map { Mixer.scrambled(salt << 32 &+ UInt64($0)) | 1 }
    }
  }

  private static let wholeText = Bands(count: 8, width: 5, salt: 1)
  private static let leadingWords = Bands(count: 6, width: 4, salt: 2)

  private static let shortest = 40
  private static let label = 8
  private static let leadWords = 100
  private static let runLength = 4

  /// A hash for each run of words.
  private static func runs(of words: ArraySlice<UInt64>) -> [UInt64] {
    guard words.count >= runLength else { return [] }
    let seed = Mixer(seed: 0)
    return (words.startIndex...(words.endIndex - runLength)).map { start in
      var mixer = seed
      for place in start..<(start + runLength) { mixer.add(words[place]) }
      return mixer.state
    }
  }

  private static func bands(over runs: [UInt64], _ bands: Bands) -> [Int64] {
    let minima = minima(over: runs, bands.functions)
    return bands.seeds.indices.map { band in
      var mark = Mixer(seed: bands.seeds[band])
      for row in 0..<bands.width { mark.add(minima[band * bands.width + row]) }
      return mark.mark
    }
  }

  /// The least that each function makes of a run. Four at a time, since a processor multiplies faster than it compares
  /// one number after another.
  private static func minima(over runs: [UInt64], _ functions: [UInt64]) -> [UInt64] {
    var minima: [UInt64] = []
    minima.reserveCapacity(functions.count + 3)
    for start in stride(from: 0, to: functions.count, by: 4) {
      func function(_ place: Int) -> UInt64 { start + place < functions.count ? functions[start + place] : 1 }
      let (one, two, three, four) = (function(0), function(1), function(2), function(3))
      var (first, second, third, fourth) = (UInt64.max, UInt64.max, UInt64.max, UInt64.max)
      for run in runs {
        first = min(first, run &* one)
        second = min(second, run &* two)
        third = min(third, run &* three)
        fourth = min(fourth, run &* four)
      }
      minima += [first, second, third, fourth]
    }
    return minima
  }

  /// Mixes numbers into one, as SplitMix64 does.
  private struct Mixer {
    private(set) var state: UInt64

    init(seed: UInt64) { state = Self.scrambled(seed) }

    mutating func add(_ number: UInt64) { state = Self.scrambled(state ^ number) }

    /// 47 bits, which SQLite keeps in six bytes, and which a hundred million marks do not meet in by chance.
    var mark: Int64 { Int64(state >> 17) }

    static func scrambled(_ number: UInt64) -> UInt64 {
      var mixed = number &+ 0x9E37_79B9_7F4A_7C15
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}

/// The words of a text as hashes, without regard to case, apostrophes and the marks between words.
private struct WordHashes {
  private(set) var hashes: [UInt64] = []
  /// The number of words on the first line that has any; 0 where there is only one line.
  private(set) var afterFirstLine = 0
  private var hash = start
  private var isInWord = false

  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ text: String) {
    let bytes = text.utf8.span
    hashes.reserveCapacity(bytes.count / 5)
    // Quotation marks, dashes and ellipses are three bytes from 0xE2 on; of these, only apostrophes join.
    var general: (first: UInt8, second: UInt8)?
    var isSecond = false
    for place in bytes.indices {
      let byte = bytes[place]
      if let (first, second) = general {
        if isSecond {
          isSecond = false
          general = (first, byte)
        } else {
          general = nil
          if !(second == 0x80 && byte == 0x99) { endWord() }
        }
        continue
      }
      switch byte {
      case 0x61...0x7A, 0x30...0x39: add(byte)
      case 0x41...0x5A: add(byte | 0x20)
      case 0xE2:
        general = (byte, 0)
        isSecond = true
      case 0x80...: add(byte)
      case 0x27: continue
      default:
        endWord()
        if byte == 0x0A, afterFirstLine == 0 { afterFirstLine = hashes.count }
      }
    }
    endWord()
    if afterFirstLine == hashes.count { afterFirstLine = 0 }
  }

  /// FNV-1a.
  private mutating func add(_ byte: UInt8) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    isInWord = true
  }

  private mutating func endWord() {
    guard isInWord else { return }
    hashes.append(hash)
    hash = Self.start
    isInWord = false
  }
}
