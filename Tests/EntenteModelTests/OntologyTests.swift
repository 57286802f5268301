import EntenteModel
import Testing

struct `An ontology` {
  @Test func `knows a kind by its parents`() throws {
    let ontology = try Ontology(
      entities: [entity("person"), entity("official", "person"), entity("country")], relations: [])
    #expect(ontology.lineage(of: kind("official")) == [kind("official"), kind("person")])
    #expect(ontology.isKind(kind("official"), a: kind("person")))
    #expect(!ontology.isKind(kind("person"), a: kind("official")))
    #expect(ontology.lineage(of: kind("stranger")) == [kind("stranger")])
  }

  @Test func `permits children where it permits their parent`() throws {
    let ontology = try Ontology(
      entities: [entity("person"), entity("official", "person"), entity("country")],
      relations: [relation("visits", subjects: ["person"], objects: ["country"])])
    let visits = RelationKind(rawValue: "visits")
    #expect(ontology.permits(kind("official"), visits, kind("country")))
    #expect(!ontology.permits(kind("country"), visits, kind("person")))
    #expect(!ontology.permits(kind("person"), RelationKind(rawValue: "eats"), kind("country")))
  }

  @Test func `finds a relation's children in its own order`() throws {
    let ontology = try Ontology(
      entities: [entity("person")],
      relations: [
        relation("invades", "attacks", subjects: ["person"], objects: ["person"]),
        relation("meets", subjects: ["person"], objects: ["person"]),
        relation("attacks", subjects: ["person"], objects: ["person"]),
      ])
    #expect(
      ontology.descendants(of: RelationKind(rawValue: "attacks")).map(\.rawValue) == ["invades", "attacks"])
  }

  @Test func `refuses a kind that stands twice`() {
    #expect(throws: OntologyError.duplicateKind("person")) {
      try Ontology(entities: [entity("person"), entity("person")], relations: [])
    }
  }

  @Test func `refuses a parent that is not there`() {
    #expect(throws: OntologyError.unknownKind("being", in: "person")) {
      try Ontology(entities: [entity("person", "being")], relations: [])
    }
  }

  @Test func `refuses an end that is not there`() {
    #expect(throws: OntologyError.unknownKind("ghost", in: "meets")) {
      try Ontology(
        entities: [entity("person")], relations: [relation("meets", subjects: ["person"], objects: ["ghost"])]
      )
    }
  }

  @Test(arguments: [["a": "a"], ["a": "b", "b": "a"], ["a": "b", "b": "c", "c": "a"]])
  func `refuses parents that go in a circle`(parents: [String: String]) {
    #expect {
      try Ontology(entities: parents.keys.sorted().map { entity($0, parents[$0]) }, relations: [])
    } throws: { error in
      if case .circle = error as? OntologyError { true } else { false }
    }
  }

  private func kind(_ name: String) -> EntityKind { EntityKind(rawValue: name) }

  private func entity(_ name: String, _ parent: String? = nil) -> Ontology.EntityClass {
    Ontology.EntityClass(
      kind: kind(name), parent: parent.map { EntityKind(rawValue: $0) }, label: name, plural: name + "s")
  }

  private func relation(
    _ name: String, _ parent: String? = nil, subjects: [String], objects: [String]
  ) -> Ontology.RelationClass {
    Ontology.RelationClass(
      kind: RelationKind(rawValue: name), parent: parent.map { RelationKind(rawValue: $0) }, label: name,
      inverse: name, isSymmetric: false, subjects: subjects.map { EntityKind(rawValue: $0) },
      objects: objects.map { EntityKind(rawValue: $0) })
  }
}
