public import EntenteModel
public import EntenteQuery

extension GraphStore {
  /// Who stands around `entity`: the nearest first, then those with most evidence.
  ///
  /// - Complexity: that of the claims at the entities within `depth - 1` steps, whatever the graph's size.
  public func neighbours(of entity: Entity.ID, _ question: NeighbourQuestion = NeighbourQuestion())
    throws(StoreError) -> [Neighbour]
  {
    try read { reader in
      guard let start = try reader.vocabulary.shownRow(entity) else { return [] }
      let ties = try reader.ties(question.filter, question.direction)
      let reached = try ties.reach(from: start, depth: question.depth, limit: question.limit)
      return try reached.compactMap { node in
        try reader.entities.entity(node.node).map {
          Neighbour(
            entity: $0, distance: node.distance, through: node.through, relations: node.relations,
            weight: node.weight)
        }
      }
    }
  }

  /// A shortest path between two entities, with the evidence of each step, or `nil` where none is.
  ///
  /// Which one of several: see `TieGraph.shortestPath`.
  public func path(from start: Entity.ID, to goal: Entity.ID, _ question: PathQuestion = PathQuestion())
    throws(StoreError) -> Path?
  {
    try read { reader in
      guard let first = try reader.vocabulary.shownRow(start), let last = try reader.vocabulary.shownRow(goal)
      else { return nil }
      let ties = try reader.ties(question.filter, question.direction)
      let chain = try ties.shortestPath(from: first, to: last, maximumLength: question.maximumLength) {
        question.avoiding.isEmpty ? true : try !question.avoiding.contains(reader.vocabulary.shownID($0))
      }
      return try chain.map { try reader.path(along: $0, question) }
    }
  }

  /// Up to `count` paths between two entities that visit none twice, shortest first.
  public func paths(
    from start: Entity.ID, to goal: Entity.ID, count: Int, _ question: PathQuestion = PathQuestion()
  ) throws(StoreError) -> [Path] {
    try read { reader in
      guard let first = try reader.vocabulary.shownRow(start), let last = try reader.vocabulary.shownRow(goal)
      else { return [] }
      let ties = try reader.ties(question.filter, question.direction)
      let stops = try question.via.compactMap { try reader.vocabulary.shownRow($0) }
      guard stops.count == question.via.count else { return [] }
      let chains = try ties.shortestPaths(
        from: first, to: last, through: stops, count: count, maximumLength: question.maximumLength
      ) {
        question.avoiding.isEmpty ? true : try !question.avoiding.contains(reader.vocabulary.shownID($0))
      }
      return try chains.map { try reader.path(along: $0, question) }
    }
  }

  /// The entities that both are tied to; those whose weaker side is strongest first.
  public func common(
    to first: Entity.ID, and second: Entity.ID, filter: ClaimFilter = ClaimFilter()
  ) throws(StoreError) -> [CommonNeighbour] {
    try read { reader in
      guard let one = try reader.vocabulary.shownRow(first),
        let other = try reader.vocabulary.shownRow(second)
      else { return [] }
      return try reader.ties(filter, .either).common(to: one, and: other).compactMap { node in
        try reader.entities.entity(node.node).map {
          CommonNeighbour(
            entity: $0, first: node.first.relations, second: node.second.relations, weight: node.weight)
        }
      }
    }
  }

  /// The claims of `entity` in order of time.
  public func timeline(of entity: Entity.ID, filter: ClaimFilter = ClaimFilter()) throws(StoreError)
    -> [TimelineEntry]
  {
    let claims = try claims(of: entity)
    let origins = try origins(of: claims)
    return TimelineEntry.timeline(of: claims, filter: filter) { origins[$0] ?? DocumentOrigin() }
  }

  /// The claims that cannot all be true, among those of `entity` or of the whole graph.
  ///
  /// - Complexity: O(*n* log *n*) in the claims, all of which are held at once.
  public func conflicts(
    _ rules: ConflictRules, about entity: Entity.ID? = nil, filter: ClaimFilter = ClaimFilter()
  )
    throws(StoreError) -> [Conflict]
  {
    let claims: [Claim]
    if let entity {
      claims = try self.claims(of: entity)
    } else {
      claims = try read { reader in
        var all: [Claim] = []
        try reader.claims.forEach("ORDER BY claim.document, ordinal") { all.append($0) }
        return all
      }
    }
    let origins = try origins(of: claims)
    let origin = { (document: Document.ID) in origins[document] ?? DocumentOrigin() }
    return rules.conflicts(
      among: claims.filter { filter.admits($0, from: origin($0.evidence.document)) }, origin: origin)
  }

  /// Where the documents of `claims` come from.
  public func origins(of claims: [Claim]) throws(StoreError) -> [Document.ID: DocumentOrigin] {
    try read { reader in try reader.origins(of: claims) }
  }

  /// The whole graph, packed for ranking and for finding communities.
  ///
  /// - Complexity: O(*n* log *n*) in the claims.
  public func structure(_ filter: ClaimFilter = ClaimFilter()) throws(StoreError) -> CompactGraph {
    try read { reader in
      let sql = "SELECT key FROM entity WHERE canonical = id AND kind IS NOT NULL"
      let nodes = try reader.database.query(sql).all { Entity.ID(rawValue: $0.text(0)) }
      return CompactGraph(
        nodes: nodes, relations: try RelationSurvey(reader, filter).unsorted(), ontology: ontology)
    }
  }

  /// The claims of which `entity` is an end or the source, in order of id.
  public func claims(of entity: Entity.ID) throws(StoreError) -> [Claim] {
    try read { reader in
      guard let row = try reader.vocabulary.shownRow(entity) else { return [] }
      var found: Set<Claim> = []
      for member in try reader.vocabulary.members(of: row) {
        for column in ["subject", "object", "attributed"] {
          try reader.claims.forEach("WHERE \(column) = ?", { $0.add(member) }, { found.insert($0) })
        }
      }
      return found.sorted { $0.id < $1.id }
    }
  }

  /// The claims whose ends are these two, either way round, in order of id.
  public func claims(between first: Entity.ID, and second: Entity.ID) throws(StoreError) -> [Claim] {
    try read { reader in
      guard let one = try reader.vocabulary.shownRow(first),
        let other = try reader.vocabulary.shownRow(second)
      else { return [] }
      return try reader.claims(between: one, and: other)
    }
  }

  /// The claims that decisions leave out of every answer, in order of id, as they would be shown without.
  ///
  /// - Complexity: O(*k* log *n*) for *k* such decisions.
  public func rejectedClaims() throws(StoreError) -> [Claim] {
    try read { reader in
      let claims = ClaimLoader(
        reader.database, vocabulary: reader.vocabulary, shelf: reader.shelf, form: .undecided)
      var found: [Claim] = []
      for id in reader.vocabulary.rulings.rejected {
        try claims.forEach("WHERE digest = ?", { $0.add(id) }, { found.append($0) })
      }
      return found.sorted { ($0.id, $0.evidence.document) < ($1.id, $1.evidence.document) }
    }
  }

  /// The claims whose id begins with `prefix`, in order of id.
  ///
  /// - Complexity: O(log *n*) and the claims found.
  public func claims(withIDPrefix prefix: String) throws(StoreError) -> [Claim] {
    try read { reader in
      var found: [Claim] = []
      if let numbers = ClaimKey.numbers(startingWith: prefix) {
        try reader.claims.forEach(
          "WHERE digest BETWEEN ? AND ?",
          {
            $0.add(numbers.lowerBound)
            $0.add(numbers.upperBound)
          }, { found.append($0) })
      }
      try reader.claims.forEach(
        "WHERE digest >= ?1 AND digest < ?2",
        {
          $0.add(prefix)
          $0.add(prefix + "\u{10FFFF}")
        }, { found.append($0) })
      return found.sorted { ($0.id, $0.evidence.document) < ($1.id, $1.evidence.document) }
    }
  }

  /// All relations that `filter` admits, sorted by subject, kind and object, without their claims.
  ///
  /// - Complexity: O(*n* log *n*) in the claims, 56 bytes of memory each.
  public func relations(_ filter: ClaimFilter = ClaimFilter()) throws(StoreError) -> [RelationSummary] {
    try read { reader in try RelationSurvey(reader, filter).relations() }
  }
}

extension Reader {
  /// Where the documents of `claims` come from.
  fileprivate func origins(of claims: [Claim]) throws -> [Document.ID: DocumentOrigin] {
    var origins: [Document.ID: DocumentOrigin] = [:]
    for claim in claims where origins[claim.evidence.document] == nil {
      origins[claim.evidence.document] = try shelf.origin(of: claim.evidence.document)
    }
    return origins
  }

  /// The path along a chain of rows.
  func path(along chain: [Int64], _ question: PathQuestion) throws -> Path {
    let steps = try zip(chain, chain.dropFirst()).map { from, to in
      let claims = try claims(between: from, and: to)
      let origins = try origins(of: claims)
      return question.step(
        from: try vocabulary.shownID(from), to: try vocabulary.shownID(to), among: claims, ontology: ontology
      ) { origins[$0] ?? DocumentOrigin() }
    }
    return Path(entities: try chain.compactMap { try entities.entity($0) }, steps: steps)
  }
}
