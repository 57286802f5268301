import Testing

struct `A decision` {
  private let workshop: Workshop

  init() throws {
    workshop = try Workshop()
    try Story.write(to: workshop.folder.appending(path: "entente.sqlite").path)
  }

  @Test(arguments: [
    ["same", "Ana Kral", "Ivan Kral"], ["rename", "Borduria", "The Republic of Borduria"],
    ["kind", "Bordurian guards", "armed group"], ["different", "person/ana-kral", "person/ivan-kral"],
  ]) func `is undone without a trace`(decision: [String]) throws {
    let before = try workshop.entente("export", "--format", "json").output
    #expect(try workshop.entente(decision).status == 0)
    #expect(
      try workshop.entente("decisions", "--json").output.hasPrefix(#"{"decisions":[{"about":["#))
    let listed = try workshop.entente("decisions").output.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(listed.count == 1)
    #expect(try workshop.entente("undo").status == 0)
    #expect(try workshop.entente("export", "--format", "json").output == before)
  }

  @Test func `about a claim leaves it out until it is accepted`() throws {
    let tie = ["explain", "Bordurian guards", "Ruritanian troops"]
    let shown = try workshop.entente(tie + ["--ids"]).output
    let id = try #require(shown.split(separator: "[").last?.split(separator: "]").first)
    #expect(try workshop.entente("reject", String(id)).status == 0)
    #expect(try workshop.entente(tie).status == 1)
    #expect(try workshop.entente("accept", String(id)).status == 0)
    #expect(try workshop.entente(tie).status == 0)
  }

  @Test func `that a claim is wrong is shown where it would stand, and taken back by a part of its id`()
    throws
  {
    let tie = ["explain", "Bordurian guards", "Ruritanian troops"]
    let shown = try workshop.entente(tie + ["--ids"]).output
    let id = try #require(shown.split(separator: "[").last?.split(separator: "]").first)
    _ = try workshop.entente("reject", String(id.prefix(8)))
    for question in [tie, ["explain", "Bordurian guards"]] {
      #expect(
        try workshop.entente(question).output.hasSuffix(
          "rejected by decision\n  Bordurian guards fights Ruritanian troops  [\(id)]\n"))
    }
    #expect(!(try workshop.entente("explain", "Ana Kral").output.contains("rejected")))
    #expect(try workshop.entente("accept", String(id.prefix(8))).status == 0)
    #expect(!(try workshop.entente(tie).output.contains("rejected")))
  }

  @Test func `goes to another graph by way of a file`() throws {
    _ = try workshop.entente("rename", "Borduria", "Bordurian Republic")
    try workshop.write(try workshop.entente("decisions", "export").output.utf8, to: "decisions.tsv")
    try Story.write(to: workshop.folder.appending(path: "other.sqlite").path)
    let applied = try workshop.entente("decisions", "apply", "decisions.tsv", "--graph", "other.sqlite")
    #expect(applied.output == "1 decision added\n")
    #expect(
      try workshop.entente("list", "entities", "--graph", "other.sqlite").output.contains(
        "Bordurian Republic"))
    #expect(try workshop.entente("diff", "entente.sqlite", "other.sqlite").status == 1, "the same graph")
  }

  @Test func `in a file that has a fault is an error at its line`() throws {
    try workshop.write("# mine\nsame\ta\n".utf8, to: "decisions.tsv")
    let applied = try workshop.entente("decisions", "apply", "decisions.tsv")
    #expect(applied.status == 2)
    #expect(applied.errors.hasPrefix("entente: decisions.tsv:2: "))
  }
}
