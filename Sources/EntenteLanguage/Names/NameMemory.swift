/// What a first look at a document made of each of its words, for the second look.
///
/// Words are told apart by the hash of their small letters; a vote is one occurrence in a name of some
/// kind, or outside of names. An occurrence hears the others' votes, not its own.
struct NameMemory {
  private var votes: [UInt32: SIMD8<Int32>] = [:]

  /// The lane for what is no name; the lanes before it are the kinds.
  private static let outside = 4

  /// Forgets everything; to be called between documents.
  mutating func clear() { votes.removeAll(keepingCapacity: true) }

  /// Notes that `word` was read as a part of a name of `kind`, or of none.
  mutating func note(_ word: NameWord, _ kind: NameKind?) {
    votes[word.lower, default: SIMD8()][Self.lane(kind)] += 1
  }

  /// How much each tag gains for an occurrence of `word` that itself was read as `kind`; `nil` if the rest of
  /// the document is silent.
  func gain(for word: NameWord, readAs kind: NameKind?) -> SIMD16<Int16>? {
    guard var heard = votes[word.lower] else { return nil }
    heard[Self.lane(kind)] -= 1
    let total = heard.wrappedSum()
    guard total > 0 else { return nil }
    var gain = SIMD16<Int16>()
    gain[0] = Int16(truncatingIfNeeded: Self.strength * heard[Self.outside] / (total + Self.doubt))
    for tag in 1..<Int(NameTag.count) {
      guard let kind = NameTag(rawValue: UInt8(tag)).kind else { continue }
      gain[tag] = Int16(truncatingIfNeeded: Self.strength * heard[Self.lane(kind)] / (total + Self.doubt))
    }
    return gain
  }

  private static func lane(_ kind: NameKind?) -> Int { kind.map { Int($0.rawValue) } ?? outside }

  /// What full agreement of many others weighs, in units of 1/16; and how many votes halve it. Both were
  /// chosen on held-out newswire.
  static let strength: Int32 = 72
  static let doubt: Int32 = 3
}
