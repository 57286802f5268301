public import EntenteModel

/// How two entities hang together.
public struct PathQuestion: Sendable, Hashable {
  public var direction: Direction
  public var filter: ClaimFilter
  /// No longer than this many steps.
  public var maximumLength: Int
  /// Entities that the path may not touch.
  public var avoiding: Set<Entity.ID>
  /// Entities that the path leads through, in this order.
  public var via: [Entity.ID]

  public init(
    direction: Direction = .either, filter: ClaimFilter = ClaimFilter(), maximumLength: Int = 12,
    avoiding: Set<Entity.ID> = [], via: [Entity.ID] = []
  ) {
    self.direction = direction
    self.filter = filter
    self.maximumLength = maximumLength
    self.avoiding = avoiding
    self.via = via
  }
}

/// A chain of entities, each tied to the next.
public struct Path: Sendable, Hashable {
  /// One link of the chain.
  public struct Step: Sendable, Hashable {
    public let from: Entity.ID
    public let to: Entity.ID
    /// All relations between the two that the question admits, heaviest first; never empty.
    public let relations: [Relation]

    public init(from: Entity.ID, to: Entity.ID, relations: [Relation]) {
      self.from = from
      self.to = to
      self.relations = relations
    }
  }

  /// The entities in order, the ends included.
  public let entities: [Entity]
  /// One fewer than `entities`; empty when a path leads from an entity to itself.
  public let steps: [Step]

  public init(entities: [Entity], steps: [Step]) {
    self.entities = entities
    self.steps = steps
  }
}

extension TieGraph {
  /// A shortest chain of nodes from `start` to `goal`, both included, or `nil` where there is none.
  ///
  /// Among the shortest chains it is the one that takes, step by step from `start`, the tie with most
  /// documents behind it, and between equals the one whose entity comes first in order of id.
  ///
  /// Breadth-first from both ends; the smaller frontier is widened each time.
  /// Source: I. Pohl, "Bi-directional Search", Machine Intelligence 6 (1971).
  ///
  /// - Complexity: O(*n*) in the claims at the nodes that it looks at.
  public func shortestPath(
    from start: Node, to goal: Node, maximumLength: Int, isAllowed: (Node) throws -> Bool = { _ in true }
  ) throws -> [Node]? {
    if start == goal { return [start] }
    var ahead = Wave(from: start)
    var behind = Wave(from: goal)
    while ahead.radius + behind.radius < maximumLength {
      let widensAhead = ahead.frontier.count <= behind.frontier.count
      // The graph is walked along its ties from one end, and against them from the other.
      let meeting =
        widensAhead
        ? try ahead.widen(in: self, against: false, towards: behind, isAllowed: isAllowed)
        : try behind.widen(in: self, against: true, towards: ahead, isAllowed: isAllowed)
      if !meeting.isEmpty {
        return try chain(from: start, through: meeting, ahead: ahead, behind: behind)
      }
      if (widensAhead ? ahead : behind).frontier.isEmpty { return nil }
    }
    return nil
  }

  /// The preferred chain among all that lead through `meeting` nodes.
  private func chain(from start: Node, through meeting: [Node], ahead: Wave, behind: Wave) throws
    -> [Node]
  {
    // Which nodes ahead of the meeting lie on a shortest chain at all.
    var useful = Set(meeting)
    var layer = meeting
    while !layer.isEmpty {
      var nearer: [Node] = []
      for node in layer {
        for parent in ahead.parents[node] ?? [] where useful.insert(parent).inserted { nearer.append(parent) }
      }
      layer = nearer
    }
    var children: [Node: [Node]] = [:]
    for node in useful {
      for parent in ahead.parents[node] ?? [] { children[parent, default: []].append(node) }
    }
    let met = Set(meeting)
    var chain = [start]
    var current = start
    while !met.contains(current), let next = try preferred(among: children[current] ?? [], after: current) {
      chain.append(next)
      current = next
    }
    while let next = try preferred(among: behind.parents[current] ?? [], after: current) {
      chain.append(next)
      current = next
    }
    return chain
  }

  private func preferred(among candidates: [Node], after node: Node) throws -> Node? {
    if candidates.count <= 1 { return candidates.first }
    let wanted = Set(candidates)
    var documents: [Node: Set<Int>] = [:]
    for tie in try ties(at: node) where wanted.contains(tie.other) {
      documents[tie.other, default: []].insert(tie.document)
    }
    let ranked = try wanted.map { (node: $0, documents: documents[$0]?.count ?? 0, id: try id(of: $0)) }
    return ranked.min { ($1.documents, $0.id) < ($0.documents, $1.id) }?.node
  }
}

/// The nodes around one end of a path, ring by ring.
private struct Wave {
  typealias Node = Int64

  var radius = 0
  var frontier: [Node]
  /// The nodes of the ring before by which each node was reached; empty for the end itself.
  var parents: [Node: [Node]]

  init(from end: Node) {
    frontier = [end]
    parents = [end: []]
  }

  /// Adds a ring, and returns those of it that the other wave has reached too.
  mutating func widen(
    in graph: some TieGraph, against: Bool, towards other: Wave, isAllowed: (Node) throws -> Bool
  ) throws -> [Node] {
    var ring: [Node: [Node]] = [:]
    for node in frontier {
      for end in try graph.ends(at: node, against: against) where parents[end] == nil {
        let known = ring[end]
        // Whoever was reached from this node already has it last among the parents.
        if let known, known.last == node { continue }
        if known == nil {
          guard try other.parents[end] != nil || isAllowed(end) else { continue }
        }
        ring[end, default: []].append(node)
      }
    }
    radius += 1
    frontier = Array(ring.keys)
    parents.merge(ring) { present, _ in present }
    return frontier.filter { other.parents[$0] != nil }
  }
}

extension PathQuestion {
  /// What ties `from` to `to`, of all the claims between the two: the relations that this question admits,
  /// heaviest first.
  ///
  /// - Parameter origin: what is known of where a document comes from.
  public func step(
    from: Entity.ID, to: Entity.ID, among claims: [Claim], ontology: Ontology,
    origin: (Document.ID) -> DocumentOrigin
  ) -> Path.Step {
    let admitted = claims.filter { claim in
      let isSymmetric = ontology.relationClass(claim.predicate)?.isSymmetric == true
      let isAlong = claim.subject == from && claim.object == to
      let isAgainst = claim.subject == to && claim.object == from
      guard isAlong || isAgainst else { return false }
      switch direction {
      case .either: break
      case .outgoing: guard isAlong || isSymmetric else { return false }
      case .incoming: guard isAgainst || isSymmetric else { return false }
      }
      return filter.admits(claim, from: origin(claim.evidence.document))
    }
    let sources = Dictionary(
      admitted.compactMap { claim in
        origin(claim.evidence.document).countsAs.map { (claim.evidence.document, $0) }
      }, uniquingKeysWith: { first, _ in first })
    return Path.Step(
      from: from, to: to,
      relations: Relation.relations(in: admitted, sources: sources).sorted {
        RelationSummary.ranks($0.summary, before: $1.summary)
      })
  }
}

extension GraphSnapshot {
  /// A shortest path between two entities, with the evidence of each step.
  public func path(
    from start: Entity.ID, to goal: Entity.ID, _ question: PathQuestion = PathQuestion(), ontology: Ontology
  ) -> Path? {
    let ties = SnapshotTies(
      self, ontology: ontology, filter: question.filter, direction: question.direction)
    // A walk over memory throws nothing; the protocol throws for the sake of files.
    guard let first = ties.node(of: start), let last = ties.node(of: goal) else { return nil }
    let nodes = try? ties.shortestPath(from: first, to: last, maximumLength: question.maximumLength) {
      !question.avoiding.contains(ties.id(of: $0))
    }
    guard let chain = nodes?.map(ties.id(of:)) else { return nil }
    let entities = Dictionary(self.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let origins = self.origins
    let steps = zip(chain, chain.dropFirst()).map { from, to in
      question.step(from: from, to: to, among: claims, ontology: ontology) {
        origins[$0] ?? DocumentOrigin()
      }
    }
    return Path(entities: chain.compactMap { entities[$0] }, steps: steps)
  }
}
