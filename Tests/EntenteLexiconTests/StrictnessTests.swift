import EntenteModel
import Testing

@testable import EntenteLexicon

struct `An ontology file` {
  @Test func `is read`() throws {
    let ontology = try OntologyFile.read(file(entities + relations))
    #expect(ontology.entityClasses.map(\.kind.rawValue) == ["country", "person", "official"])
    #expect(ontology.relationClasses.map(\.kind.rawValue) == ["related", "visits"])
    #expect(
      ontology.permits(
        EntityKind(rawValue: "official"), RelationKind(rawValue: "visits"), EntityKind(rawValue: "country")))
  }

  @Test(arguments: [
    Fault("  - {kind: person, lable: people}", 4, "unknown key 'lable'; did you mean 'label'?"),
    Fault("  - {kind: official, parent: persom}", 4, "unknown kind 'persom'; did you mean 'person'?"),
    Fault("  - {kind: country}", 4, "the kind 'country' is defined twice"),
    Fault("  - {label: people}", 4, "the key 'kind' is missing"),
    Fault("  - person", 4, "expected keys and values here"),
    // The YAML library finds these itself, and does not say where.
    Fault("  - {kind: person, kind: human}", nil, "duplicated key(s): 'kind'"),
  ]) func `with a fault among its entities is an error at its line`(fault: Fault) {
    check(fault) { (text) throws(LexiconError) in
      _ = try OntologyFile.read(
        KnowledgeFile(
          name: "ontology.yaml",
          text: "entities:\n  - {kind: person}\n  - {kind: country}\n\(text)\nrelations: []\n"))
    }
  }

  @Test(arguments: [
    Fault("  - {kind: meets, subject: person, object: persons}", 7, "did you mean 'person'?"),
    Fault("  - {kind: meets, subject: person}", 7, "the key 'object' is missing"),
    Fault("  - {kind: visits, subject: person, object: person}", 7, "defined twice"),
    Fault("  - {kind: meets, parent: visit, subject: person, object: person}", 7, "did you mean 'visits'?"),
    Fault(
      "  - {kind: meets, subject: person, object: person, symmetric: maybe}", 7, "expected true or false"),
    Fault("  - {kind: meets, subject: person, object: person, wikidate: P1}", 7, "did you mean 'wikidata'?"),
  ]) func `with a fault among its relations is an error at its line`(fault: Fault) {
    check(fault) { (text) throws(LexiconError) in
      _ = try OntologyFile.read(
        KnowledgeFile(
          name: "ontology.yaml",
          text: """
            entities:
              - {kind: person}
              - {kind: country}

            relations:
              - {kind: visits, subject: person, object: country}
            \(text)
            """))
    }
  }

  @Test func `whose parents go in a circle is an error`() {
    #expect {
      try OntologyFile.read(
        file("entities:\n  - {kind: a, parent: b}\n  - {kind: b, parent: a}\nrelations: []\n"))
    } throws: { "\($0)".contains("lead back to it") }
  }

  @Test(arguments: ["", "entities: [", "- a\n- b\n", "entities: []\n", "\tx: y"])
  func `that is no ontology is an error that names it`(text: String) {
    #expect { try OntologyFile.read(file(text)) } throws: { "\($0)".hasPrefix("ontology.yaml:") }
  }

  private let entities = """
    entities:
      - {kind: country}
      - {kind: person, label: person, plural: people}
      - {kind: official, parent: person}

    """
  private let relations = """
    relations:
      - {kind: related, subject: [person, country], object: [person, country], symmetric: true}
      - {kind: visits, parent: related, subject: person, object: country}

    """

  private func file(_ text: String) -> KnowledgeFile { KnowledgeFile(name: "ontology.yaml", text: text) }
}

struct `A frame file` {
  @Test(arguments: [
    Fault(
      "  - {verbs: [meet], by kind: [meats], head: [agent], tail: [patient]}", 3, "did you mean 'meets'?"),
    Fault("  - {verbs: [meet], head: [agent], tail: [patient]}", 3, "the key 'by kind' is missing"),
    Fault("  - {by kind: [meets], head: [agent], tail: [patient]}", 3, "needs 'verbs' or 'nouns'"),
    Fault("  - {verb: [meet], by kind: [meets], head: [agent], tail: [patient]}", 3, "did you mean 'verbs'?"),
    Fault("  - {verbs: [meet], by kind: [meets], head: [agent], head kinds: [man]}", 3, "unknown kind 'man'"),
    Fault("  - {verbs: [sign], by kind: [meets], object: treatys}", 3, "did you mean 'treaties'?"),
    Fault("  - {verbs: [meet], by kind: [meets], count: tial}", 3, "did you mean 'tail'?"),
    Fault("  - {verbs: [meet], by kind: [meets], examples: {maybe: [x]}}", 3, "unknown key 'maybe'"),
  ]) func `with a fault is an error at its line`(fault: Fault) throws {
    let ontology = try OntologyFile.shipped()
    check(fault) { (text) throws(LexiconError) in
      _ = try FrameSet.read(
        KnowledgeFile(name: "frames.yaml", text: "classes: {treaties: [treaty]}\nframes:\n\(text)\n"),
        ontology: ontology)
    }
  }
}

struct `A table` {
  @Test func `gives the cells of its columns, in any order`() throws {
    let table = try Table(
      file("# source: made up\n\nname\tid\nKenya\tKEN\nChad|Tchad\tTCD\n"), columns: ["id", "name"])
    #expect(table.rows.map { $0["id"] } == ["KEN", "TCD"])
    #expect(table.rows[1].list("name") == ["Chad", "Tchad"])
    #expect(table.rows.map(\.line) == [4, 5])
  }

  @Test(arguments: [
    Fault("id\tnmae", 1, "unknown column 'nmae'; did you mean 'name'?"),
    Fault("id", 1, "the column 'name' is missing"),
    Fault("id\tname\nKEN", 2, "1 cells where the header has 2"),
    Fault("id\tname\nKEN\tKenya\tx", 2, "3 cells where the header has 2"),
    Fault("id\tname\n\nKEN\tKenya\nKEN\tKenia", 4, "'KEN' stands twice"),
  ]) func `with a fault is an error at its line`(fault: Fault) {
    check(fault) { (text) throws(LexiconError) in
      _ = try Table(KnowledgeFile(name: "table.tsv", text: text), columns: ["id", "name"])
    }
  }

  @Test(arguments: [
    Fault("lee\tAnn Lee\t\tKEN\tking@KEN@2020@", 2, nil),
    Fault("lee\tAnn Lee\t\tKEN\tking@XXX@2020@", 2, "is not OFFICE@OF@FROM@TO"),
    Fault("lee\tAnn Lee\t\tKEN\tking@KEN", 2, "is not OFFICE@OF@FROM@TO"),
    Fault("lee\tAnn Lee\t\tKEN\tking@KEN@2020-13@", 2, "'2020-13' is not a date"),
  ]) func `of people has offices of known bodies and real dates`(fault: Fault) {
    check(fault) { (text) throws(LexiconError) in
      var gazetteer = Gazetteer()
      try gazetteer.addCountries(
        KnowledgeFile(
          name: "countries.tsv",
          text: Self.countryColumns + "\nKEN\tKE\tKenya\t\tKenyan\tKenyans\tNairobi\t\t\t\t\t\t\n"))
      try gazetteer.addPeople(
        KnowledgeFile(
          name: "people.tsv", text: "id\tname\taliases\tcountry\toffices\n\(text)\n"),
        surnames: Surname(familyFirst: []), membership: RelationKind(rawValue: "member_of"))
    }
  }

  private static let countryColumns = [
    "id", "alpha2", "name", "aliases", "adjectives", "people", "capitals", "government", "borders",
    "continent",
    "subregion", "sovereign", "ambiguous",
  ].joined(separator: "\t")

  private func file(_ text: String) -> KnowledgeFile { KnowledgeFile(name: "table.tsv", text: text) }
}

/// A text that is wrong, the line of its fault, and words of the message, which is `nil` where nothing is wrong.
struct Fault: Sendable, CustomTestStringConvertible {
  let text: String
  let line: Int?
  let message: String?

  init(_ text: String, _ line: Int?, _ message: String?) {
    self.text = text
    self.line = line
    self.message = message
  }

  var testDescription: String { text }
}

/// Expects that `read` finds the fault, at its line.
func check(
  _ fault: Fault, _ location: SourceLocation = #_sourceLocation,
  reading read: (String) throws(LexiconError) -> Void
) {
  do {
    try read(fault.text)
    #expect(fault.message == nil, "no error", sourceLocation: location)
  } catch {
    #expect(error.line == fault.line, "\(error)", sourceLocation: location)
    #expect(error.message.contains(fault.message ?? "no error"), "\(error)", sourceLocation: location)
  }
}
