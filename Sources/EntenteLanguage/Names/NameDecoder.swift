/// Finds the best sequence of tags for the scores of a sentence (Viterbi 1967).
///
/// All tags are followed at once, a lane for each: the steps from one tag are added and compared together.
struct NameDecoder {
  /// For each tag the weights of the steps to every tag, `never` where there is none.
  private let steps: [SIMD16<Int32>]
  /// What a sentence may begin with: 0, or `never`.
  private let starts: SIMD16<Int32>
  private var best = SIMD16<Int32>()
  /// For each token and tag, the tag before it on the best way there.
  private var origins: [SIMD16<Int32>] = []

  /// - Parameter transitions: 16 × 16 weights, the earlier tag first.
  init(transitions: [Int32]) {
    let tags = (0..<NameTag.count).map(NameTag.init(rawValue:))
    steps = tags.map { from in
      var weights = SIMD16<Int32>(repeating: Self.never)
      for to in tags where from.mayPrecede(to) {
        weights[Int(to.rawValue)] = transitions[Int(from.rawValue) * 16 + Int(to.rawValue)]
      }
      return weights
    }
    var starts = SIMD16<Int32>(repeating: Self.never)
    for tag in tags where tag.mayStart { starts[Int(tag.rawValue)] = 0 }
    self.starts = starts
  }

  /// Begins a sentence.
  mutating func begin() { origins.removeAll(keepingCapacity: true) }

  /// Takes the scores of the next token, one lane for each tag.
  mutating func append(_ scores: SIMD16<Int16>) {
    var following = SIMD16<Int32>(repeating: Self.never)
    var from = SIMD16<Int32>()
    if origins.isEmpty {
      following = starts
    } else {
      for tag in steps.indices {
        let candidate = steps[tag] &+ SIMD16(repeating: best[tag])
        let isBetter = candidate .> following
        following.replace(with: candidate, where: isBetter)
        from.replace(with: Int32(tag), where: isBetter)
      }
    }
    following &+= SIMD16(lowHalf: widened(scores.lowHalf), highHalf: widened(scores.highHalf))
    following.replace(with: Self.never, where: following .< Self.never)
    following[15] = Self.never
    // The scores stay small however long a sentence is.
    best = following &- SIMD16(repeating: following.max())
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
