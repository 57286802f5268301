import EntenteModel
import Foundation
import Testing

@testable import EntenteInput

struct `Lines of JSON` {
  @Test func `are a document each, by the names that fields usually have`() throws {
    let lines = """
      {"id": "a1", "title": "Talks resume", "text": "Envoys met.", "date": "2024-11-05", "source": "Wire"}

      {"headline": "A bridge", "body": "A bridge\\n\\nGuards closed it.", "url": "https://wire.example/2", "authors": ["A", "B"]}
      """
    let found = try Folder().read(lines.utf8, as: "c.jsonl")
    #expect(found.messages.isEmpty)
    #expect(found.documents.map(\.text) == ["Talks resume\n\nEnvoys met.", "A bridge\n\nGuards closed it."])
    #expect(found.documents.map(\.title) == ["Talks resume", "A bridge"])
    #expect(found.documents[0].path.hasSuffix("c.jsonl#a1"))
    #expect(found.documents[1].path.hasSuffix("c.jsonl:3"))
    #expect(found.documents[1].author == "A, B" && found.documents[1].address == "https://wire.example/2")
  }

  @Test func `may have a field of any name for the text`() throws {
    var fields = RecordFields()
    fields.text = ["Story"]
    let found = try Folder().read("{\"story\": \"Envoys met.\"}".utf8, as: "c.ndjson", fields: fields)
    #expect(found.documents.map(\.text) == ["Envoys met."])
  }

  @Test(arguments: [
    ("nothing of JSON", "c.jsonl:2: no JSON: each line is to be one object, with its text in a field"),
    ("[1, 2]", "c.jsonl:2: this line of JSON is no object with fields"),
    ("{\"a\": 1}", "c.jsonl:2: no field 'text' for the text; there are a; --text-field names it"),
    ("{\"text\": \" \"}", "c.jsonl:2: there are no words in it"),
    (
      String(repeating: "[", count: 100_000),
      "c.jsonl:2: nested deeper than 200 levels; --max-nesting raises the limit"
    ),
  ]) func `that are none are left out one by one`(line: String, message: String) throws {
    let found = try Folder().read(
      ["{\"text\": \"Envoys met.\"}", line, "{\"text\": \"They parted.\"}"].joined(separator: "\n").utf8,
      as: "c.jsonl")
    #expect(found.documents.map(\.text) == ["Envoys met.", "They parted."])
    #expect(found.messages == [message])
  }

  @Test func `that are too long are left out, and the next is read`() throws {
    let found = try Folder().read(
      ("{\"text\": \"" + String(repeating: "x", count: 5000) + "\"}\n{\"text\": \"They parted.\"}").utf8,
      as: "c.jsonl", limits: InputLimits(bytes: 1000))
    #expect(found.documents.map(\.text) == ["They parted."])
    #expect(found.messages == ["c.jsonl:1: larger than 1000 bytes; --max-bytes raises the limit"])
  }
}

struct `A table` {
  @Test(arguments: [",", ";", "\t"]) func `is a document a row, whatever parts its cells`(separator: String)
    throws
  {
    let table = [
      "Title,Text,Date", "\"Talks, and a \"\"bridge\"\"\",\"Envoys met.\n\nThey parted.\",2024-11-05",
    ]
    .joined(separator: "\r\n").replacing(
      "Title,Text,Date", with: ["Title", "Text", "Date"].joined(separator: separator)
    )
    .replacing("\",\"Envoys", with: "\"\(separator)\"Envoys").replacing("\",2024", with: "\"\(separator)2024")
    let document = try #require(try Folder().read(table.utf8, as: "t.csv").documents.first)
    #expect(document.title == "Talks, and a \"bridge\"")
    #expect(document.text == "Talks, and a \"bridge\"\n\nEnvoys met.\n\nThey parted.")
    #expect(document.published?.description == "2024-11-05")
    #expect(document.path.hasSuffix("t.csv:2"))
  }

  @Test func `without names of fields is an error`() throws {
    #expect(
      try Folder().read("just one line\n".utf8, as: "t.csv").messages
        == ["t.csv: the first line of the table has to name its fields"])
  }
}

struct `A mail` {
  @Test func `gives its plain text, whatever it is wrapped in`() throws {
    let mail = """
      From: =?utf-8?q?J=C3=BCrg_Lee?= <lee@wire.example>
      Subject: =?utf-8?b?VGFsa3Mg?= =?utf-8?q?resume?=
      Date: Tue, 05 Nov 2024 10:00:00 +0100
      Content-Type: multipart/mixed; boundary="outer"

      --outer
      Content-Type: multipart/alternative; boundary=inner

      --inner
      Content-Type: text/html

      <p>Markup</p>
      --inner
      Content-Type: text/plain; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      The caf=E9 was closed, and =
      envoys met.

      --inner--
      --outer
      Content-Type: text/plain
      Content-Disposition: attachment; filename="x.txt"

      Attached
      --outer--
      """
    let document = try #require(try Folder().read(mail.utf8, as: "m.eml").documents.first)
    #expect(document.title == "Talks resume")
    #expect(document.text == "Talks resume\n\nThe café was closed, and envoys met.\n\n")
    #expect(document.author == "Jürg Lee" && document.published?.description == "2024-11-05")
  }

  @Test func `that holds markup only gives the text of it`() throws {
    let mail =
      "Subject: Talks\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n"
      + Data("<html><p>Envoys met.</p><p>They parted.</p>".utf8).base64EncodedString()
    let document = try #require(try Folder().read(mail.utf8, as: "m.eml").documents.first)
    #expect(document.text == "Talks\n\nEnvoys met.\n\nThey parted.")
  }
}

struct `A packed file` {
  @Test func `is unpacked as it is read`() throws {
    for (tool, suffix) in [("gzip", "gz"), ("zstd", "zst")] where Tool.exists(tool) {
      let folder = try Folder()
      let packed = try Tool.output(
        of: tool, ["-c"], input: Data("Talks in Geneva\n\nThe talks began.\n".utf8))
      let found = try folder.read(packed + (tool == "gzip" ? packed : Data()), as: "a.txt.\(suffix)")
      #expect(found.documents.first?.text.hasPrefix("Talks in Geneva\n\nThe talks began.\n") == true)
      let cut = try folder.read(packed.dropLast(6), as: "cut.txt.\(suffix)")
      #expect(cut.documents.isEmpty && cut.messages.count == 1)
      #expect(cut.messages[0].contains("cut.txt.\(suffix): the packed file"))
    }
  }

  @Test func `that unpacks without end is an error`() throws {
    for (tool, suffix) in [("gzip", "gz"), ("zstd", "zst")] where Tool.exists(tool) {
      let bomb = try Tool.output(of: tool, ["-c"], input: Data(repeating: 0x41, count: 30_000_000))
      let found = try Folder().read(
        bomb, as: "bomb.jsonl.\(suffix)", limits: InputLimits(bytes: 1_000_000, unpackedBytes: 10_000_000))
      #expect(
        found.messages == [
          "bomb.jsonl.\(suffix): unpacks to more than 10000000 bytes; --max-unpacked raises the limit"
        ])
      let page = try Folder().read(bomb, as: "bomb.html.\(suffix)", limits: InputLimits(bytes: 1_000_000))
      #expect(
        page.messages == ["bomb.html.\(suffix): larger than 1000000 bytes; --max-bytes raises the limit"])
    }
  }
}

struct `A PDF file` {
  @Test func `is read by pdftotext, or the message says what is lacking`() throws {
    let found = try Folder().read("%PDF-1.4\nnot really".utf8, as: "a.pdf")
    #expect(found.documents.isEmpty)
    #expect(
      found.messages == [
        Tool.exists("pdftotext")
          ? "a.pdf: pdftotext cannot read this file; it may be damaged, locked or too large"
          : "a.pdf: PDF files are read by 'pdftotext', which is not installed; install poppler-utils"
      ])
  }

  @Test func `has its lines put together`() {
    #expect(
      PDFText.paragraphs(of: "Talks re-\nsume in\nStrelsau\n\nThe end.\n\u{C}")
        == "Talks resume in Strelsau\n\nThe end.")
  }
}

/// Programs of the system that tests compare with.
enum Tool {
  static func exists(_ name: String) -> Bool {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }

  static func output(of name: String, _ arguments: [String], input: Data) throws -> Data {
    let folder = try Folder()
    let source = try folder.write(input, to: "in")
    let target = try folder.write(Data(), to: "out")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: source))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: target))
    try process.run()
    process.waitUntilExit()
    return try Data(contentsOf: URL(filePath: target))
  }
}
