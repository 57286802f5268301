import EntenteModel
import Foundation
import Testing

@testable import EntenteInput

/// Pages in the manner of news sites of many kinds, each with what is to be read from it beside it.
struct `A page of a news site` {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pages")

  private static let pages =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".html") }.sorted()

  @Test(arguments: pages) func `gives its report, and what it says of it`(page: String) throws {
    let found = try Folder().read(try Data(contentsOf: Self.folder.appending(path: page)), as: page)
    #expect(found.messages.isEmpty)
    let document = try #require(found.documents.first)
    let facts = [
      ("headline", document.title), ("byline", document.author), ("date", document.published?.description),
      ("outlet", document.source), ("address", document.address),
    ].compactMap { name, fact in fact.map { "\(name): \($0)\n" } }
    let expected = Self.folder.appending(path: page.replacing(".html", with: ".expected"))
    #expect(
      facts.joined() + "\n" + document.text + "\n"
        == String(decoding: try Data(contentsOf: expected), as: UTF8.self))
  }

  @Test func `is among many kinds of them`() { #expect(Self.pages.count >= 13) }
}
