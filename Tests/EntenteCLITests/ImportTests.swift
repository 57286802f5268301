import Foundation
import Testing

struct `An import` {
  private let workshop: Workshop

  init() throws {
    workshop = try Workshop()
    try Story.write(to: workshop.folder.appending(path: "entente.sqlite").path)
    for reading in Story.readings {
      try workshop.write(reading.document.text.utf8, to: reading.document.path)
    }
  }

  private func export(_ format: String, from graph: String = "entente.sqlite") throws -> String {
    try workshop.entente("export", "--format", format, "--graph", graph).output
  }

  @Test func `of our JSON gives the same JSON again`() throws {
    let json = try export("json")
    try workshop.write(json.utf8, to: "story.json")
    // A path in a file is never opened: whoever imports says which texts are meant.
    let taken = try workshop.entente(
      "import", "story.json", "--documents", "reports", "--graph", "other.sqlite")
    #expect(taken.status == 0, "\(taken.errors)")
    #expect(taken.output == "other.sqlite: 6 claims added to 2 documents\n")
    #expect(try export("json", from: "other.sqlite") == json)
    #expect(try export("claims", from: "other.sqlite") == export("claims"))
    #expect(
      try workshop.entente("import", "story.json", "--graph", "other.sqlite").output.contains(": 0 claims"))
    #expect(try export("json", from: "other.sqlite") == json)
  }

  @Test func `of JSON with its texts needs no file beside it`() throws {
    let json = try workshop.entente("export", "--format", "json", "--texts").output
    try FileManager.default.removeItem(at: workshop.folder.appending(path: "reports"))
    try workshop.write(json.utf8, to: "story.json")
    #expect(try workshop.entente("import", "story.json", "--graph", "other.sqlite").status == 0)
    #expect(try export("json", from: "other.sqlite") == export("json"))
  }

  @Test func `of JSON without its texts says what is lacking`() throws {
    try workshop.write(try export("json").utf8, to: "story.json")
    try FileManager.default.removeItem(at: workshop.folder.appending(path: "reports"))
    let taken = try workshop.entente("import", "story.json", "--graph", "other.sqlite")
    #expect(taken.status == 2)
    #expect(taken.errors.contains("(reports/denial.txt) is not given; name its text by --documents"))
  }

  @Test func `of lines of claims gives the same lines again`() throws {
    let lines = try export("claims")
    try workshop.write(lines.utf8, to: "claims.jsonl")
    let taken = try workshop.entente(
      "import", "claims.jsonl", "--documents", "reports", "--graph", "other.sqlite")
    #expect(taken.status == 0, "\(taken.errors)")
    #expect(try export("claims", from: "other.sqlite") == lines)
  }

  @Test func `of another extractor's claims finds the words and adds them to what is there`() throws {
    let path = Story.readings[0].document.path
    try workshop.write(
      """
      {"subject": "person/ana-kral", "predicate": "meets", "object": {"name": "Ivan Kral", "kind": "person"}, \
      "evidence": {"document": "\(path)", "text": "her brother Ivan Kral waited outside"}, "modality": "claimed"}

      """.utf8, to: "found.jsonl")
    let taken = try workshop.entente("import", "found.jsonl")
    #expect(taken.status == 0, "\(taken.errors)")
    let tie = try workshop.entente("explain", "Ana Kral", "Ivan Kral")
    #expect(tie.output.contains("“her brother Ivan Kral waited outside”"))
    #expect(try workshop.entente("explain", "krol").output.contains("minister"), "what was there stays")
  }

  @Test(arguments: [
    (#"{"subject": "country/RUR""#, "not JSON"),
    (#"{"predicate": "meets"}"#, "the field 'subject' is missing"),
    (claim(words: "They never fought."), "does not say “They never fought.”"),
    (claim(document: "nowhere.txt"), "the document nowhere.txt is not given; name its text by --documents"),
    (claim(predicate: "figths"), "no kind of relation is called 'figths'; did you mean 'fights'?"),
    (claim(predicate: "minister_of"), "'minister_of' does not hold between a unit and a unit"),
    (claim(more: #", "modality": "perhaps""#), "unknown modality 'perhaps'"),
    (claim(more: #", "date": "2024-02-31""#), "'2024-02-31' is no date"),
    (claim(place: #", "start": 3, "end": 9"#), "at 3 to 9"),
    (claim(place: #", "start": 3, "end": 999999"#), "ends before 999999"),
  ]) func `refuses what does not hold, and names its line`(line: String, reason: String) throws {
    try workshop.write((Self.claim() + "\n" + line + "\n").utf8, to: "found.jsonl")
    let taken = try workshop.entente("import", "found.jsonl", "--documents", "reports")
    #expect(taken.status == 2)
    #expect(
      taken.errors.hasPrefix("entente: found.jsonl:2: ") && taken.errors.contains(reason), "\(taken.errors)")
    #expect(taken.output == "entente.sqlite: 1 claim added to 1 document, 1 refused\n")
  }

  private static func claim(
    document: String = "reports/border.txt", predicate: String = "fights",
    words: String = "They fought Bordurian guards", place: String = "", more: String = ""
  ) -> String {
    """
    {"subject": {"name": "Bordurian guards", "kind": "unit"}, "predicate": "\(predicate)", \
    "object": {"name": "Ruritanian troops", "kind": "unit"}, \
    "evidence": {"document": "\(document)", "text": "\(words)"\(place)}\(more)}
    """
  }

  @Test func `of FollowTheMoney takes ties over, quoted by their lines`() throws {
    try workshop.write(try export("ftm").utf8, to: "story.ftm.json")
    let taken = try workshop.entente("import", "story.ftm.json", "--graph", "other.sqlite")
    #expect(taken.status == 0, "\(taken.errors)")
    let tie = try workshop.entente(
      "explain", "Ruritanian troops", "Borduria", "--graph", "other.sqlite", "--json")
    #expect(tie.output.contains(#""predicate":"deployed_to""#) && tie.output.contains("UnknownLink"))
  }

  @Test func `of DOT takes edges over, quoted by their statements`() throws {
    try workshop.write(try export("dot").utf8, to: "story.dot")
    let taken = try workshop.entente("import", "story.dot", "--graph", "other.sqlite")
    #expect(taken.status == 0, "\(taken.errors)")
    let one = try workshop.entente("neighbours", "Borduria").output
    let other = try workshop.entente("neighbours", "Borduria", "--graph", "other.sqlite").output
    #expect(other.contains("head of state") == one.contains("head of state"))
  }

  @Test func `of a drawing without kinds asks for them`() throws {
    try workshop.write("graph { Peru -- Chile [label=\"old friends\"] }".utf8, to: "friends.gv")
    let taken = try workshop.entente("import", "friends.gv", "--graph", "other.sqlite")
    #expect(taken.status == 2 && taken.errors.contains("friends.gv:1: "))
    let told = try workshop.entente(
      "import", "friends.gv", "--graph", "other.sqlite", "--relation", "allied_with", "--kind", "country")
    #expect(told.status == 0, "\(told.errors)")
    #expect(try workshop.entente("neighbours", "Peru", "--graph", "other.sqlite").output.contains("Chile"))
  }

  @Test(arguments: [
    ("graph.json", "{\"graph\": 1}", "graph.json: no graph of Entente: the field 'entente' is missing"),
    ("graph.json", "nothing", "graph.json: no graph of Entente: not JSON"),
    ("graph.dot", "digraph {\n a -> b", "graph.dot:2: the closing '}' is missing"),
    ("graph.txt", "a b", "graph.txt: the name tells no format; give it by --format"),
  ]) func `of something else says so in one line`(name: String, text: String, message: String) throws {
    try workshop.write(text.utf8, to: name)
    let taken = try workshop.entente("import", name, "--graph", "other.sqlite")
    #expect(taken.status == 2)
    #expect(taken.errors == "entente: \(message)\n")
  }
}
