/// Which letters a word has, for telling apart quickly what cannot be alike.
struct LetterSet: Equatable {
  private var bits: UInt64 = 0

  init() {}

  init(_ bytes: some Sequence<UInt8>) { for byte in bytes { insert(byte) } }

  mutating func insert(_ byte: UInt8) { bits |= 1 << UInt64(byte & 63) }

  /// The set without these letters.
  func without(_ letters: LetterSet) -> LetterSet {
    var rest = self
    rest.bits &= ~letters.bits
    return rest
  }

  /// Whether more than `slips` slips lie between the words for certain: each adds and takes away a letter at most.
  ///
  /// A letter beyond ASCII has up to four bytes, so words with such letters are let through more often.
  func differs(from other: LetterSet, by slips: Int) -> Bool {
    (bits ^ other.bits).nonzeroBitCount > (isWide || other.isWide ? 8 : 2) * slips
  }

  /// Whether a byte of a longer letter may be among them: those share their bits with signs that names lack.
  private var isWide: Bool { bits & 0x1F_FFFF != 0 }
}
