import Testing

@testable import EntenteLanguage

struct `A tree decoder` {
  /// The best tree by trying all assignments of heads, for small sentences.
  private func bestScore(_ scores: [Float], _ size: Int) -> Float {
    var best = -Float.infinity
    var heads = [Int](repeating: 0, count: size)
    func visit(_ word: Int) {
      if word == size {
        guard isTree(heads) else { return }
        var sum: Float = 0
        for dependent in 1..<size { sum += scores[dependent * size + heads[dependent]] }
        best = max(best, sum)
        return
      }
      for head in 0..<size where head != word {
        heads[word] = head
        visit(word + 1)
      }
    }
    visit(1)
    return best
  }

  private func isTree(_ heads: [Int]) -> Bool {
    guard heads.dropFirst().filter({ $0 == 0 }).count == 1 else { return false }
    return heads.indices.dropFirst().allSatisfy { start in
      var word = start
      for _ in heads where word != 0 { word = heads[word] }
      return word == 0
    }
  }

  private func heads(_ scores: [Float], _ size: Int) -> [Int] {
    var copy = scores
    return copy.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.map { TreeDecoder.heads(scores: $0, size: size) } ?? []
    }
  }

  @Test(arguments: 1...60) func `finds a tree, and the best one when its root is the best`(_ seed: Int) {
    let size = 2 + seed % 4
    var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15
    var scores = [Float](repeating: 0, count: size * size)
    for index in scores.indices {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      scores[index] = Float(state >> 40) / Float(1 << 24)
    }
    // One word that clearly is the root.
    let root = 1 + seed % (size - 1)
    scores[root * size] += 10
    let heads = heads(scores, size)
    #expect(isTree(heads))
    var sum: Float = 0
    for dependent in 1..<size { sum += scores[dependent * size + heads[dependent]] }
    #expect(abs(sum - bestScore(scores, size)) < 1e-4)
  }

  @Test func `gives one word to the root when all want it`() {
    let size = 5
    var scores = [Float](repeating: 0, count: size * size)
    for dependent in 1..<size { scores[dependent * size] = 5 }
    #expect(isTree(heads(scores, size)))
  }
}
