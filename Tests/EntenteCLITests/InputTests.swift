import Foundation
import Testing

@testable import Entente

struct `An input file` {
  @Test(arguments: [
    ("Talks begin\n\nThey began.", "Talks begin"), ("\n\n  # Talks   begin \n", "Talks begin"),
    ("---\n***\nTalks", "Talks"),
    (String(repeating: "x", count: 121), String(repeating: "x", count: 119) + "…"),
  ]) func `is titled by its first line with words`(text: String, title: String) {
    #expect(Document.title(of: text) == title)
  }

  @Test func `is named by the digest of its text`() {
    // echo -n "Talks begin" | sha256sum
    #expect(Document.ID(digestOf: "").rawValue == "de3b0c44298fc1c14")
  }

  @Test func `loses its byte order mark and nothing else`() throws {
    let workshop = try Workshop()
    try workshop.write([0xEF, 0xBB, 0xBF] + "Talks\r\n begin ".utf8, to: "mark.txt")
    let document = try InputFile.path(workshop.folder.appending(path: "mark.txt").path).document()
    #expect(document.text == "Talks\r\n begin ")
  }

  @Test func `comes in the order of the paths, and within folders in that of the names' bytes`() throws {
    let workshop = try Workshop()
    for name in ["b/2.txt", "b/10.md", "b/ä.TXT", "b/.hidden.txt", "b/c/1.txt", "a.txt"] {
      try workshop.write("Talks".utf8, to: name)
    }
    let root = workshop.folder.path + "/"
    let list = InputList([root + "b", root + "a.txt", root + "b/2.txt"])
    #expect(
      list.files == ["b/10.md", "b/2.txt", "b/c/1.txt", "b/ä.TXT", "a.txt"].map { .path(root + $0) })
    #expect(list.errors.isEmpty)
  }
}

struct `Work in order` {
  @Test(arguments: [1, 2, 7]) func `hands results on as the inputs came`(workers: Int) async {
    var seen: [Int] = []
    await inOrder(Array(0..<200), workers: workers, transform: { $0 * 2 }) {
      seen.append($0)
      return true
    }
    #expect(seen == (0..<200).map { $0 * 2 })
  }

  @Test func `stops when told to`() async {
    var seen = 0
    await inOrder(Array(0..<200), workers: 3, transform: { $0 }) { _ in
      seen += 1
      return seen < 5
    }
    #expect(seen == 5)
  }
}
