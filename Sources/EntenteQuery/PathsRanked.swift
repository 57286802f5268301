internal import EntenteModel

extension TieGraph {
  /// Up to `count` chains from `start` to `goal` that visit no node twice, shortest first.
  ///
  /// Between chains of equal length the order is that of their entities' ids, step by step; the first is the one
  /// that `shortestPath` finds.
  ///
  /// Source: J. Yen, "Finding the K Shortest Loopless Paths in a Network", Management Science 17 (1971).
  ///
  /// - Complexity: `count` · length searches of a shortest path.
  public func shortestPaths(
    from start: Node, to goal: Node, count: Int, maximumLength: Int,
    isAllowed: (Node) throws -> Bool = { _ in true }
  ) throws -> [[Node]] {
    guard
      let first = try shortestPath(
        from: start, to: goal, maximumLength: maximumLength, isAllowed: isAllowed)
    else { return [] }
    var found = [first]
    var candidates: [[Node]] = []
    var known: Set<[Node]> = [first]
    while found.count < count, let last = found.last {
      for index in last.indices.dropLast() {
        let root = Array(last[...index])
        // Every chain that begins alike must go on otherwise.
        var taken: Set<Node> = []
        for path in found where path.count > index + 1 && path[...index] == last[...index] {
          taken.insert(path[index + 1])
        }
        let rest = PrunedTies(base: self, at: last[index], without: taken)
        let closed = Set(root.dropLast())
        let spur = try rest.shortestPath(
          from: last[index], to: goal, maximumLength: maximumLength - index
        ) { try !closed.contains($0) && isAllowed($0) }
        guard let spur else { continue }
        let candidate = root + spur.dropFirst()
        if known.insert(candidate).inserted { candidates.append(candidate) }
      }
      let ids = try candidates.map { candidate in try candidate.map { try id(of: $0) } }
      let best = candidates.indices.min { left, right in
        ids[left].count == ids[right].count
          ? ids[left].lexicographicallyPrecedes(ids[right]) : ids[left].count < ids[right].count
      }
      guard let best else { break }
      found.append(candidates.remove(at: best))
    }
    return found
  }
}

/// A graph without some of the ways out of one node.
private struct PrunedTies<Base: TieGraph>: TieGraph {
  let base: Base
  let at: Node
  let without: Set<Node>

  func ties(at node: Node) throws -> [Tie] {
    let ties = try base.ties(at: node)
    return node == at ? ties.filter { !without.contains($0.other) } : ties
  }

  func tiesBack(at node: Node) throws -> [Tie] {
    let ties = try base.tiesBack(at: node)
    return without.contains(node) ? ties.filter { $0.other != at } : ties
  }

  func ends(at node: Node, against: Bool) throws -> [Node] {
    let ends = try base.ends(at: node, against: against)
    if against { return without.contains(node) ? ends.filter { $0 != at } : ends }
    return node == at ? ends.filter { !without.contains($0) } : ends
  }

  func kind(_ number: Int64) throws -> RelationKind { try base.kind(number) }

  func id(of node: Node) throws -> Entity.ID { try base.id(of: node) }
}
