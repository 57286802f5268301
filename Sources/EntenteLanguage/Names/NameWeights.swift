/// The weights of the features, read in place from the model.
///
/// A row is sixteen bytes: a weight for each of the fifteen tags, in units of 1/`scale`, and in the last
/// byte a check against other features, zero in an empty row. Four rows make a bucket, which is one line
/// of the processor's cache; a feature's hash says its bucket, and the rows of a bucket fill from the first.
struct NameWeights: Sendable {
  /// The name of the section of rows, and of the one of transitions.
  static let section = "names.weights"
  static let transitionSection = "names.transitions"
  /// How many units make one.
  static let scale: Float = 16

  private let rows: ModelArray<SIMD16<Int8>>
  private let buckets: UInt64
  /// The weight of each tag after each other tag, 16 × 16, the earlier tag first; in the same units.
  let transitions: [Int32]

  init(_ model: ModelFile) throws(ModelError) {
    rows = try model.array(Self.section, of: SIMD16<Int8>.self)
    guard rows.count >= 4, rows.count % 4 == 0 else {
      throw .wrongLength(section: Self.section, found: rows.count * 16, expected: 64)
    }
    buckets = UInt64(rows.count / 4)
    transitions = try model.array(Self.transitionSection, of: Int16.self, count: 256).map(Int32.init)
  }

  /// The sum of the rows of `features`, one lane for each tag.
  @inline(__always)
  func score(_ features: [UInt32]) -> SIMD16<Int16> {
    var sum = SIMD16<Int16>()
    for feature in features {
      let first = Self.bucket(of: feature, among: buckets) * 4
      let check = Self.check(of: feature)
      for row in first..<first + 4 {
        let weights = unsafe rows.buffer[row]
        if weights[15] == check {
          sum &+= SIMD16<Int16>(truncatingIfNeeded: weights)
          break
        }
        if weights[15] == 0 { break }
      }
    }
    return sum
  }

  /// The bucket of a feature.
  @inline(__always)
  static func bucket(of feature: UInt32, among buckets: UInt64) -> Int {
    Int((UInt64(feature) &* buckets) >> 32)
  }

  /// The byte that tells a feature from most others in its bucket.
  @inline(__always)
  static func check(of feature: UInt32) -> Int8 {
    let byte = Int8(truncatingIfNeeded: feature)
    return byte == 0 ? 1 : byte
  }

  /// Lays out trained weights as the section holds them.
  ///
  /// - Parameters:
  ///   - features: features in order of importance, with a weight for each tag; what finds its bucket full
  ///     is left out.
  ///   - bucketCount: how many buckets of four rows there are.
  static func table(_ features: [(hash: UInt32, weights: SIMD16<Float>)], bucketCount: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: bucketCount * 64)
    for feature in features {
      let first = bucket(of: feature.hash, among: UInt64(bucketCount)) * 64
      let check = UInt8(bitPattern: check(of: feature.hash))
      for row in stride(from: first, to: first + 64, by: 16) {
        if bytes[row + 15] == check { break }
        guard bytes[row + 15] == 0 else { continue }
        for tag in 0..<Int(NameTag.count) {
          let weight = (feature.weights[tag] * scale).rounded(.toNearestOrEven)
          bytes[row + tag] = UInt8(bitPattern: Int8(max(-127, min(127, weight))))
        }
        bytes[row + 15] = check
        break
      }
    }
    return bytes
  }
}
