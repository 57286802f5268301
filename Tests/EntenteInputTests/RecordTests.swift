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

  @Test(arguments: [
    (#"{"text": "Envoys met.", "date": "11/05/2024"}"#, "c.jsonl", "c.jsonl:1"),
    ("text,date\nEnvoys met.,11/05/2024\n", "c.csv", "c.csv:2"),
    ("---\ndate: 11/05/2024\n---\nEnvoys met.", "c.md", "c.md"),
  ]) func `whose date is not clear are read, and that is said`(file: String, name: String, place: String)
    throws
  {
    let found = try Folder().read(file.utf8, as: name)
    #expect(found.documents.map(\.published) == [nil])
    #expect(
      found.messages == [
        "\(place): the date “11/05/2024” can be read in more than one way, or in none; write it as 2024-11-05"
      ])
  }

  @Test func `that are too long are left out, and the next is read`() throws {
    let found = try Folder().read(
      ("{\"text\": \"" + String(repeating: "x", count: 5000) + "\"}\n{\"text\": \"They parted.\"}").utf8,
      as: "c.jsonl", limits: InputLimits(bytes: 1000))
    #expect(found.documents.map(\.text) == ["They parted."])
    #expect(found.messages == ["c.jsonl:1: larger than 1000 bytes; --max-bytes raises the limit"])
  }
}

struct `A file of JSON` {
  @Test(arguments: [
    #"{"title": "Talks", "text": "Envoys met."}"#, "[{\n\"title\": \"Talks\", \"text\": \"Envoys met.\"}]",
    #"{"status": "ok", "articles": [{"title": {"rendered": "Talks"}, "content": ["Envoys met."], "id": 3}], "more": []}"#,
  ]) func `is a record, a list of records, or holds one`(json: String) throws {
    let found = try Folder().read(json.utf8, as: "a.json")
    #expect(found.messages.isEmpty)
    #expect(found.documents.map(\.text) == ["Talks\n\nEnvoys met."])
  }

  @Test func `names its records by their place`() throws {
    let found = try Folder().read(
      #"[{"text": "Envoys met."}, {"words": "x"}, {"id": "c", "text": "They parted."}]"#.utf8, as: "a.json")
    #expect(found.documents.map { $0.path.split(separator: "/").last } == ["a.json:1", "a.json#c"])
    #expect(
      found.messages == ["a.json#2: no field 'text' for the text; there are words; --text-field names it"])
    #expect(
      try Folder().read("{\"a\": 1}\n{\"a\": 2}".utf8, as: "b.json").messages == [
        "b.json: no JSON; a file with an object on each line is to be called .jsonl"
      ])
  }
}

struct `A record` {
  @Test func `holds its parts under many names, in lists and in objects`() throws {
    let line = #"""
      {"Pub_Date": "2024-11-05T10:00:00Z", "headline": {"main": "Envoys &amp; guards"}, "web-url": "https://w.example/2?utm_source=x&id=7#top", "source": {"id": null, "name": "Wire"}, "byline": {"original": "By Ann Lee"}, "Article Text": ["Envoys met.", "They parted."]}
      """#
    let document = try #require(try Folder().read(line.utf8, as: "a.jsonl").documents.first)
    #expect(document.text == "Envoys & guards\n\nEnvoys met.\n\nThey parted.")
    #expect(document.title == "Envoys & guards" && document.author == "Ann Lee" && document.source == "Wire")
    #expect(document.published?.description == "2024-11-05" && document.address == "https://w.example/2?id=7")
  }

  @Test func `may hold its text as markup`() throws {
    let line = #"{"title": "Talks", "body": "<div><p>Envoys met in Klow.</p>\n<p>They parted.</p></div>"}"#
    #expect(
      try Folder().read(line.utf8, as: "a.jsonl").documents.map(\.text) == [
        "Talks\n\nEnvoys met in Klow.\n\nThey parted."
      ])
  }

  @Test(
    arguments: [
      ("05.11.2024", "2024-11-05"), ("25/11/2024", "2024-11-25"), ("11/25/2024 10:00", "2024-11-25"),
      ("11/05/2024", nil), ("Nov 6, 2024", "2024-11-06"), ("5 November 2024", "2024-11-05"),
      ("First published on Thu 14 Nov 2024 07.10", "2024-11-14"), ("20241105", "2024-11-05"),
      ("1730800800", "2024-11-05"), ("45.13.2024", nil),
    ] as [(String, String?)]) func `has a date where it is written beyond doubt`(words: String, date: String?)
  {
    #expect(WrittenDate.date(words)?.description == date)
  }
}

struct `A file in UTF-16` {
  @Test(arguments: [true, false], [true, false]) func `is read a record at a time too`(
    isBig: Bool, isMarked: Bool
  ) throws {
    func bytes(_ text: String) -> [UInt8] {
      ((isMarked ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return isBig ? [high, low] : [low, high]
      }
    }
    let lines = try Folder().read(
      bytes("{\"text\": \"Envoys met at the café 🏰.\"}\n{\"text\": \"They parted.\"}\n"), as: "a.jsonl")
    #expect(lines.messages.isEmpty)
    #expect(lines.documents.map(\.text) == ["Envoys met at the café 🏰.", "They parted."])
    let rows = try Folder().read(bytes("title\ttext\r\nTalks\t“Envoys” met.\r\n"), as: "a.csv")
    #expect(rows.messages.isEmpty)
    #expect(rows.documents.map(\.text) == ["Talks\n\n“Envoys” met."])
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

  @Test func `that lacks a field that was asked for is left out, with one message for all its rows`() throws {
    var fields = RecordFields()
    fields.published = ["When"]
    let table = "title,text,day\nA,Envoys met.,2024-11-05\nB,They parted.,2024-11-06\n"
    let found = try Folder().read(table.utf8, as: "t.csv", fields: fields)
    #expect(found.documents.isEmpty)
    #expect(found.messages == ["t.csv: the table has no field 'When'; it has title, text, day"])
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

struct `The header of a mail` {
  @Test(arguments: [[UInt8]("Caf\u{E9} talks".utf8), Array("Caf".utf8) + [0xE9] + Array(" talks".utf8)])
  func `may hold letters that are not coded as they should be`(subject: [UInt8]) throws {
    let mail =
      Array("From: Ann Lee <ann@wire.example>\nSubject: ".utf8) + subject + Array("\n\nEnvoys met.\n".utf8)
    #expect(try Folder().read(mail, as: "m.eml").documents.map(\.title) == ["Café talks"])
  }
}

struct `A mail that was passed on` {
  @Test func `speaks with the words and the name of its first sender`() throws {
    let mail = """
      From: Ann Lee <ann@post.example>
      Subject: Fwd: RE: Talks
      Date: Wed, 6 Nov 2024 10:00:00 +0100

      ---------- Forwarded message ---------
      From: Wire Desk <desk@wire.example>
      Date: Tue, Nov 5, 2024 at 9:00 AM
      Subject: Talks resume
      To: <ann@post.example>

      Envoys met.
      """
    let document = try #require(try Folder().read(mail.utf8, as: "m.eml").documents.first)
    #expect(document.text == "Talks resume\n\nEnvoys met.")
    #expect(document.author == "Wire Desk" && document.published?.description == "2024-11-05")
  }

  @Test func `loses what it answers, and what is hidden in its markup`() throws {
    let answer =
      "Subject: Re: Talks\n\nEnvoys met.\n\nOn Mon, Nov 4, 2024 at 9:00 AM Karl Ott\n<ott@x.example> wrote:\n\n> Any news?\n>\n> Karl\n"
    #expect(try Folder().read(answer.utf8, as: "m.eml").documents.map(\.text) == ["Talks\n\nEnvoys met.\n\n"])
    let letter = """
      Subject: Talks
      Content-Type: text/html; charset=utf-8

      <body><div style="display: none; max-height: 0">A line for lists of mails only.</div><h1>Talks resume</h1>
      <p>Envoys met.</p><p><a href="https://x.example/1">View in browser</a></p></body>
      """
    #expect(
      try Folder().read(letter.utf8, as: "m.eml").documents.map(\.text) == [
        "Talks resume\n\nEnvoys met."
      ])
  }
}

struct `A box of mails` {
  private static let box = """
    From ann@x.example Tue Nov  5 10:00:00 2024
    Subject: Talks

    Envoys met.
    >From there they went home.

    From bob@x.example Wed Nov  6 10:00:00 2024
    Subject: A bridge

    From now on, guards close it.

    """

  @Test func `is a document for each`() throws {
    let found = try Folder().read(Self.box.utf8, as: "box.mbox")
    #expect(found.messages.isEmpty)
    #expect(
      found.documents.map(\.text) == [
        "Talks\n\nEnvoys met.\nFrom there they went home.\n\n", "A bridge\n\nFrom now on, guards close it.\n",
      ])
    #expect(found.documents.map { $0.path.split(separator: "/").last } == ["box.mbox:2", "box.mbox:8"])
  }

  @Test func `may hold a mail of nothing`() throws {
    let found = try Folder().read(
      ("From a@x.example Tue Nov  5 10:00:00 2024\n" + Self.box).utf8, as: "box.mbox")
    #expect(found.messages.isEmpty)
    #expect(found.documents.map { $0.path.split(separator: "/").last } == ["box.mbox:3", "box.mbox:9"])
  }

  @Test func `leaves out a mail that is too large, and reads the next`() throws {
    let large =
      "From ann@x.example Tue Nov  5 10:00:00 2024\nSubject: A\n\n"
      + String(repeating: "Envoys met.\n", count: 200) + "\n"
    let found = try Folder().read((large + Self.box).utf8, as: "box.mbox", limits: InputLimits(bytes: 1000))
    #expect(found.documents.map(\.title) == ["Talks", "A bridge"])
    #expect(found.messages == ["box.mbox:2: larger than 1000 bytes; --max-bytes raises the limit"])
  }
}

struct `A text in Markdown` {
  @Test func `loses its marks, and says in front who wrote it`() throws {
    let text = """
      ---
      title: "Talks resume"
      author: Ann Lee
      date: 2024-11-05
      source: Wire
      url: https://wire.example/1
      ---

      # Talks resume

      The **foreign minister** of [Ruritania](https://x.example/r) met *Karl Kurvi* on snake_case_day.
      ![A castle](castle.png)

      > "It will take 3 * 4 years," he said.

      - They parted\\.

      ```
      code
      ```
      """
    let document = try #require(try Folder().read(text.utf8, as: "a.md").documents.first)
    #expect(
      document.text == """

        Talks resume

        The foreign minister of Ruritania met Karl Kurvi on snake_case_day.


        "It will take 3 * 4 years," he said.

        They parted.

        """)
    #expect(document.title == "Talks resume" && document.author == "Ann Lee" && document.source == "Wire")
    #expect(document.published?.description == "2024-11-05" && document.address == "https://wire.example/1")
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

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "PDF")

  @Test(.enabled(if: Tool.exists("pdftotext")), arguments: ["two-pages.pdf", "columns.pdf"])
  func `gives its headline and its paragraphs, without what stands on every page`(file: String) throws {
    let found = try Folder().read(try Data(contentsOf: Self.folder.appending(path: file)), as: file)
    let document = try #require(found.documents.first)
    #expect(document.title == "Ruritania names envoy to Borduria")
    #expect(
      document.text == """
        Ruritania names envoy to Borduria

        STRELSAU, Nov. 5 - Ruritania on Tuesday named Fritz von Tarlenheim as its envoy to Borduria, the foreign \
        ministry said in a statement.

        Tarlenheim, 54, was an adviser to the king until last year, and he led the negotiations of 2021 on the river. \
        “It will take time,” he said.

        Borduria has not said whether it will receive him. Its foreign minister, Karl Kurvi, is to meet the ambassador \
        of Syldavia on Thursday in Klow, where talks about the border have been going on since the spring, and where \
        nobody expects them to end before the next.

        The envoy will live in Zenda.
        """)
    if file == "two-pages.pdf" {
      #expect(document.author == "Ann Lee" && document.published?.description == "2024-11-05")
    }
  }

  /// Lines as `pdftotext -bbox-layout` writes them: a left and a top edge, and words.
  private func page(_ lines: [(Int, Int, String)]) -> String {
    "<page width=\"400\" height=\"800\"><flow>\n<page width=\"400\" height=\"800\">\n<block x>\n"
      + lines.map { left, top, words in
        "<line xMin=\"\(left)\" yMin=\"\(top)\" xMax=\"390\" yMax=\"\(top + 10)\">\n"
          + words.split(separator: " ").map { "<word xMin=\"0\">\($0)</word>\n" }.joined() + "</line>\n"
      }.joined()
  }

  @Test func `has words that were cut at the end of a line made whole`() {
    var reader = PDFLayout.Reader()
    let bytes = Array(
      page([(20, 200, "Talks re-"), (20, 212, "sume in Strels&amp;au"), (20, 260, "The end.")]).utf8)
    // The pipe cuts the bytes anywhere.
    for byte in bytes { reader.read([byte]) }
    #expect(PDFLayout(reader.pages, layout: .shipped).text == "Talks resume in Strels&au\n\nThe end.")
  }

  @Test func `may say in one line who wrote it and when`() {
    var reader = PDFLayout.Reader()
    reader.read(
      page([(20, 200, "By Ann Lee, 5 November 2024"), (20, 260, "The talks in Strelsau ended.")]).utf8)
    let layout = PDFLayout(reader.pages, layout: .shipped)
    #expect(layout.byline == "Ann Lee" && layout.published?.description == "2024-11-05")
    #expect(layout.text == "The talks in Strelsau ended.")
  }

  @Test(.enabled(if: Tool.exists("pdftotext"))) func `that is too large is left out, and the work goes on`()
    throws
  {
    let bytes = try Data(contentsOf: Self.folder.appending(path: "two-pages.pdf"))
    let found = try Folder().read(
      bytes + Data(repeating: 0x20, count: 300_000), as: "large.pdf", limits: InputLimits(bytes: 400_000))
    #expect(found.documents.count == 1)
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
