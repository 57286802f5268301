import Entente
import Foundation
import Testing

/// What each command prints of the story, as a user sees it. The goldens are transcripts.
struct `An answer` {
  private let workshop: Workshop

  init() throws {
    workshop = try Workshop()
    try Story.write(to: workshop.folder.appending(path: "entente.sqlite").path)
  }

  @Test(arguments: [
    ("neighbours", ["neighbours", "Ruritanian troops"]),
    ("neighbours-2", ["neighbors", "ruritania", "--depth", "2"]),
    ("neighbours-filter", ["neighbours", "borduria", "--relation", "holds office"]),
    ("neighbours-none", ["neighbours", "Ivan Kral"]),
    ("neighbours-json", ["neighbours", "emile krol", "--json"]),
    ("path", ["path", "Ruritania", "Bordurian guards"]),
    ("path-none", ["path", "Ivan Kral", "Borduria"]),
    ("path-avoid", ["path", "Ruritania", "Borduria", "--avoid", "Ana Kral"]),
    ("path-json", ["path", "Borduria", "Ana Kral", "--json"]),
    ("explain", ["explain", "krol"]),
    ("explain-tie", ["explain", "Ruritanian troops", "Borduria"]),
    ("explain-json", ["explain", "Ruritanian troops", "Borduria", "--modality", "denied", "--json"]),
    ("list-entities", ["list", "entities"]),
    ("list-persons", ["list", "entities", "--kind", "person", "--json"]),
    ("list-relations", ["list", "relations"]),
    ("list-documents", ["list", "documents"]),
    ("miss", ["neighbours", "Ruritanai"]),
    ("miss-far", ["explain", "Atlantis and the deep"]),
    ("ambiguous", ["explain", "Kral"]),
    ("unknown-kind", ["list", "relations", "--relation", "figths"]),
    ("unknown-option", ["neighbours", "Borduria", "--deep", "2"]),
    ("no-graph", ["neighbours", "Borduria", "--graph", "other.sqlite"]),
    ("remove", ["remove", "reports/denial.txt"]),
    ("remove-none", ["remove", "reports/none.txt"]),
    ("export-unknown", ["export", "--format", "xml"]),
    ("command-unknown", ["timelime", "Borduria"]),
    ("list-unknown", ["list", "entitis"]),
    ("export-csv-needs-folder", ["export", "--format", "csv"]),
    ("path-two", ["path", "Ruritania", "Borduria", "--count", "2"]),
    ("common", ["common", "Ana Kral", "Ruritanian troops"]),
    ("rank", ["rank"]),
    ("communities", ["communities"]),
    ("timeline", ["timeline", "Borduria"]),
    ("search", ["search", "\"Ruritanian troops\""]),
    ("search-none", ["search", "submarine"]),
    ("conflicts", ["conflicts"]),
    ("stats", ["stats"]),
    ("same", ["same", "Ana Kral", "Ivan Kral"]),
    ("kind-unknown", ["kind", "Ana Kral", "offical"]),
    ("reject-none", ["reject", "x"]),
    ("undo-none", ["undo"]),
    ("path-via", ["path", "Ruritania", "Borduria", "--via", "Ana Kral"]),
    ("surname", ["neighbours", "guards"]),
    ("explain-why", ["explain", "Ruritanian troops", "Borduria", "--why", "--ids"]),
    ("explain-why-json", ["explain", "krol", "Ruritania", "--why", "--json"]),
    ("neighbours-tree", ["neighbours", "Ruritania", "--depth", "3", "--tree"]),
    ("neighbours-kind", ["neighbours", "Borduria", "--kind", "person"]),
    ("neighbours-between", ["neighbours", "Borduria", "--between", "2024-03..2024-04"]),
    ("list-entities-ids", ["list", "entities", "--ids"]),
    ("list-entities-between", ["list", "entities", "--between", "2024-03..2024-04"]),
    ("list-documents-as-of", ["list", "documents", "--as-of", "2024-03"]),
    ("stats-as-of", ["stats", "--as-of", "2024-03"]),
  ]) func `is what was reviewed`(name: String, arguments: [String]) throws {
    try Workshop.check(workshop.entente(arguments).transcript(of: arguments), against: name + ".txt")
  }

  /// The plainest questions are not parsed by the library; `--derived`, which is the default, is.
  @Test(arguments: [
    ["neighbours", "Borduria"], ["neighbors", "borduria", "--depth", "2"],
    ["neighbours", "--json", "Borduria", "--limit", "1"],
    ["neighbours", "Nobody", "--graph", "entente.sqlite"],
    ["neighbours", "Borduria", "--graph", "none.sqlite"],
    ["neighbours", "Borduria", "--depth", "9"], ["neighbours", "Borduria", "--limit", "0"],
    ["neighbours", "Borduria", "--depth", "1", "--depth", "2"], ["neighbours"],
    ["neighbours", "Borduria", "Ruritania"], ["neighbours", ""],
  ]) func `is the same however its question is parsed`(arguments: [String]) throws {
    let plain = try workshop.entente(arguments)
    let parsed = try workshop.entente(arguments + ["--derived"])
    #expect(plain.output == parsed.output && plain.errors == parsed.errors && plain.status == parsed.status)
  }

  @Test(arguments: [
    ["list", "relations", "--json"], ["list", "entities", "--json"], ["list", "documents", "--json"],
    ["neighbours", "Borduria", "--json"], ["explain", "Borduria", "--json"],
    ["path", "Ruritania", "Borduria", "--json"],
    ["common", "Ana Kral", "Ruritanian troops", "--json"], ["rank", "--json"], ["communities", "--json"],
    ["timeline", "Borduria", "--json"], ["search", "troops", "--json"], ["conflicts", "--json"],
    ["stats", "--json"], ["stats", "--as-of", "2024-03", "--json"], ["doctor", "--json"],
  ]) func `for a program is one line of JSON with sorted keys`(arguments: [String]) throws {
    let output = try workshop.entente(arguments).output
    #expect(output.count { $0 == "\n" } == 1)
    let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
    let sorted = try JSONSerialization.data(
      withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
    #expect(output == String(decoding: sorted, as: UTF8.self) + "\n")
  }

  @Test(arguments: [
    [], ["build"], ["neighbours"], ["path"], ["explain"], ["list"], ["list", "entities"], ["render"],
    ["export"],
    ["remove"],
  ]) func `to a call for help opens with examples`(command: [String]) throws {
    let help = try workshop.entente(command + ["--help"])
    #expect(help.status == 0)
    let examples = try #require(help.output.range(of: "EXAMPLES"))
    let usage = try #require(help.output.range(of: "USAGE"))
    #expect(examples.lowerBound < usage.lowerBound)
    #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "fits a terminal")
  }

  @Test func `fits 80 columns where the evidence has words to break`() throws {
    for command in [["explain", "Borduria"], ["list", "relations"], ["neighbours", "Borduria"]] {
      let output = try workshop.entente(command).output
      #expect(output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }

  @Test(arguments: ["entities", "relations", "documents"])
  func `that is a list can be cut, and says that there is more`(what: String) throws {
    let all = try workshop.entente("list", what)
    let first = try workshop.entente("list", what, "--limit", "1")
    #expect(all.errors.isEmpty)
    #expect(first.output.split(separator: "\n").count == 1)
    // A table is as wide as what it holds, and names are cut to fit.
    #expect(first.output.prefix(4) == all.output.prefix(4))
    #expect(first.errors == "entente: there are more; --limit 1 shows the first\n")
    #expect(try workshop.entente("list", what, "--limit", "100").errors.isEmpty)
    #expect(try workshop.entente("list", what, "--limit", "0").status == 2)
  }

  @Test(arguments: [
    ["neighbours", "Borduria", "--as-of", "2024-13"], ["list", "relations", "--between", "2024..2024-13"],
    ["render", "--to", "2024-13"],
  ]) func `to a date that is none says which, and how dates are written`(arguments: [String]) throws {
    let answer = try workshop.entente(arguments)
    #expect(answer.status == 2)
    #expect(answer.errors.contains("“2024-13” is no date; write 2024, 2024-11 or 2024-11-05"))
  }

  @Test func `to two dates in the wrong order says so`() throws {
    let answer = try workshop.entente("timeline", "Borduria", "--between", "2025..2024")
    #expect(answer.status == 2 && answer.errors.contains("the first date is after the second"))
  }

  @Test func `tells what is not denied as that, and not as a denial of the opposite`() throws {
    let story = try workshop.entente("export", "--format", "json", "--texts").output
    let denial = #""modality":"denied","object":"country/BOR","polarity":"#
    try workshop.write(
      story.replacing(denial + #""affirmed""#, with: denial + #""negated""#).utf8, to: "undenied.json")
    #expect(try workshop.entente("import", "undenied.json", "--graph", "undenied.sqlite").status == 0)
    for command in [
      ["neighbours", "Ruritanian troops"], ["explain", "Ruritanian troops", "Borduria"],
      ["timeline", "Borduria"],
      ["list", "relations"],
    ] {
      let answer = try workshop.entente(command + ["--modality", "denied", "--graph", "undenied.sqlite"])
        .output
      #expect(answer.contains("not denied") && !answer.contains("not: ") && !answer.contains("negated"))
    }
  }

  @Test func `to a full device is an error`() throws {
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", "\"$0\" export --format json > /dev/full 2> errors", Workshop.program.path]
    shell.currentDirectoryURL = workshop.folder
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 2)
    let errors = String(decoding: try workshop.read("errors"), as: UTF8.self)
    #expect(errors == "entente: standard output: No space left on device\n")
  }

  @Test func `ends quietly when nobody reads on`() throws {
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = [
      "-c", "\"$0\" export --format json 2> errors | head -c 1 > first", Workshop.program.path,
    ]
    shell.currentDirectoryURL = workshop.folder
    try shell.run()
    shell.waitUntilExit()
    #expect(try workshop.read("errors").isEmpty)
  }

  @Test func `is written whole or not at all`() throws {
    #expect(try workshop.entente("export", "--format", "dot", "-o", "graph.dot").status == 0)
    let whole = try workshop.read("graph.dot")
    let direct = try workshop.entente("export", "--format", "dot").output
    #expect(String(decoding: whole, as: UTF8.self) == direct)
    let elsewhere = try workshop.entente("export", "--format", "dot", "-o", "none/graph.dot")
    #expect(elsewhere.status == 2 && elsewhere.errors.contains("none/graph.dot"))
    let names = try FileManager.default.contentsOfDirectory(atPath: workshop.folder.path)
    #expect(!names.contains { $0.hasSuffix(".partial") })
  }
}

struct `Conflicts of who holds an office` {
  @Test func `name both`() throws {
    let workshop = try Workshop()
    let path = workshop.folder.appending(path: "entente.sqlite").path
    try Story.write(to: path)
    let store = try GraphStore.open(path, ontology: try Knowledge.ontology(), mode: .updating)
    _ = try store.add([Story.rival])
    try store.close()
    let answer = try workshop.entente("conflicts", "Borduria").output
    let heading = answer.split(separator: "\n").first { $0.contains("two who cannot both be") }
    #expect(
      [
        "Borduria has as head of state Ana Kral and Ivan Kral  two who cannot both be",
        "Borduria has as head of state Ivan Kral and Ana Kral  two who cannot both be",
      ].contains(heading ?? ""))
    #expect(answer.contains("\n  Ana Kral\n") && answer.contains("\n  Ivan Kral\n"))
  }
}

struct `An answer about entities of long names` {
  private let workshop: Workshop

  init() throws {
    workshop = try Workshop()
    try Story.write(to: workshop.folder.appending(path: "entente.sqlite").path)
    for (id, name) in [
      ("unit/RUR/troops", "Third Combined Brigade of the Ruritanian Mountain Engineers"),
      ("country/BOR", "United Provinces of Borduria and the Eleven Western Islands"),
      ("person/ana-kral", "Ana Wilhelmina Konstanze von und zu Kral-Hohenschwarzenberg"),
    ] {
      #expect(name.count == 59)
      _ = try workshop.entente("rename", id, name)
    }
  }

  @Test(arguments: [
    ["neighbours", "country/BOR"], ["neighbours", "country/BOR", "--depth", "2"],
    ["neighbours", "country/BOR", "--tree"], ["path", "unit/RUR/troops", "person/ana-kral"],
    ["common", "unit/RUR/troops", "person/ana-kral"], ["explain", "country/BOR", "--why", "--ids"],
    ["explain", "unit/RUR/troops", "country/BOR"], ["conflicts"], ["timeline", "country/BOR"],
    ["search", "troops"], ["rank"], ["communities"], ["list", "entities"], ["list", "relations"], ["stats"],
    ["decisions"],
  ]) func `has lines of 80 columns at the most`(question: [String]) throws {
    let answer = try workshop.entente(question)
    #expect(answer.status == 0)
    let long = answer.output.split(separator: "\n").filter { $0.count > 80 && !$0.hasPrefix("rename\t") }
    #expect(long == [])
  }
}
