/// Finds the best sequence of tags for the scores of a sentence (Viterbi 1967).
struct NameDecoder {
  /// For each tag, the tags that may stand before it, with the weight of that step.
  private let steps: [[(from: Int, weight: Int32)]]
  private var best = SIMD16<Int32>()
  private var origins: [SIMD16<UInt8>] = []

  /// - Parameter transitions: 16 × 16 weights, the earlier tag first.
  init(transitions: [Int32]) {
    let tags = (0..<NameTag.count).map(NameTag.init(rawValue:))
    steps = tags.map { tag in
      tags.filter { $0.mayPrecede(tag) }
        .map { (Int($0.rawValue), transitions[Int($0.rawValue) * 16 + Int(tag.rawValue)]) }
    }
  }

  /// Begins a sentence.
  mutating func begin() { origins.removeAll(keepingCapacity: true) }

  /// Takes the scores of the next token, one lane for each tag.
  mutating func append(_ scores: SIMD16<Int16>) {
    var following = SIMD16<Int32>(repeating: Self.never)
    var from = SIMD16<UInt8>()
    for tag in 0..<Int(NameTag.count) {
      var value = Self.never
      if origins.isEmpty {
        value = NameTag(rawValue: UInt8(tag)).mayStart ? 0 : Self.never
      } else {
        for step in steps[tag] {
          let candidate = best[step.from] + step.weight
          if candidate > value {
            value = candidate
            from[tag] = UInt8(step.from)
          }
        }
      }
      following[tag] = max(value + Int32(scores[tag]), Self.never)
    }
    // The scores stay small however long a sentence is.
    best = following &- following.max()
    best.replace(with: Self.never, where: best .< Self.never)
    origins.append(from)
  }

  /// The tags of the sentence.
  func decoded() -> [NameTag] {
    guard !origins.isEmpty else { return [] }
    var tag = 0
    for candidate in 1..<Int(NameTag.count)
    where NameTag(rawValue: UInt8(candidate)).mayEnd && best[candidate] > best[tag] {
      tag = candidate
    }
    var tags = [NameTag](repeating: .outside, count: origins.count)
    for index in origins.indices.reversed() {
      tags[index] = NameTag(rawValue: UInt8(tag))
      tag = Int(origins[index][tag])
    }
    return tags
  }

  private static let never: Int32 = -1_000_000
}
