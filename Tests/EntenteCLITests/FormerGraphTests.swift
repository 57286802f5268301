import Foundation
import Testing

/// A graph that an earlier program made.
struct `A graph of format 2` {
  @Test func `says the same, byte for byte, when it is brought to the current format`() throws {
    let workshop = try Workshop()
    let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures")
    let graph = workshop.folder.appending(path: "former.sqlite")
    try FileManager.default.copyItem(at: fixtures.appending(path: "format-2.sqlite"), to: graph)
    let export = try workshop.entente("export", "--format", "json", "--graph", "former.sqlite")
    let expected = try String(contentsOf: fixtures.appending(path: "format-2.json"), encoding: .utf8)
    #expect(export.output == expected)
    let found = try workshop.entente("search", "zurich host*", "--graph", "former.sqlite")
    #expect(found.status == 1 || found.output.contains("Zürich"))
    #expect(
      try workshop.entente("search", "depot kursk", "--graph", "former.sqlite").output.contains("Kursk"))
    // What is not known by a digest is found by its own id, and taken away with its document.
    #expect(try workshop.entente("reject", "trial-7", "--graph", "former.sqlite").status == 0)
    for path in ["pipeline", "harbour", "harbour-again"] {
      #expect(try workshop.entente("remove", "reports/\(path).txt", "--graph", "former.sqlite").status == 0)
    }
    #expect(try workshop.entente("doctor", "--graph", "former.sqlite").status != 2)
    #expect(try workshop.entente("search", "kursk", "--graph", "former.sqlite").status == 1)
  }
}
