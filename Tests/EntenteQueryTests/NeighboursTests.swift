import EntenteModel
import EntenteQuery
import Testing

struct `The neighbours of an entity` {
  /// Checks who is found around `ann`, as `name distance`, in order.
  private func check(
    _ notation: String, _ question: NeighbourQuestion, _ expected: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let found = try graph(notation).neighbours(
      of: Entity.ID(rawValue: "ann"), question, ontology: try testOntology())
    #expect(found.map { "\($0.entity.name) \($0.distance)" } == expected, sourceLocation: sourceLocation)
  }

  @Test func `come with most independent sources first`() throws {
    try check(
      """
      ann meets bo in r1 by Wire; ann meets bo in r2 by Wire; ann meets bo in r3 by Wire;
      ann heads cal in r1 by Wire; ann heads cal in r4 by Post; dee meets ann in r5
      """, NeighbourQuestion(), ["cal 1", "bo 1", "dee 1"])
  }

  @Test func `reach as far as asked`() throws {
    let chain = "ann meets bo; bo heads cal; dee heads cal"
    try check(chain, NeighbourQuestion(), ["bo 1"])
    try check(chain, NeighbourQuestion(depth: 2), ["bo 1", "cal 2"])
    try check(chain, NeighbourQuestion(depth: 9), ["bo 1", "cal 2", "dee 3"])
    try check(chain, NeighbourQuestion(depth: 9, limit: 2), ["bo 1", "cal 2"])
  }

  @Test func `follow the direction, and symmetric relations both ways`() throws {
    let both = "ann heads bo; cal heads ann; dee meets ann"
    try check(both, NeighbourQuestion(direction: .outgoing), ["bo 1", "dee 1"])
    try check(both, NeighbourQuestion(direction: .incoming), ["cal 1", "dee 1"])
  }

  @Test func `are found by kinds and the kinds below`() throws {
    let filter = ClaimFilter.kinds([RelationKind(rawValue: "related")], under: try testOntology())
    try check(
      "ann heads bo; ann deployed_to cal; ann meets dee", NeighbourQuestion(filter: filter),
      ["cal 1", "dee 1"])
  }

  @Test func `are found by time, with months standing for their days`() throws {
    let filter = ClaimFilter(from: CalendarDate("2024-11-05"), through: CalendarDate("2024-12"))
    try check(
      """
      ann heads bo on 2024-11-04; ann heads cal on 2024-11-05; ann heads dee on 2024-12-31; ann heads eve on 2024;
      ann heads fay
      """, NeighbourQuestion(filter: filter), ["cal 1", "dee 1", "eve 1"])
  }

  @Test func `say how it is mostly put`() throws {
    let found = try graph(
      "ann heads bo in r1 claimed; ann heads bo in r2 claimed; ann heads bo in r3; ann heads bo in r4 not denied"
    ).neighbours(of: Entity.ID(rawValue: "ann"), NeighbourQuestion(), ontology: try testOntology())
    let weight = try #require(found.first?.weight)
    #expect(
      weight == EvidenceWeight(claims: 4, documents: 4, sources: 4, modality: .claimed, polarity: .affirmed))
  }

  @Test(arguments: [
    ("in r1 not; ann heads bo in r2 denied", Modality.asserted, Polarity.negated, false),
    ("in r1; ann heads bo in r2 not", .asserted, .affirmed, true),
    ("in r1; ann heads bo in r2 denied; ann heads bo in r3 claimed not", .claimed, .negated, true),
    ("in r1 denied; ann heads bo in r2 denied; ann heads bo in r3 not", .denied, .affirmed, false),
    ("in r1 planned; ann heads bo in r2 denied; ann heads bo in r3 denied", .denied, .affirmed, true),
    ("in r1; ann heads bo in r2 not denied", .asserted, .affirmed, false),
  ])
  func `say what most of them say, and whether the rest says the opposite`(
    notation: String, modality: Modality, polarity: Polarity, isDisputed: Bool
  ) throws {
    let found = try graph("ann heads bo " + notation)
      .neighbours(of: Entity.ID(rawValue: "ann"), NeighbourQuestion(), ontology: try testOntology())
    let weight = try #require(found.first?.weight)
    #expect((weight.modality, weight.polarity) == (modality, polarity))
    #expect(weight.isDisputed == isDisputed)
  }
}

struct `A path between two entities` {
  private func chains(_ notation: String, _ question: PathQuestion = PathQuestion()) throws -> String? {
    try graph(notation).path(
      from: Entity.ID(rawValue: "ann"), to: Entity.ID(rawValue: "zoe"), question, ontology: try testOntology()
    )?.entities.map(\.name).joined(separator: " ")
  }

  @Test func `is as short as can be`() throws {
    #expect(
      try chains("ann heads bo; bo heads zoe; ann heads cal; cal heads dee; dee heads zoe") == "ann bo zoe")
    #expect(try chains("ann heads zoe") == "ann zoe")
    #expect(try chains("ann heads bo; cal heads zoe") == nil)
  }

  @Test func `prefers the tie with most documents, then the first name`() throws {
    let equals = "ann heads bo; bo heads zoe; ann heads cal; cal heads zoe"
    #expect(try chains(equals) == "ann bo zoe")
    #expect(try chains(equals + "; ann heads cal in r2") == "ann cal zoe")
  }

  @Test func `goes along relations where a direction is asked for`() throws {
    let around = "ann heads bo; zoe heads bo; ann heads cal; cal meets dee; dee heads zoe"
    #expect(try chains(around) == "ann bo zoe")
    #expect(try chains(around, PathQuestion(direction: .outgoing)) == "ann cal dee zoe")
    #expect(try chains(around, PathQuestion(direction: .incoming)) == nil)
  }

  @Test func `keeps away from those it is to avoid, and within its length`() throws {
    let around = "ann heads bo; bo heads zoe; ann heads cal; cal heads dee; dee heads zoe"
    let bo = Entity.ID(rawValue: "bo")
    #expect(try chains(around, PathQuestion(avoiding: [bo])) == "ann cal dee zoe")
    #expect(try chains(around, PathQuestion(maximumLength: 2, avoiding: [bo])) == nil)
  }

  @Test func `shows the evidence of each step`() throws {
    let path = try #require(
      try graph("ann heads bo; bo heads ann; zoe meets bo in r2").path(
        from: Entity.ID(rawValue: "ann"), to: Entity.ID(rawValue: "zoe"), ontology: try testOntology()))
    #expect(path.steps.map { $0.relations.flatMap(\.claims).map(\.id.rawValue) } == [["c0", "c1"], ["c2"]])
  }

  @Test func `is followed by the next longer ones`() throws {
    let ties = SnapshotTies(
      try graph(
        """
        ann heads bo; bo heads zoe; ann heads cal; cal heads zoe; bo heads cal; ann heads dee; dee heads eve;
        eve heads zoe
        """), ontology: try testOntology())
    let paths = try ties.shortestPaths(
      from: try #require(ties.node(of: Entity.ID(rawValue: "ann"))),
      to: try #require(ties.node(of: Entity.ID(rawValue: "zoe"))), count: 9, maximumLength: 9)
    #expect(
      paths.map { $0.map { ties.id(of: $0).rawValue }.joined(separator: " ") } == [
        "ann bo zoe", "ann cal zoe", "ann bo cal zoe", "ann cal bo zoe", "ann dee eve zoe",
      ])
  }
}

struct `Those whom two know` {
  @Test func `come with the strongest weaker side first`() throws {
    let found = try graph(
      """
      ann meets bo in r1; ann meets bo in r2; cal meets bo in r3; ann meets dee in r4; ann meets dee in r5;
      cal meets dee in r6; cal meets dee in r7; ann meets cal; ann meets eve
      """
    ).common(to: Entity.ID(rawValue: "ann"), and: Entity.ID(rawValue: "cal"), ontology: try testOntology())
    #expect(found.map { "\($0.entity.name) \($0.weight.documents)" } == ["dee 2", "bo 1"])
  }
}
