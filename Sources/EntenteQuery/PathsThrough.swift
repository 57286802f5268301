internal import EntenteModel

extension TieGraph {
  /// Up to `count` chains from `start` to `goal` that lead through `stops` in their order and visit no node twice,
  /// shortest first.
  ///
  /// Each leg is one of its few shortest chains, so a longer way round that only together with others avoids a
  /// node may be missed.
  ///
  /// - Complexity: as `shortestPaths` for each leg, times the chains kept, a few for each wanted.
  public func shortestPaths(
    from start: Node, to goal: Node, through stops: [Node], count: Int, maximumLength: Int,
    isAllowed: (Node) throws -> Bool = { _ in true }
  ) throws -> [[Node]] {
    if stops.isEmpty {
      return try shortestPaths(
        from: start, to: goal, count: count, maximumLength: maximumLength, isAllowed: isAllowed)
    }
    let kept = count + 4
    var chains = [[start]]
    let ends = stops + [goal]
    for (index, end) in ends.enumerated() {
      let later = Set(ends[(index + 1)...])
      var longer: [[Node]] = []
      for chain in chains {
        guard let last = chain.last, last != end else {
          longer.append(chain)
          continue
        }
        let visited = Set(chain)
        let legs = try shortestPaths(
          from: last, to: end, count: kept, maximumLength: maximumLength - chain.count + 1
        ) { try !visited.contains($0) && !later.contains($0) && isAllowed($0) }
        longer += legs.map { chain + $0.dropFirst() }
      }
      let ranked = try longer.map { chain in (chain: chain, ids: try chain.map { try id(of: $0) }) }.sorted {
        $0.ids.count == $1.ids.count
          ? $0.ids.lexicographicallyPrecedes($1.ids) : $0.ids.count < $1.ids.count
      }
      chains = ranked.prefix(kept).map(\.chain)
    }
    return Array(chains.prefix(count))
  }
}
