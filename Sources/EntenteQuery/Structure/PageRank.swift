extension CompactGraph {
  /// How much attention each node gets: the share of time that a reader spends there who follows relations from
  /// subject to object in proportion to their documents, and now and then starts anew anywhere.
  ///
  /// The shares are in the order of `nodes` and add up to 1.
  /// Source: L. Page, S. Brin, R. Motwani, T. Winograd, "The PageRank Citation Ranking" (1999).
  ///
  /// - Parameters:
  ///   - damping: the chance to follow a relation instead of starting anew.
  ///   - tolerance: the sum of changes in one round at which it is done.
  /// - Complexity: O(*n*) in nodes and ties for each of at most 200 rounds; about 60 are usual.
  public func pageRank(damping: Double = 0.85, tolerance: Double = 1e-9) -> [Double] {
    let count = nodes.count
    guard count > 0 else { return [] }
    let totals = (0..<count).map { node in
      outgoing.range(node).reduce(0.0) { $0 + Double(outgoing.weights[$1]) }
    }
    var rank = [Double](repeating: 1 / Double(count), count: count)
    for _ in 0..<200 {
      var next = [Double](repeating: 0, count: count)
      var idle = 0.0
      for node in 0..<count {
        guard totals[node] > 0 else {
          // Who has no way out starts anew.
          idle += rank[node]
          continue
        }
        let share = rank[node] / totals[node]
        for tie in outgoing.range(node) {
          next[Int(outgoing.ends[tie])] += share * Double(outgoing.weights[tie])
        }
      }
      let base = (1 - damping + damping * idle) / Double(count)
      var change = 0.0
      for node in 0..<count {
        let value = base + damping * next[node]
        change += abs(value - rank[node])
        rank[node] = value
      }
      if change < tolerance { break }
    }
    return rank
  }
}
