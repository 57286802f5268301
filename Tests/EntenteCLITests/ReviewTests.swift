import Entente
import Foundation
import Testing

struct `A review` {
  private let workshop: Workshop

  /// Two outlets that differ, and a man who is called by his surname in one of two texts.
  init() throws {
    workshop = try Workshop()
    let store = try GraphStore.open(
      workshop.folder.appending(path: "entente.sqlite").path, ontology: try Knowledge.ontology(),
      mode: .writing)
    func entity(_ id: String, _ name: String, offered: [String] = [], sought: String? = nil) -> Entity {
      Entity(
        id: Entity.ID(rawValue: id), kind: EntityKind(rawValue: "person"), name: name, country: "BOR",
        links: Entity.Links(offered: offered, sought: sought))
    }
    func reading(_ text: String, _ entity: Entity) -> Reading {
      let document = Document(
        id: Document.ID(digestOf: text), title: text, path: "\(entity.name).txt", text: text)
      let place = Quoter(document).quote(0..<entity.name.utf8.count)
      return Reading(
        document: document, entities: [entity], mentions: [Mention(entity: entity.id, quotation: place)])
    }
    _ = try store.add(
      Story.readings + [
        reading("Otto Brandl arrived.", entity("person/otto-brandl", "Otto Brandl", offered: ["brandl"])),
        reading("Brandl left again.", entity("person/brandl", "Brandl", sought: "brandl")),
      ])
  }

  @Test func `asks what is doubtful, and takes each answer as a decision`() throws {
    let asked = try workshop.entente(["review"], input: "n\n2\n")
    try Workshop.check(asked.transcript(of: ["review"]), against: "review.txt")
    let decided = try workshop.entente("decisions").output.split(separator: "\n").filter {
      !$0.hasPrefix("#")
    }
    #expect(decided.count == 2)
    #expect(decided[0].hasPrefix("different") && decided[1].hasPrefix("reject"))
    let again = try workshop.entente(["review"])
    #expect(again.output == "nothing is left to review\n" && again.status == 1)
    _ = try workshop.entente("undo")
    _ = try workshop.entente("undo")
    #expect(try workshop.entente(["review"], input: "q\n").output.contains("0 decisions made"))
  }

  @Test func `accepts all claims of a conflict at once`() throws {
    #expect(
      try workshop.entente(["review", "--conflicts"], input: "what?\na\n").output.hasSuffix(
        "decisions made\n"))
    #expect(try workshop.entente(["review", "--conflicts"]).status == 1)
    #expect(
      try workshop.entente("explain", "Ruritanian troops", "Borduria").output.contains("accepted by decision")
    )
  }
}

struct `A shell` {
  private let workshop: Workshop

  init() throws {
    workshop = try Workshop()
    try Story.write(to: workshop.folder.appending(path: "entente.sqlite").path)
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func `is given a script that completes`(shell: String) throws {
    let script = try workshop.entente("completions", shell)
    #expect(script.status == 0)
    #expect(script.output.contains("neighbours") && script.output.contains("entente"))
  }

  @Test func `is told the names that begin as was typed, and surnames`() throws {
    try workshop.write(try workshop.entente("completions", "bash").output.utf8, to: "complete.bash")
    let bash = Process()
    bash.executableURL = URL(filePath: "/bin/bash")
    bash.currentDirectoryURL = workshop.folder
    bash.arguments = [
      "-c",
      """
      source complete.bash; PATH="$1:$PATH"
      COMP_WORDS=(entente neighbours Kr); COMP_CWORD=2; COMP_LINE="entente neighbours Kr"; COMP_POINT=${#COMP_LINE}
      COMP_TYPE=9; COMP_KEY=9; _entente entente Kr neighbours 2> errors
      printf '%s\\n' "${COMPREPLY[@]}" > names
      """, "bash", Workshop.program.deletingLastPathComponent().path,
    ]
    try bash.run()
    bash.waitUntilExit()
    let names = String(decoding: try workshop.read("names"), as: UTF8.self)
    #expect(names == "Kral\nKról\n", "\(names)")
  }
}

struct `The doctor` {
  private let workshop: Workshop

  init() throws { workshop = try Workshop() }

  @Test func `finds a sound graph sound`() throws {
    try Story.write(to: workshop.folder.appending(path: "entente.sqlite").path)
    let found = try workshop.entente("doctor")
    #expect(found.status != 2)
    #expect(found.output.contains("2 documents, 6 claims") && found.output.contains("all fit together"))
    #expect(found.output.contains("Graphviz") && found.output.contains("SQLite"))
  }

  @Test func `says what is wrong with one that is not`() throws {
    try workshop.write("SQLite format 3\u{0} and then something else".utf8, to: "entente.sqlite")
    let found = try workshop.entente("doctor")
    #expect(found.status == 2)
    #expect(found.output.hasPrefix("bad"))
  }
}
