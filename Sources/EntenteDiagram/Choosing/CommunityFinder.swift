import EntenteModel

/// Parts a large graph into groups of entities that have more to do with each other than with the rest.
///
/// Source: V. Blondel and others, "Fast unfolding of communities in large networks" (2008): entities move to the
/// neighbouring community that they are most tied to until none gains, then communities are entities of a smaller
/// graph, and so on. Everything is taken in the order of ids, so the same graph is always parted alike.
struct CommunityFinder {
  /// For each entity of `entities`, the number of its community; numbers run from 0 in the order of `entities`.
  ///
  /// - Complexity: O(*t*) in the ties for each round; rounds are few.
  static func communities(of entities: [Entity.ID], tied ties: [Tie]) -> [Int] {
    let numbers = Dictionary(uniqueKeysWithValues: entities.enumerated().map { ($1, $0) })
    var weights = [[Int: Double]](repeating: [:], count: entities.count)
    for tie in ties {
      guard let from = numbers[tie.subject], let to = numbers[tie.object] else { continue }
      let weight = Double(min(4, tie.claims.count))
      weights[from][to, default: 0] += weight
      weights[to][from, default: 0] += weight
    }
    var level = Level(
      neighbours: weights.map { $0.sorted { $0.key < $1.key }.map { (end: $0.key, weight: $0.value) } },
      loops: [Double](repeating: 0, count: entities.count))
    var assigned = Array(0..<entities.count)
    for _ in 0..<12 {
      let (groups, count) = level.moved()
      for entity in assigned.indices { assigned[entity] = groups[assigned[entity]] }
      guard count < groups.count else { break }
      level = level.contracted(groups, count: count)
    }
    return assigned
  }

  private struct Level {
    /// For each node, its neighbours in order, and the weight of the ties to them.
    let neighbours: [[(end: Int, weight: Double)]]
    /// Twice the weight of the ties within each node.
    let loops: [Double]

    /// The community of each node after all have moved, and the number of communities.
    func moved() -> (groups: [Int], count: Int) {
      let strengths = neighbours.indices.map { node in neighbours[node].reduce(loops[node]) { $0 + $1.weight }
      }
      let total = strengths.reduce(0, +)
      var group = Array(neighbours.indices)
      var groupStrength = strengths
      var weightTo = [Double](repeating: 0, count: group.count)
      for _ in 0..<16 where total > 0 {
        var moves = 0
        for node in neighbours.indices {
          let home = group[node]
          var touched: [Int] = []
          for (end, weight) in neighbours[node] {
            if weightTo[group[end]] == 0 { touched.append(group[end]) }
            weightTo[group[end]] += weight
          }
          groupStrength[home] -= strengths[node]
          func gain(_ group: Int) -> Double {
            weightTo[group] - groupStrength[group] * strengths[node] / total
          }
          var best = (group: home, gain: gain(home))
          for candidate in touched where gain(candidate) > best.gain + 1e-9 {
            best = (candidate, gain(candidate))
          }
          groupStrength[best.group] += strengths[node]
          if best.group != home {
            group[node] = best.group
            moves += 1
          }
          for group in touched { weightTo[group] = 0 }
        }
        if moves == 0 { break }
      }
      var numbers = [Int](repeating: -1, count: group.count)
      var count = 0
      for node in group.indices where numbers[group[node]] < 0 {
        numbers[group[node]] = count
        count += 1
      }
      return (group.map { numbers[$0] }, count)
    }

    func contracted(_ groups: [Int], count: Int) -> Level {
      var loops = [Double](repeating: 0, count: count)
      var weights = [[Int: Double]](repeating: [:], count: count)
      for node in neighbours.indices {
        loops[groups[node]] += self.loops[node]
        for (end, weight) in neighbours[node] {
          if groups[end] == groups[node] {
            loops[groups[node]] += weight
          } else {
            weights[groups[node]][groups[end], default: 0] += weight
          }
        }
      }
      return Level(
        neighbours: weights.map { $0.sorted { $0.key < $1.key }.map { (end: $0.key, weight: $0.value) } },
        loops: loops)
    }
  }
}
