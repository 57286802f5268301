import EntenteModel
import Testing

struct `A graph` {
  @Test(arguments: 0..<30) func `merges associatively, commutatively and idempotently`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (a, b, c) = (graph(&random), graph(&random), graph(&random))
    #expect(a.merging(b) == b.merging(a))
    #expect(a.merging(b).merging(c) == a.merging(b.merging(c)))
    #expect(a.merging(a) == a)
    #expect(a.merging(b).merging(b) == a.merging(b))
    #expect(a.merging(Graph()) == a)
  }

  @Test(arguments: 0..<10) func `shows the same whatever came in first`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let ontology = try people()
    let readings = (0..<8).map { _ in reading(&random) }
    let expected = Graph(readings).snapshot(under: ontology)
    for _ in 0..<5 {
      #expect(Graph(readings.shuffled(using: &random)).snapshot(under: ontology) == expected)
    }
  }

  @Test func `keeps one of two readings of a text, the first by its path`() {
    let text = Document.ID(rawValue: "d1")
    let first = Reading(document: Document(id: text, title: "T", path: "a.txt", text: "T"))
    let second = Reading(document: Document(id: text, title: "T", path: "b.txt", text: "T"))
    #expect(Graph([first, second]).readings[text] == first)
    #expect(Graph([second, first]).readings[text] == first)
  }

  @Test func `forgets all of a document that is removed`() throws {
    var random = SeededGenerator(seed: 7)
    let kept = Graph([reading(number: 1, &random)])
    var graph = kept
    graph.insert(reading(number: 2, &random))
    graph.remove(Document.ID(rawValue: "d2"))
    #expect(graph == kept)
  }

  @Test func `shows two full names of a surname as two people, and a lone surname as a third`() throws {
    let shown = Graph([
      document(1, [full("Jong", "Kim")]), document(2, [full("Yong", "Kim")]), document(3, [surname("Kim")]),
    ]).snapshot(under: try people())
    #expect(shown.entities.map(\.name) == ["Kim", "Jong Kim", "Yong Kim"])
  }

  @Test func `shows a lone surname as the one full name that it fits`() throws {
    let shown = Graph([document(1, [full("Jong", "Kim")]), document(2, [surname("Kim")])])
      .snapshot(under: try people())
    #expect(shown.entities.map(\.name) == ["Jong Kim"])
    #expect(shown.entities.first?.aliases == ["Kim"])
  }

  // MARK: Making graphs

  private func graph(_ random: inout SeededGenerator) -> Graph {
    Graph((0..<Int.random(in: 0..<6, using: &random)).map { _ in reading(&random) })
  }

  private func reading(_ random: inout SeededGenerator) -> Reading {
    reading(number: Int.random(in: 0..<5, using: &random), &random)
  }

  /// The same text may come in by several paths; what is read in it does not differ.
  private func reading(number: Int, _ random: inout SeededGenerator) -> Reading {
    let surnames = ["Kim", "Lee"]
    let people =
      number.isMultiple(of: 2)
      ? [full("Jong", surnames[number / 2 % 2])] : [surname(surnames[number / 2 % 2]), full("Ann", "Roe")]
    return document(number, people, path: ["a.txt", "b.txt", "c.txt"][Int.random(in: 0..<3, using: &random)])
  }

  private func document(_ number: Int, _ people: [Entity], path: String = "a.txt") -> Reading {
    let document = Document(
      id: Document.ID(rawValue: "d\(number)"), title: "Text \(number)", path: path, text: "Text \(number)")
    let quotation = Quoter(document).quote(0..<4)
    return Reading(
      document: document, entities: people,
      mentions: people.map { Mention(entity: $0.id, quotation: quotation) },
      claims: people.dropFirst().map { other in
        Claim(
          id: Claim.ID(rawValue: "c\(number)\(other.id)"), subject: people[0].id,
          predicate: RelationKind(rawValue: "meets"), object: other.id, evidence: quotation, rule: "test")
      })
  }

  private func full(_ given: String, _ surname: String) -> Entity {
    Entity(
      id: Entity.ID(rawValue: "person/\(given)-\(surname)"), kind: EntityKind(rawValue: "person"),
      name: "\(given) \(surname)", country: "PRK", links: Entity.Links(offered: [surname]))
  }

  private func surname(_ name: String) -> Entity {
    Entity(
      id: Entity.ID(rawValue: "person/?\(name)"), kind: EntityKind(rawValue: "person"), name: name,
      country: "PRK", links: Entity.Links(sought: name))
  }

  private func people() throws -> Ontology {
    let person = EntityKind(rawValue: "person")
    return try Ontology(
      entities: [Ontology.EntityClass(kind: person, parent: nil, label: "person", plural: "people")],
      relations: [
        Ontology.RelationClass(
          kind: RelationKind(rawValue: "meets"), parent: nil, label: "meets", inverse: "meets",
          isSymmetric: true, subjects: [person], objects: [person])
      ])
  }
}
