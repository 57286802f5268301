/// The lists of names and words that the trainer was given, as a hash table read in place.
///
/// One slot is the upper 16 bits of the word's hash above its 16 hints, or zero if it is empty; a search
/// begins at the slot that the lower bits say and goes on to the next empty one. Words are found by the
/// hash of their small letters, phrases by the hashes of their words mixed in order.
public struct NameHints: Sendable {
  /// The name of the section in the model.
  static let section = "names.hints"

  private let slots: ModelArray<UInt32>
  private let mask: Int

  /// Reads the table in `model`.
  public init(_ model: ModelFile) throws(ModelError) {
    slots = try model.array(Self.section, of: UInt32.self)
    guard slots.count > 0, slots.count & (slots.count - 1) == 0 else {
      throw .wrongLength(section: Self.section, found: slots.count * 4, expected: 4)
    }
    mask = slots.count - 1
  }

  /// What is known of the word or phrase with the hash `hash`.
  public subscript(hash: UInt32) -> NameHint {
    var slot = Int(hash) & mask
    // A table from a damaged file may have no empty slot; the search then ends after one round.
    for _ in 0...mask {
      let entry = slots[slot]
      if entry == 0 { return [] }
      if entry >> 16 == hash >> 16 { return NameHint(rawValue: UInt16(truncatingIfNeeded: entry)) }
      slot = (slot + 1) & mask
    }
    return []
  }

  /// The table for `entries`, as the slots that the section holds.
  ///
  /// - Parameter entries: hash and hints; entries with one hash are united.
  public static func table(_ entries: [(hash: UInt32, hints: NameHint)]) -> [UInt32] {
    var united: [UInt32: NameHint] = [:]
    for entry in entries { united[entry.hash, default: []].formUnion(entry.hints) }
    var capacity = 16
    while capacity < united.count * 2 { capacity *= 2 }
    var slots = [UInt32](repeating: 0, count: capacity)
    for (hash, hints) in united.sorted(by: { $0.key < $1.key }) where !hints.isEmpty {
      var slot = Int(hash) & (capacity - 1)
      while slots[slot] != 0, slots[slot] >> 16 != hash >> 16 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] |= hash & 0xffff_0000 | UInt32(hints.rawValue)
    }
    return slots
  }

  /// Marks `words` with what is known of them alone and of the longest listed phrase that they are in.
  ///
  /// - Complexity: O(*n*) in the words; phrases have at most six.
  func mark(_ words: inout [NameWord]) {
    for index in words.indices { words[index].hints = self[words[index].lower] }
    var start = 0
    while start < words.count {
      guard words[start].hints.contains(.beginsPhrase) else {
        start += 1
        continue
      }
      var hash = words[start].lower
      var end = start + 1
      var found: (end: Int, hints: NameHint)?
      while end < words.count, end - start < 6 {
        hash = NameHash.mix(hash, words[end].lower)
        let hints = self[hash]
        if hints.isEmpty { break }
        end += 1
        if !hints.isDisjoint(with: .ofPhrases) { found = (end, hints.intersection(.ofPhrases)) }
        if !hints.contains(.beginsPhrase) { break }
      }
      guard let found, words[start..<found.end].contains(where: { $0.form.contains(.hasUpper) }) else {
        start += 1
        continue
      }
      for index in start..<found.end {
        let position: UInt32 = index == start ? 1 : index + 1 == found.end ? 3 : 2
        words[index].phrase = UInt32(found.hints.rawValue) << 2 | position
      }
      start = found.end
    }
  }
}
