import Testing

@testable import EntenteLanguage

struct `A name decoder` {
  /// Numbers that look random and are the same each time.
  private struct Numbers {
    var state: UInt64
    mutating func next(below limit: Int32) -> Int32 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int32(truncatingIfNeeded: (state >> 33) % UInt64(2 * limit)) - limit
    }
  }

  /// What a sequence of tags scores; `nil` where the tags may not follow one another.
  private func score(_ tags: [NameTag], _ scores: [SIMD16<Int16>], _ transitions: [Int32]) -> Int32? {
    guard let first = tags.first, let last = tags.last, first.mayStart, last.mayEnd else { return nil }
    var sum: Int32 = 0
    for (index, tag) in tags.enumerated() {
      sum += Int32(scores[index][Int(tag.rawValue)])
      guard index > 0 else { continue }
      let before = tags[index - 1]
      guard before.mayPrecede(tag) else { return nil }
      sum += transitions[Int(before.rawValue) * 16 + Int(tag.rawValue)]
    }
    return sum
  }

  @Test(arguments: [1, 2, 3, 4, 5]) func `finds the best of all sequences of tags`(_ seed: UInt64) throws {
    var numbers = Numbers(state: seed)
    let transitions = (0..<256).map { _ in numbers.next(below: 60) }
    let scores = (0..<3).map { _ in
      var lanes = SIMD16<Int16>()
      for tag in 0..<Int(NameTag.count) { lanes[tag] = Int16(numbers.next(below: 200)) }
      return lanes
    }
    var decoder = NameDecoder(transitions: transitions)
    decoder.begin()
    for lanes in scores { decoder.append(lanes) }

    let all = (0..<NameTag.count).map(NameTag.init(rawValue:))
    var best = Int32.min
    for first in all {
      for second in all {
        for third in all { best = max(best, score([first, second, third], scores, transitions) ?? .min) }
      }
    }
    let found = try #require(score(decoder.decoded(), scores, transitions))
    #expect(found == best)
  }
}
