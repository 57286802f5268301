extension CompactGraph {
  /// On how many of the shortest paths between all other pairs each node lies, in the order of `nodes`.
  ///
  /// Direction and weight of relations are left out of account; each pair counts once. With more nodes than
  /// `pivots`, the paths from that many nodes, spread evenly over the order of ids, stand for all.
  ///
  /// Sources: U. Brandes, "A faster algorithm for betweenness centrality" (2001); U. Brandes, C. Pich,
  /// "Centrality Estimation in Large Networks" (2007).
  ///
  /// - Complexity: O(`pivots` · *n*) in the ties.
  public func betweenness(pivots: Int = 2000) -> [Double] {
    let count = nodes.count
    let chosen = min(count, max(1, pivots))
    var centrality = [Double](repeating: 0, count: count)
    guard count > 2 else { return centrality }
    var distance = [Int32](repeating: -1, count: count)
    var paths = [Double](repeating: 0, count: count)
    var dependency = [Double](repeating: 0, count: count)
    var order: [Int32] = []
    order.reserveCapacity(count)
    for pivot in 0..<chosen {
      let source = pivot * count / chosen
      order.removeAll(keepingCapacity: true)
      order.append(Int32(source))
      distance[source] = 0
      paths[source] = 1
      var head = 0
      while head < order.count {
        let node = Int(order[head])
        head += 1
        for tie in either.range(node) {
          let other = Int(either.ends[tie])
          if distance[other] < 0 {
            distance[other] = distance[node] + 1
            order.append(Int32(other))
          }
          if distance[other] == distance[node] + 1 { paths[other] += paths[node] }
        }
      }
      for node in order.lazy.map(Int.init).reversed() {
        for tie in either.range(node) where distance[Int(either.ends[tie])] == distance[node] + 1 {
          let farther = Int(either.ends[tie])
          dependency[node] += paths[node] / paths[farther] * (1 + dependency[farther])
        }
        if node != source { centrality[node] += dependency[node] }
      }
      for node in order.lazy.map(Int.init) {
        distance[node] = -1
        paths[node] = 0
        dependency[node] = 0
      }
    }
    // Every pair was met from both of its ends.
    let scale = Double(count) / Double(chosen) / 2
    return centrality.map { $0 * scale }
  }
}
