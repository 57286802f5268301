public import EntenteModel

/// Entities that are tied among themselves more than to others.
public struct Community: Sendable, Hashable {
  /// Those with most ties within the community first.
  public let members: [Entity.ID]

  public init(members: [Entity.ID]) { self.members = members }
}

extension CompactGraph {
  /// Parts the graph into communities, the largest first; entities without ties are left out.
  ///
  /// Each node in turn joins the community of neighbours where it raises the modularity most, until none moves;
  /// then communities are nodes of a smaller graph, and so on. Nodes are taken in the order of their ids and
  /// equals decided by number, so that the same graph is always parted alike.
  ///
  /// Source: V. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, "Fast unfolding of communities in large
  /// networks" (2008).
  ///
  /// - Parameter resolution: above 1 for more and smaller communities, below 1 for fewer and larger ones.
  /// - Complexity: O(*n*) in the ties for each round; rounds are few.
  public func communities(resolution: Double = 1) -> [Community] {
    var level = WeightedGraph(either, nodes: nodes.count)
    var community = Array(0..<nodes.count)
    while true {
      let (assigned, count, didMove) = level.moveNodes(resolution: resolution)
      guard didMove, count < level.strengths.count else { break }
      for node in community.indices { community[node] = assigned[community[node]] }
      level = level.contracted(by: assigned, count: count)
    }
    var members: [Int: [Int]] = [:]
    for node in nodes.indices where either.degree(node) > 0 {
      members[community[node], default: []].append(node)
    }
    return members.map { number, members in
      let ranked = members.map { node in
        (node: node, ties: either.range(node).count { community[Int(either.ends[$0])] == number })
      }.sorted { ($1.ties, $0.node) < ($0.ties, $1.node) }
      return Community(members: ranked.map { nodes[$0.node] })
    }.sorted { ($1.members.count, $0.members[0]) < ($0.members.count, $1.members[0]) }
  }
}

/// One level of the search for communities: ties have summed weights, and nodes may be tied to themselves.
private struct WeightedGraph {
  let adjacency: CompactGraph.Adjacency
  /// Twice the weight of all ties within each node.
  let loops: [Double]
  /// The weight of all ties of each node, those to itself counted twice.
  let strengths: [Double]
  let total: Double

  init(_ adjacency: CompactGraph.Adjacency, nodes: Int) {
    self.init(adjacency, loops: [Double](repeating: 0, count: nodes))
  }

  private init(_ adjacency: CompactGraph.Adjacency, loops: [Double]) {
    self.adjacency = adjacency
    self.loops = loops
    strengths = loops.indices.map { node in
      adjacency.range(node).reduce(loops[node]) { $0 + Double(adjacency.weights[$1]) }
    }
    total = strengths.reduce(0, +)
  }

  /// Assigns each node to a community, numbered from 0 in the order in which they are met.
  func moveNodes(resolution: Double) -> (assigned: [Int], count: Int, didMove: Bool) {
    let count = strengths.count
    var assigned = Array(0..<count)
    var communityStrength = strengths
    var weightTo = [Double](repeating: 0, count: count)
    var touched: [Int] = []
    var didMove = false
    var moves = total > 0 ? 1 : 0
    // Gains shrink from round to round; what is left after this many is not worth more.
    for _ in 0..<32 where moves > 0 {
      moves = 0
      for node in 0..<count {
        touched.removeAll(keepingCapacity: true)
        for tie in adjacency.range(node) {
          let other = assigned[Int(adjacency.ends[tie])]
          if weightTo[other] == 0 { touched.append(other) }
          weightTo[other] += Double(adjacency.weights[tie])
        }
        let home = assigned[node]
        communityStrength[home] -= strengths[node]
        func gain(_ community: Int) -> Double {
          weightTo[community] - resolution * communityStrength[community] * strengths[node] / total
        }
        var best = home
        var bestGain = gain(home)
        for community in touched {
          let candidate = gain(community)
          // Rounding must not decide between equals.
          if candidate > bestGain + 1e-9
            || (abs(candidate - bestGain) <= 1e-9 && community < best && best != home)
          {
            best = community
            bestGain = max(bestGain, candidate)
          }
        }
        communityStrength[best] += strengths[node]
        if best != home {
          assigned[node] = best
          moves += 1
          didMove = true
        }
        for community in touched { weightTo[community] = 0 }
      }
    }
    var numbers = [Int](repeating: -1, count: count)
    var next = 0
    for node in 0..<count {
      if numbers[assigned[node]] < 0 {
        numbers[assigned[node]] = next
        next += 1
      }
      assigned[node] = numbers[assigned[node]]
    }
    return (assigned, next, didMove)
  }

  /// The graph whose nodes are the communities.
  func contracted(by assigned: [Int], count: Int) -> WeightedGraph {
    var members = [[Int]](repeating: [], count: count)
    for node in assigned.indices { members[assigned[node]].append(node) }
    var contracted = CompactGraph.Adjacency(starts: [0], ends: [], weights: [])
    var loops = [Double](repeating: 0, count: count)
    var weightTo = [Double](repeating: 0, count: count)
    for community in 0..<count {
      var touched: [Int] = []
      for node in members[community] {
        loops[community] += self.loops[node]
        for tie in adjacency.range(node) {
          let other = assigned[Int(adjacency.ends[tie])]
          let weight = Double(adjacency.weights[tie])
          if other == community {
            loops[community] += weight
          } else {
            if weightTo[other] == 0 { touched.append(other) }
            weightTo[other] += weight
          }
        }
      }
      for other in touched.sorted() {
        contracted.ends.append(Int32(other))
        contracted.weights.append(Float(weightTo[other]))
        weightTo[other] = 0
      }
      contracted.starts.append(Int32(contracted.ends.count))
    }
    return WeightedGraph(contracted, loops: loops)
  }
}
