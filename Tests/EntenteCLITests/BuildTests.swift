import Entente
import Foundation
import Testing

struct `A build` {
  private let workshop: Workshop

  init() throws { workshop = try Workshop() }

  /// The sample reports of the project, which are real input.
  private static let samples = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Graphs/kursk")

  private static let reports =
    ((try? FileManager.default.contentsOfDirectory(atPath: samples.path)) ?? []).filter {
      $0.hasSuffix(".txt")
    }.sorted().map { samples.appending(path: $0).path }

  @Test func `gives the same bytes in any order, twice, and with any number of workers`() throws {
    try #require(Self.reports.count > 1)
    func exports(_ name: String, _ arguments: [String]) throws -> [String] {
      #expect(try workshop.entente(["build", "--graph", name] + arguments).status == 0)
      return try ["json", "dot"].map { format in
        try workshop.entente("export", "--format", format, "--graph", name).output
      }
    }
    let first = try exports("a.sqlite", Self.reports + ["--workers", "1"])
    #expect(try exports("b.sqlite", Self.reports.reversed() + ["--workers", "2"]) == first)
    #expect(try exports("c.sqlite", [Self.samples.path, "--workers", "5"]) == first)
    #expect(try exports("a.sqlite", Self.reports) == first, "again into the same graph")
  }

  @Test func `reads standard input`() throws {
    let built = try workshop.entente("build", "-", input: "Talks in Geneva\n\nThe talks began.\n")
    #expect(built.status == 0)
    #expect(try workshop.entente("list", "documents", "--json").output.contains("\"path\":\"\""))
  }

  @Test(
    arguments: [
      ("missing", "missing.txt", nil, "entente: missing.txt: no such file or folder\n"),
      ("empty", "empty.txt", [], "entente: empty.txt: the file is empty\n"),
      ("blank", "blank.txt", [UInt8](" \n\n".utf8), "entente: blank.txt: there are no words in it\n"),
      (
        "zero", "zero.txt", [0x41, 0, 0x42],
        "entente: zero.txt: not a text file (there is a zero byte at 1)\n"
      ),
      (
        "broken", "broken.txt", [0x41, 0x0A, 0xE9, 0x81, 0xFF, 0x42],
        "entente: broken.txt:2: not a text in UTF-8, UTF-16, Windows-1252 or Latin-1 (byte 2); convert it to UTF-8 first\n"
      ),
      (
        "line", "line.txt", [UInt8](repeating: 0x41, count: 2_000_000),
        "entente: line.txt:1: the line is longer than 1000000 bytes, so this is no news text; --max-line raises the limit\n"
      ),
      (
        "large", "large.txt", [UInt8](repeating: 0x0A, count: 20_000_001),
        "entente: large.txt: larger than 20000000 bytes; --max-bytes raises the limit\n"
      ),
    ] as [(String, String, [UInt8]?, String)])
  func `leaves out what it cannot read and says so`(
    name: String, file: String, bytes: [UInt8]?, complaint: String
  ) throws {
    if let bytes { try workshop.write(bytes, to: file) }
    let alone = try workshop.entente("build", file)
    #expect(alone.status == 2)
    #expect(alone.errors == complaint)

    try workshop.write("Talks in Geneva\n\nThe talks began.\n".utf8, to: "good.txt")
    let together = try workshop.entente("build", file, "good.txt")
    #expect(together.status == 2)
    #expect(together.errors == complaint)
    #expect(together.output.contains("1 document read (1 new, 1 left out)"))
    #expect(try workshop.entente("list", "documents").output.contains("Talks in Geneva"))
  }

  @Test func `says that a folder has no texts`() throws {
    try workshop.write("x".utf8, to: "folder/readme.rst")
    let built = try workshop.entente("build", "folder")
    #expect(built.status == 2)
    #expect(built.errors.hasPrefix("entente: folder: the folder holds no text to read (.txt, .md, .html, "))
    #expect(built.errors.count { $0 == "\n" } == 1)
    #expect(!FileManager.default.fileExists(atPath: workshop.folder.appending(path: "entente.sqlite").path))
  }

  @Test func `is not led in circles by links`() throws {
    try workshop.write("Talks in Geneva\n\nThe talks began.\n".utf8, to: "folder/a.txt")
    try FileManager.default.createSymbolicLink(
      at: workshop.folder.appending(path: "folder/loop"), withDestinationURL: workshop.folder)
    let built = try workshop.entente("build", "folder")
    #expect(built.status == 0)
    #expect(built.output.contains("1 document read (1 new)"))
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func `says that it may not read a file`() throws {
    try workshop.write("Talks.".utf8, to: "secret.txt")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: workshop.folder.appending(path: "secret.txt").path)
    #expect(
      try workshop.entente("build", "secret.txt").errors
        == "entente: secret.txt: cannot be read: Permission denied\n")
  }

  @Test func `does not touch a file that is no graph`() throws {
    try workshop.write("Talks in Geneva\n\nThe talks began.\n".utf8, to: "good.txt")
    try workshop.write("these are notes, not a graph".utf8, to: "notes.sqlite")
    let built = try workshop.entente("build", "good.txt", "--graph", "notes.sqlite")
    #expect(built.status == 2)
    #expect(built.errors.hasPrefix("entente: notes.sqlite: ") && built.errors.count { $0 == "\n" } == 1)
    #expect(try workshop.read("notes.sqlite") == Data("these are notes, not a graph".utf8))
  }

  @Test func `reads texts of other encodings, and mends what is broken`() throws {
    try workshop.write(Array("Talks at a caf".utf8) + [0xE9, 0x0A], to: "latin.txt")
    let bytes =
      Array("Talks at a café in the old town\n\nThe talks ".utf8) + [0xFF] + Array("began at noon.\n".utf8)
    try workshop.write(bytes, to: "mended.txt")
    let built = try workshop.entente("build", "latin.txt", "mended.txt")
    #expect(built.status == 0)
    #expect(built.errors == "entente: mended.txt:3: 1 broken byte replaced by �; the rest was read\n")
    #expect(built.output.contains("2 documents read (2 new, 1 mended)"))
    #expect(try workshop.entente("list", "documents").output.contains("Talks at a café"))
  }

  @Test func `says which dates cannot be told, and calls no text mended for that`() throws {
    try workshop.write(Array(#"{"text": "Envoys met.", "date": "11/05/2024"}"#.utf8), to: "a.jsonl")
    let built = try workshop.entente("build", "a.jsonl")
    #expect(built.errors.contains("a.jsonl:1: the date “11/05/2024” can be read in more than one way"))
    #expect(built.output.contains("1 document read (1 new)"))
  }

  @Test func `leaves texts in other languages out`() throws {
    try workshop.write(
      "Die Gesandten haben sich am Dienstag in Genf getroffen, und sie werden im Frühling wieder dort sein."
        .utf8,
      to: "german.txt")
    try workshop.write("Talks in Geneva\n\nThe talks began.\n".utf8, to: "good.txt")
    let built = try workshop.entente("build", "german.txt", "good.txt")
    #expect(built.status == 0)
    #expect(built.errors == "entente: german.txt: left out, since it is in German; Entente reads English\n")
    #expect(built.output.contains("1 document read (1 new, 1 left out)"))
    #expect(try workshop.entente("build", "german.txt").status == 1)
    #expect(try workshop.entente("build", "german.txt", "--all-languages").status == 0)
  }

  @Test func `takes a changed text in place of its former self, by path or by address`() throws {
    func page(_ words: String) -> some Sequence<UInt8> {
      """
      <html><head><link rel="canonical" href="https://post.example/a"></head><body><article><h1>Talks</h1>
      <p>Russian envoys met envoys of France in Geneva, an official said. \(words)</p></article></body></html>
      """.utf8
    }
    try workshop.write(page("They talked."), to: "a.html")
    #expect(try workshop.entente("build", "a.html").output.contains("(1 new)"))
    try workshop.write(page("They parted."), to: "a.html")
    #expect(try workshop.entente("build", "a.html").output.contains("(1 in place of earlier texts)"))
    try workshop.write(page("They met again."), to: "b.html")
    #expect(try workshop.entente("build", "b.html").output.contains("(1 in place of earlier texts)"))
    #expect(try workshop.entente("list", "documents").output.count { $0 == "\n" } == 1)
  }

  @Test func `into a graph of a later format, or without permission, changes nothing`() throws {
    try workshop.write("Talks in Geneva\n\nThe talks began.\n".utf8, to: "good.txt")
    #expect(try workshop.entente("build", "good.txt").status == 0)
    var bytes = try workshop.read("entente.sqlite")
    // The format stands at byte 60 of the header, as SQLite's user version.
    bytes.replaceSubrange(60..<64, with: [0, 0, 0x27, 0x0F])
    try workshop.write(bytes, to: "later.sqlite")
    let built = try workshop.entente("build", "good.txt", "--graph", "later.sqlite")
    #expect(built.status == 2)
    #expect(
      built.errors.hasPrefix("entente: later.sqlite: the graph has format 9999")
        && built.errors.count { $0 == "\n" } == 1)
    #expect(try workshop.read("later.sqlite") == bytes)
    let folder = try workshop.entente("build", "good.txt", "--graph", ".")
    #expect(folder.status == 2 && folder.errors == "entente: .: this is a folder; a graph is a single file\n")
    let nowhere = try workshop.entente("build", "good.txt", "--graph", "none/g.sqlite")
    #expect(
      nowhere.status == 2 && nowhere.errors == "entente: none/g.sqlite: the folder none/ is not there\n")
  }

  @Test func `from extracted readings is the same graph as a direct one`() throws {
    #expect(try workshop.entente("build", Self.samples.path).status == 0)
    let direct = try workshop.entente("export", "--format", "json").output
    let lines = try workshop.entente(["extract"] + Self.reports).output.split(separator: "\n")
    #expect(lines.count == Self.reports.count)
    for (name, order) in [("a.sqlite", lines), ("b.sqlite", lines.reversed() + lines.prefix(2))] {
      let merged = try workshop.entente(
        ["merge", "--graph", name], input: order.joined(separator: "\n") + "\n")
      #expect(merged.status == 0, "\(merged.errors)")
      #expect(try workshop.entente("export", "--format", "json", "--graph", name).output == direct)
    }
  }

  @Test(arguments: [
    ("nonsense", "this line is no reading as 'entente extract' writes it"),
    ("{\"entente\": 1}", "this line is no reading as 'entente extract' writes it"),
    (
      #"{"entente":1,"claims":[],"entities":[],"mentions":[],"document":{"id":"d0","path":"","text":"x","title":"x"}}"#,
      "the document's id is not the digest of its text"
    ),
    (
      #"{"entente":1,"claims":[],"entities":[],"mentions":[{"entity":"a","start":0,"end":9}],"document":{"id":"d0","path":"","text":"x","title":"x"}}"#,
      "'a' is not among the entities"
    ),
  ]) func `from lines that are no readings says which they are`(line: String, message: String) throws {
    let merged = try workshop.entente(["merge"], input: line + "\n")
    #expect(merged.status == 2)
    #expect(merged.errors == "entente: standard input:1: \(message)\n")
  }

  @Test func `counts copies of one text as one source`() throws {
    let body = """
      Russian troops attacked Kyiv on Friday, and the mayor of the city said that two people were hurt there. Firemen
      came within minutes and took them to a hospital in the north of the city, where both were said to be well. The
      attack was the third one in a week, and it came a day before envoys were to meet for talks in another country.
      """
    try workshop.write("Kyiv attacked again\n\n\(body)\n".utf8, to: "one.txt")
    try workshop.write("Third attack in a week\n\n\(body)\nMore follows.\n".utf8, to: "two.txt")
    try workshop.write("Talks in Geneva\n\nThe talks began.\n".utf8, to: "other.txt")
    #expect(try workshop.entente("build", "one.txt", "two.txt", "other.txt").status == 0)
    let copies = try workshop.entente("list", "documents", "--copies")
    #expect(copies.status == 0)
    #expect(copies.output.contains("2 copies") && !copies.output.contains("Geneva"))
    let relations = try workshop.entente("list", "relations", "--json").output
    #expect(relations.contains("\"documents\":2") && !relations.contains("\"sources\":2"))
    #expect(try workshop.entente("remove", "two.txt").status == 0)
    #expect(try workshop.entente("list", "documents", "--copies").status == 1)
  }
}

#if os(Linux)
  struct `A build of standard input` {
    @Test func `ends when it is stopped, though nothing comes, and keeps no half document`() throws {
      let workshop = try Workshop()
      let bash = Process()
      bash.executableURL = URL(filePath: "/bin/bash")
      bash.currentDirectoryURL = workshop.folder
      // It is stopped when it is our program, and listens for that: bit 14 of what it catches, the fifteenth signal.
      bash.arguments = [
        "-c",
        """
        mkfifo in; "$0" build - < in > said & exec 3> in; printf 'The mayor of' >&3
        until [[ $(< /proc/$!/comm) == entente ]] &&
          ((16#$(awk '/SigCgt/ { print substr($2, 13) }' /proc/$!/status) & 0x4000)); do :; done
        kill -TERM $!; wait $!; echo $? > status
        """, Workshop.program.path,
      ]
      try bash.run()
      bash.waitUntilExit()
      #expect(String(decoding: try workshop.read("status"), as: UTF8.self) == "130\n")
      #expect(
        String(decoding: try workshop.read("said"), as: UTF8.self)
          == "entente.sqlite: 0 documents read, 0 claims added; stopped before the end\n")
    }
  }
#endif
