/// Finds the best tree over the scores of all arcs of a sentence.
///
/// Each word takes its best head; where that leaves a cycle, the cycle is contracted and broken at the
/// least loss (Chu & Liu 1965, Edmonds 1967). One word alone hangs from the root: the one that loses
/// most by hanging elsewhere. Ties go to the leftmost head, so a result never depends on the machine.
public struct TreeDecoder {
  /// `scores[d * size + h]` is the score of word `d` hanging from `h`; 0 is the root; `size` counts it.
  /// Returns the head of each word; element 0 is 0.
  ///
  /// - Complexity: O(*n*²) for *n* words, and as much again for each cycle.
  public static func heads(scores: UnsafeMutablePointer<Float>, size: Int) -> [Int] {
    var heads = [Int](repeating: 0, count: size)
    guard size > 1 else { return heads }
    let root = rootWord(scores, size)
    for dependent in 1..<size where dependent != root {
      scores[dependent * size] = -.infinity
      heads[dependent] = bestHead(scores, size, dependent)
    }
    heads[root] = 0
    while let cycle = cycle(in: heads) {
      // The words of the cycle act as one: the cheapest change that lets one of them hang outside.
      breakCycles(scores, size, root, &heads, cycle)
    }
    return heads
  }

  private static func rootWord(_ scores: UnsafeMutablePointer<Float>, _ size: Int) -> Int {
    var best = 1
    var margin = -Float.infinity
    for dependent in 1..<size {
      var other = -Float.infinity
      for head in 1..<size where head != dependent { other = max(other, scores[dependent * size + head]) }
      let gain = size == 2 ? 0 : scores[dependent * size] - other
      if gain > margin { (best, margin) = (dependent, gain) }
    }
    return best
  }

  private static func bestHead(_ scores: UnsafeMutablePointer<Float>, _ size: Int, _ dependent: Int) -> Int {
    var best = dependent == 1 ? 2 : 1
    for head in 1..<size where head != dependent {
      if scores[dependent * size + head] > scores[dependent * size + best] { best = head }
    }
    return best
  }

  /// The words of a cycle of `heads`, or `nil` when it is a tree.
  private static func cycle(in heads: [Int]) -> [Int]? {
    var state = [UInt32](repeating: 0, count: heads.count)
    for start in 1..<heads.count {
      var word = start
      while word != 0, state[word] == 0 {
        state[word] = UInt32(start)
        word = heads[word]
      }
      guard word != 0, state[word] == UInt32(start) else { continue }
      var cycle = [word]
      var next = heads[word]
      while next != word {
        cycle.append(next)
        next = heads[next]
      }
      return cycle
    }
    return nil
  }

  /// Solves the graph with `cycle` contracted, by the full algorithm on nodes that stand for sets.
  private static func breakCycles(
    _ scores: UnsafeMutablePointer<Float>, _ size: Int, _ root: Int, _ heads: inout [Int], _ first: [Int]
  ) {
    var matrix = (0..<size * size).map { scores[$0] }
    for dependent in 0..<size {
      matrix[dependent * size + dependent] = -.infinity
      if dependent == root {
        for head in 1..<size { matrix[dependent * size + head] = -.infinity }
      }
    }
    heads = edmonds(matrix, size)
  }

  /// Chu-Liu-Edmonds on a dense matrix, recursively: contract one cycle, solve, expand.
  private static func edmonds(_ scores: [Float], _ size: Int) -> [Int] {
    var heads = [Int](repeating: 0, count: size)
    for dependent in 1..<size {
      var best = 0
      for head in 0..<size where head != dependent {
        if scores[dependent * size + head] > scores[dependent * size + best] || best == dependent {
          best = head
        }
      }
      heads[dependent] = best
    }
    guard let cycle = cycle(in: heads) else { return heads }
    var inCycle = [Bool](repeating: false, count: size)
    for word in cycle { inCycle[word] = true }
    // The nodes outside keep their order; the cycle becomes the last node.
    var outside: [Int] = []
    for word in 0..<size where !inCycle[word] { outside.append(word) }
    let contracted = outside.count
    let count = contracted + 1
    var reduced = [Float](repeating: -.infinity, count: count * count)
    var enter = [Int](repeating: 0, count: count)
    var leave = [Int](repeating: 0, count: count)
    for (column, head) in outside.enumerated() {
      for (row, dependent) in outside.enumerated() where row > 0 {
        reduced[row * count + column] = scores[dependent * size + head]
      }
      var best = -Float.infinity
      enter[column] = cycle[0]
      for word in cycle {
        let gain = scores[word * size + head] - scores[word * size + heads[word]]
        if gain > best {
          best = gain
          enter[column] = word
        }
      }
      reduced[contracted * count + column] = best
    }
    for (row, dependent) in outside.enumerated() where row > 0 {
      var best = -Float.infinity
      leave[row] = cycle[0]
      for word in cycle where scores[dependent * size + word] > best {
        best = scores[dependent * size + word]
        leave[row] = word
      }
      reduced[row * count + contracted] = best
    }
    let inner = edmonds(reduced, count)
    for (row, dependent) in outside.enumerated() where row > 0 {
      heads[dependent] = inner[row] == contracted ? leave[row] : outside[inner[row]]
    }
    let entry = inner[contracted]
    heads[enter[entry]] = outside[entry]
    return heads
  }
}
