/// Stands for a value that is put into it part by part: 122 bits that nobody can foresee, so that no two values meet
/// in one.
///
/// Two polynomials over the parts, modulo 2⁶¹ - 1, at places that each process draws by chance. Two values of *n* words of
/// seven bytes meet with a chance of at most (*n* / 2⁶¹)², whoever chose them (Carter and Wegman, "Universal classes
/// of hash functions", 1979). Feeding Swift's hasher twice takes five times as long.
struct ValueKey: Hashable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0

  private static let prime: UInt64 = 1 << 61 - 1
  private static let places = (UInt64.random(in: 1 << 32..<prime), UInt64.random(in: 1 << 32..<prime))

  /// A place in a table of 2^`bits` slots.
  func slot(bits: Int) -> Int { Int(((first ^ second) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits)) }

  mutating func add(_ text: String) {
    let added: Void? = text.utf8.withContiguousStorageIfAvailable { add(UnsafeRawBufferPointer($0)) }
    if added == nil { Array(text.utf8).withUnsafeBytes { add($0) } }
  }

  mutating func add(_ text: String?) {
    guard let text else { return add(0) }
    add(1)
    add(text)
  }

  mutating func add(_ texts: [String]) {
    add(texts.count)
    for text in texts { add(text) }
  }

  mutating func add(_ number: Int64) {
    let pattern = UInt64(bitPattern: number)
    add(word: pattern & 0xFFFF_FFFF)
    add(word: pattern >> 32)
  }

  /// A small number from 0 up.
  mutating func add(_ count: Int) { add(word: UInt64(truncatingIfNeeded: count) & Self.wordMask) }

  private static let wordMask: UInt64 = 1 << 56 - 1

  private mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      add(word: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & Self.wordMask)
      offset += 7
    }
    while offset < bytes.count {
      var word: UInt64 = 0
      for byte in bytes[offset..<min(offset + 7, bytes.count)] { word = word << 8 | UInt64(byte) }
      add(word: word)
      offset += 7
    }
  }

  private mutating func add(word: UInt64) {
    let (one, other) = Self.places
    first = Self.next(after: first, at: one, word)
    second = Self.next(after: second, at: other, word)
  }

  /// - Precondition: `state` is below 2⁶¹ + 4, `place` below 2⁶¹, and `word` below 2⁵⁶; so nothing overflows.
  private static func next(after state: UInt64, at place: UInt64, _ word: UInt64) -> UInt64 {
    let product = state.multipliedFullWidth(by: place)
    // 2⁶¹ is 1 modulo 2⁶¹ - 1.
    let sum = (product.low & prime) &+ (product.high << 3 | product.low >> 61) &+ word
    return (sum & prime) &+ (sum >> 61)
  }
}

/// Numbers from 0 up by the keys of what they are remembered for.
///
/// Keys are chance numbers already, so that a table needs no hashing of its own; in a dictionary that takes longer than all
/// else.
struct KeyTable {
  private struct Slot {
    var key: ValueKey
    /// -1 where the slot is free.
    var number: Int64
  }

  private(set) var count = 0
  private var bits = 8
  private var slots: [Slot]

  init() { slots = Self.free(bits: 8) }

  private static func free(bits: Int) -> [Slot] {
    Array(repeating: Slot(key: ValueKey(), number: -1), count: 1 << bits)
  }

  subscript(key: ValueKey) -> Int64? {
    var place = key.slot(bits: bits)
    while slots[place].number >= 0 {
      if slots[place].key == key { return slots[place].number }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Remembers a number for a key that has none yet, or another one for a key that has.
  mutating func insert(_ number: Int64, for key: ValueKey) {
    precondition(number >= 0, "free slots are marked by numbers below 0")
    if count * 2 >= slots.count { grow() }
    let place = self.place(for: key)
    if slots[place].number < 0 { count += 1 }
    slots[place] = Slot(key: key, number: number)
  }

  private func place(for key: ValueKey) -> Int {
    var place = key.slot(bits: bits)
    while slots[place].number >= 0, slots[place].key != key { place = (place + 1) & (slots.count - 1) }
    return place
  }

  private mutating func grow() {
    let former = slots
    bits += 1
    slots = Self.free(bits: bits)
    for slot in former where slot.number >= 0 { slots[place(for: slot.key)] = slot }
  }
}
