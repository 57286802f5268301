public import EntenteModel

/// Who is tied to whom and how heavily, packed for questions that touch the whole graph.
///
/// Nodes are numbered in the order of their ids. Relations of one pair are taken together; a relation of an
/// entity with itself is left out.
public struct CompactGraph: Sendable {
  /// Sorted.
  public let nodes: [Entity.ID]
  /// The ties from each node to others, along the direction of relations; symmetric ones go both ways.
  let outgoing: Adjacency
  /// The ties of each node, whatever their direction.
  let either: Adjacency

  /// The ties of all nodes in one array, those of node *n* at `starts[n]..<starts[n + 1]`, sorted by far end.
  struct Adjacency: Sendable {
    var starts: [Int32]
    var ends: [Int32]
    /// Different documents behind each tie.
    var weights: [Float]

    func range(_ node: Int) -> Range<Int> { Int(starts[node])..<Int(starts[node + 1]) }

    func degree(_ node: Int) -> Int { Int(starts[node + 1] - starts[node]) }
  }

  /// - Parameter relations: with ends among `nodes`; others are left out.
  /// - Complexity: O(*n* log *n*) in the relations.
  public init(nodes: [Entity.ID], relations: some Sequence<RelationSummary>, ontology: Ontology) {
    let nodes = Set(nodes).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, Int32($0)) })
    var directed: [Arc] = []
    var undirected: [Arc] = []
    for relation in relations {
      guard let from = numbers[relation.subject], let to = numbers[relation.object], from != to else {
        continue
      }
      let weight = Float(relation.weight.documents)
      directed.append(Arc(from: from, to: to, weight: weight))
      if ontology.relationClass(relation.kind)?.isSymmetric == true {
        directed.append(Arc(from: to, to: from, weight: weight))
      }
      undirected.append(Arc(from: from, to: to, weight: weight))
      undirected.append(Arc(from: to, to: from, weight: weight))
    }
    self.nodes = nodes
    outgoing = Adjacency(directed, nodes: nodes.count)
    either = Adjacency(undirected, nodes: nodes.count)
  }

  fileprivate struct Arc {
    let from: Int32
    let to: Int32
    let weight: Float
  }

  /// The entities tied to each, without regard to direction.
  public var degrees: [Int] { nodes.indices.map(either.degree) }
}

extension CompactGraph.Adjacency {
  /// Sorts by counting, first by far end and then by near end, and takes equal pairs together.
  fileprivate init(_ arcs: [CompactGraph.Arc], nodes: Int) {
    let byEnd = Self.sorted(arcs, nodes: nodes) { $0.to }
    let sorted = Self.sorted(byEnd, nodes: nodes) { $0.from }
    starts = [Int32](repeating: 0, count: nodes + 1)
    ends = []
    weights = []
    ends.reserveCapacity(sorted.count)
    weights.reserveCapacity(sorted.count)
    var previous: CompactGraph.Arc?
    for arc in sorted {
      if let previous, previous.from == arc.from, previous.to == arc.to {
        weights[weights.count - 1] += arc.weight
      } else {
        ends.append(arc.to)
        weights.append(arc.weight)
        starts[Int(arc.from) + 1] += 1
      }
      previous = arc
    }
    for node in 0..<nodes { starts[node + 1] += starts[node] }
  }

  private static func sorted(
    _ arcs: [CompactGraph.Arc], nodes: Int, by key: (CompactGraph.Arc) -> Int32
  ) -> [CompactGraph.Arc] {
    var next = [Int](repeating: 0, count: nodes + 1)
    for arc in arcs { next[Int(key(arc)) + 1] += 1 }
    for node in 0..<nodes { next[node + 1] += next[node] }
    guard let first = arcs.first else { return [] }
    var sorted = [CompactGraph.Arc](repeating: first, count: arcs.count)
    for arc in arcs {
      let node = Int(key(arc))
      sorted[next[node]] = arc
      next[node] += 1
    }
    return sorted
  }
}
