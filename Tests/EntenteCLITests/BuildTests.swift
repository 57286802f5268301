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
      ("blank", "blank.txt", [UInt8](" \n\n".utf8), "entente: blank.txt: the file holds no words\n"),
      (
        "zero", "zero.txt", [0x41, 0, 0x42],
        "entente: zero.txt: not a text file (there is a zero byte at 1)\n"
      ),
      (
        "latin", "latin.txt", [0x41, 0x0A, 0xE9, 0x42],
        "entente: latin.txt:2: not UTF-8 (byte 2); convert it first, for example by iconv -f windows-1252 -t utf-8\n"
      ),
      (
        "line", "line.txt", [UInt8](repeating: 0x41, count: 2_000_000),
        "entente: line.txt:1: the line is longer than 1000000 bytes, so this is no news text\n"
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
    #expect(built.errors == "entente: folder: the folder holds no .txt or .md file\n")
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
}
