import EntenteModel
import Testing

struct `A decision` {
  private let ann = Entity.ID(rawValue: "person/ann-lee")
  private let lee = Entity.ID(rawValue: "person/?lee")
  private let leigh = Entity.ID(rawValue: "person/ann-leigh")

  /// The entities shown of three people, of whom the second seeks the surname that the first offers.
  private func shown(after decisions: [Decision]) throws -> [String] {
    let kind = EntityKind(rawValue: "person")
    let people = [
      Entity(
        id: ann, kind: kind, name: "Ann Lee", country: "AAA", links: Entity.Links(offered: ["lee"])),
      Entity(id: lee, kind: kind, name: "Lee", country: "AAA", links: Entity.Links(sought: "lee")),
      Entity(id: leigh, kind: kind, name: "Ann Leigh", country: "AAA"),
    ]
    let document = Document(id: Document.ID(rawValue: "d"), title: "", path: "", text: "")
    var graph = Graph([Reading(document: document, entities: people)])
    graph.decisions = Decisions(decisions)
    let ontology = try Ontology(entities: [], relations: [])
    return graph.snapshot(under: ontology).entities.map {
      "\($0.name) (\($0.aliases.joined(separator: ", ")))"
    }
  }

  @Test func `joins what the names do not`() throws {
    #expect(try shown(after: []) == ["Ann Lee (Lee)", "Ann Leigh ()"])
    #expect(try shown(after: [.same(ann, leigh)]) == ["Ann Lee (Ann Leigh, Lee)"])
    #expect(try shown(after: [.same(leigh, lee)]) == ["Ann Leigh (Ann Lee, Lee)"])
  }

  @Test func `parts what the names join`() throws {
    #expect(try shown(after: [.different(ann, lee)]) == ["Lee ()", "Ann Lee ()", "Ann Leigh ()"])
  }

  @Test func `goes before an earlier one on the same matter`() throws {
    #expect(try shown(after: [.different(lee, ann), .same(ann, lee)]) == ["Ann Lee (Lee)", "Ann Leigh ()"])
    #expect(
      try shown(after: [.same(ann, leigh), .different(leigh, ann)]) == ["Ann Lee (Lee)", "Ann Leigh ()"])
    #expect(
      try shown(after: [.rename(ann, "A. Lee"), .rename(ann, "Lee")]) == ["Lee (Ann Lee)", "Ann Leigh ()"])
  }

  @Test func `on whom no document names waits`() throws {
    let nobody = Entity.ID(rawValue: "person/nobody")
    #expect(
      try shown(after: [.same(nobody, ann), .rename(nobody, "X")]) == ["Ann Lee (Lee)", "Ann Leigh ()"])
  }

  @Test func `is kept as text`() throws {
    let decisions = Decisions([
      .same(ann, leigh), .different(ann, lee), .rename(ann, "Ann\tLee"),
      .kind(ann, EntityKind(rawValue: "official")),
      .reject(Claim.ID(rawValue: "c1")), .accept(Claim.ID(rawValue: "c1")),
    ])
    let read = try Decisions(text: decisions.text)
    #expect(read.list.count == 6)
    #expect(read.list[2] == .rename(ann, "Ann Lee"))
    #expect(try Decisions(text: read.text) == read)
  }

  @Test func `is read from lines that end as on another system`() throws {
    #expect(try Decisions(text: "# words\r\nreject\tc1\r\n").list == [.reject(Claim.ID(rawValue: "c1"))])
  }

  @Test(arguments: ["join\ta\tb", "same\ta", "same a b", "reject\t", "accept\ta\tb"])
  func `that is none is an error at its line`(line: String) {
    #expect(throws: DecisionsError(line: 3, text: line)) { try Decisions(text: "# words\n\n\(line)\n") }
  }
}
