import EntenteModel
import Foundation
import Testing

@testable import EntenteInput

struct `An input file` {
  @Test(arguments: [
    ("Talks begin\n\nThey began.", "Talks begin"), ("\n\n  # Talks   begin \n", "Talks begin"),
    ("---\n***\nTalks", "Talks"), ("date 2024-11-06 Talks begin", "Talks begin"),
    ("2024-11-06\nTalks begin", "Talks begin"), ("2024 brought talks", "2024 brought talks"),
    (String(repeating: "x", count: 121), String(repeating: "x", count: 119) + "…"),
  ]) func `is titled by its first line with words`(text: String, title: String) {
    #expect(Document.title(of: text) == title)
  }

  @Test func `is named by the digest of its text`() {
    // echo -n "Talks begin" | sha256sum
    #expect(Document.ID(digestOf: "").rawValue == "de3b0c44298fc1c14")
  }

  @Test func `loses its byte order mark and nothing else`() throws {
    let folder = try Folder()
    try folder.write([0xEF, 0xBB, 0xBF] + "Talks\r\n begin ".utf8, to: "mark.txt")
    let document = try DocumentReader().document(in: .path(folder.url.appending(path: "mark.txt").path))
    #expect(document.text == "Talks\r\n begin ")
  }

  @Test func `comes in the order of the paths, and within folders in that of the names' bytes`() throws {
    let folder = try Folder()
    for name in ["b/2.txt", "b/10.md", "b/ä.TXT", "b/.hidden.txt", "b/c/1.txt", "b/graph.json", "a.txt"] {
      try folder.write("Talks".utf8, to: name)
    }
    let root = folder.url.path + "/"
    let list = InputList([root + "b", root + "a.txt", root + "b/2.txt"])
    #expect(
      list.files == ["b/10.md", "b/2.txt", "b/c/1.txt", "b/ä.TXT", "a.txt"].map { .path(root + $0) })
    #expect(list.errors.isEmpty)
  }

  @Test func `that is a pipe is read once where it is named, and let be where it lies in a folder`() throws {
    let folder = try Folder()
    let path = folder.url.appending(path: "pipe.txt").path
    let unnamed = folder.url.appending(path: "pipe").path
    #expect(mkfifo(path, 0o600) == 0 && mkfifo(unnamed, 0o600) == 0)
    #expect(InputList([folder.url.path]).files.isEmpty)
    for pipe in [path, unnamed] {
      // Opening either end waits for the other.
      let writer = Thread { try? Data("Envoys met on Monday.".utf8).write(to: URL(filePath: pipe)) }
      writer.start()
      var pieces = InputPieces([.path(pipe)])
      let next = pieces.next()
      let piece = try #require(next)
      guard case .document(let document, _)? = DocumentReader().documents(in: piece).first else {
        Issue.record("the pipe is left out")
        continue
      }
      #expect(document.text == "Envoys met on Monday.")
    }
  }

  @Test func `that may not be read is refused in the system's own words`() {
    let errors: [any Error] = [
      CocoaError(.fileReadNoPermission), POSIXError(.EACCES),
      CocoaError(.fileReadUnknown, userInfo: [NSUnderlyingErrorKey: POSIXError(.EACCES)]),
    ]
    #expect(errors.map(InputFile.reason) == ["Permission denied", "Permission denied", "Permission denied"])
  }

  @Test(arguments: [
    ("*.txt", ["a.txt", "b.txt"]), ("?.html", ["c.html"]), ("[ab].*", ["a.txt", "b.txt"]),
    ("[!a].*", ["b.txt", "c.html"]), ("d*/*", ["d1/e.txt", "d2/f.txt"]), ("d*", ["d1/e.txt", "d2/f.txt"]),
  ]) func `may be named by a pattern`(pattern: String, names: [String]) throws {
    let folder = try Folder()
    for name in ["a.txt", "b.txt", "c.html", "d1/e.txt", "d2/f.txt", ".hidden.txt"] {
      try folder.write("Talks".utf8, to: name)
    }
    let root = folder.url.path + "/"
    #expect(InputList([root + pattern]).files == names.map { .path(root + $0) })
    #expect(InputList([root + "z*"]).errors == [.noMatch(root + "z*")])
  }

  @Test(arguments: [
    ("*", "", true), ("a*b*c", "aXbYc", true), ("a*b*c", "aXbY", false), ("*a", "baa", true),
    ("?", "", false),
    ("[]]", "]", true), ("[a-c]x", "bx", true), ("[", "[", false),
  ]) func `matches a pattern as in a shell`(pattern: String, name: String, matches: Bool) {
    #expect(Pattern.matches(Array(name), Array(pattern)) == matches)
  }

  @Test(arguments: [
    ("a.txt", InputFormat.text), ("A.HTML", .html), ("a.jsonl.gz", .jsonl), ("a.md.zst", .markdown),
    ("a.json", .json),
    ("a.eml", .mail),
    ("a.b.csv", .csv),
  ]) func `is known by its name`(name: String, format: InputFormat) {
    #expect(InputFormat(named: name) == format)
  }

  @Test(arguments: [
    ("<!DOCTYPE html><p>", InputFormat.html), ("  <html>", .html), ("<?xml version='1.0'?><rss>", .feed),
    ("<feed xmlns=", .feed), ("{\"text\": \"a\"}", .jsonl), ("{\n \"text\": 1", .json), ("[ {", .json),
    ("[A bracket]", .text), ("%PDF-1.7", .pdf), ("Talks began.", .text),
    ("<3 talks", .text), ("", .text),
    ("Return-Path: <a@wire.example>\r\nFrom: Ann Lee\r\n <a@wire.example>\r\n\r\nEnvoys met.", .mail),
    ("From: the desk\nTo: all\n\nEnvoys met.", .text),
    ("From: Ann\nMIME-Version: 1.0\nSubject: a long one th", .mail),
    ("From a@wire.example Mon Nov  4 12:00:00 2024\nFrom: Ann\nMIME-Version: 1.0\n\nEnvoys met.", .mailbox),
  ]) func `is known by its beginning where its name says nothing`(start: String, format: InputFormat) {
    #expect(InputFormat(startingWith: Array(start.utf8)[...]) == format)
  }
}
