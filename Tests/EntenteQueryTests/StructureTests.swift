import EntenteModel
import EntenteQuery
import Testing

struct `A packed graph` {
  private func pack(_ notation: String) throws -> CompactGraph {
    let snapshot = try graph(notation)
    return CompactGraph(
      nodes: snapshot.entities.map(\.id), relations: Relation.relations(in: snapshot.claims).map(\.summary),
      ontology: try testOntology())
  }

  private func rounded(_ values: [Double]) -> [Double] { values.map { ($0 * 1000).rounded() / 1000 } }

  @Test func `counts whom each is tied to`() throws {
    #expect(try pack("ann heads bo; ann meets bo; bo heads cal; cal heads cal").degrees == [1, 2, 1])
    #expect(try pack("").degrees == [])
  }

  @Test func `ranks by attention as others do`() throws {
    let ranks = try pack("a heads b; b heads c; c heads a; d heads c; d heads e").pageRank()
    #expect(abs(ranks.reduce(0, +) - 1) < 1e-9)
    #expect(ranks[2] == ranks.max())
  }

  @Test func `finds who stands between others`() throws {
    #expect(try rounded(pack("a heads b; b heads c; c heads d").betweenness()) == [0, 2, 2, 0])
    #expect(try rounded(pack("hub heads a; hub heads b; hub heads c").betweenness()) == [0, 0, 0, 3])
    // Two ways of equal length share the pair.
    #expect(
      try rounded(pack("a heads b; b heads d; a heads c; c heads d").betweenness()) == [0.5, 0.5, 0.5, 0.5])
  }

  @Test func `falls into communities`() throws {
    let two = "a heads b; b heads c; c heads a; x heads y; y heads z; z heads x; a heads x"
    let found = try pack(two).communities().map { $0.members.map(\.rawValue).sorted().joined() }
    #expect(found == ["abc", "xyz"])
    #expect(try pack("a heads a").communities() == [])
  }
}

struct `Conflicting claims` {
  private func check(
    _ notation: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let snapshot = try graph(notation)
    let origins = snapshot.origins
    let rules = ConflictRules(exclusive: [RelationKind(rawValue: "heads")])
    let found = rules.conflicts(among: snapshot.claims) { origins[$0] ?? DocumentOrigin() }
    #expect(
      found.map { conflict in
        conflict.matter.rawValue + " "
          + conflict.sides.map { $0.map(\.id.rawValue).joined(separator: "+") }.joined(separator: "/")
      } == expected, sourceLocation: sourceLocation)
  }

  @Test func `are a claim and its denial`() throws {
    try check("a meets b; a meets b denied; a meets b claimed", ["denial c0+c2/c1"])
    try check("a meets b; a meets b not", ["denial c0/c1"])
    try check("a meets b planned; a meets b not", [])
    try check("a meets b on 2024-01-01; a meets b not on 2024-06-01", [])
  }

  @Test func `are numbers that do not fit together`() throws {
    let troops = "a deployed_to b count"
    try check("\(troops) exact troops 10000; \(troops) exact troops 11000", ["numbers c0/c1"])
    try check("\(troops) at_least troops 10000; \(troops) exact troops 11000", [])
    try check("\(troops) about troops 10500; \(troops) exact troops 11000", [])
    try check("\(troops) exact troops 10000; \(troops) exact tanks 11", [])
  }

  @Test func `are two holders of what only one can hold`() throws {
    try check("a heads b; c heads b; a heads b", ["holders c0+c2/c1"])
    try check("a heads b title chair; c heads b title treasurer", [])
    try check("a meets b; c meets b", [])
  }
}

struct `A timeline` {
  @Test func `runs from the first to the undated`() throws {
    let snapshot = try graph("a heads b on 2024-11-05; a heads c; a heads d on 2024-11; a heads e on 2023")
    let entries = TimelineEntry.timeline(of: snapshot.claims) { _ in DocumentOrigin() }
    #expect(entries.map(\.claim.object.rawValue) == ["e", "d", "b", "c"])
  }
}

struct `Words to search for` {
  @Test(arguments: [
    ("grain deal", "grain|deal"), ("\"black sea\" fleet", "black sea|fleet"), ("embarg*", "embarg~"),
    ("U.S. \"aid  pack*\"", "U S|aid pack~"), ("\"unclosed words", "unclosed words"),
    ("NOT (a OR b)", "NOT|a|OR|b"),
  ])
  func `are words, phrases and beginnings`(typed: String, expected: String) {
    let terms = SearchWords(typed)?.terms.map { $0.words.joined(separator: " ") + ($0.isPrefix ? "~" : "") }
    #expect(terms?.joined(separator: "|") == expected)
  }

  @Test(arguments: ["", "  ", "\"\"", "*", "- '"]) func `are needed`(typed: String) {
    #expect(SearchWords(typed) == nil)
  }
}
