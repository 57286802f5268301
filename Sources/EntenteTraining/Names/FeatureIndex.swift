/// Numbers for hashed features, given in the order in which they were first seen; built for many millions.
struct FeatureIndex {
  private var keys: [UInt32]
  private var values: [UInt32]
  private(set) var count = 0
  /// The hash of each number.
  private(set) var hashes: [UInt32] = []

  /// - Parameter capacity: at least twice the number of features to come; rounded up to a power of two.
  init(capacity: Int) {
    var size = 1024
    while size < capacity { size *= 2 }
    keys = [UInt32](repeating: 0, count: size)
    values = [UInt32](repeating: .max, count: size)
  }

  /// The number of `hash`, a new one if need be.
  mutating func insert(_ hash: UInt32) -> UInt32 {
    var slot = Int(hash) & (keys.count - 1)
    while values[slot] != .max {
      if keys[slot] == hash { return values[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    precondition(count * 4 < keys.count * 3, "the index of features was made too small")
    keys[slot] = hash
    values[slot] = UInt32(count)
    hashes.append(hash)
    count += 1
    return UInt32(count - 1)
  }
}
