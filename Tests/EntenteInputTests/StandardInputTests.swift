import EntenteModel
import Testing

@testable import EntenteInput

@Suite struct `Standard input` {
  private func paths(_ text: String, _ format: InputFormat, from path: String = "") -> [String] {
    let piece = InputPiece(content: .bytes(Array(text.utf8), format), name: "standard input", path: path)
    return DocumentReader().documents(in: piece).compactMap { result in
      if case .document(let document, _) = result { document.path } else { nil }
    }
  }

  private let feed = """
    <rss><channel><title>Harbour News</title>
    <item><title>The ferry is late</title><description>The ferry came two hours late.</description></item>
    <item><guid>n7</guid><title>The bridge is shut</title><description>The bridge was shut.</description></item>
    </channel></rss>
    """

  @Test func `gives a part no path of its place, which a part of another input would share`() {
    #expect(paths(feed, .feed) == ["", "n7"])
    let mail = InputPiece(
      content: .mail(Array("Subject: Ferries\n\nThe ferry came late.\n".utf8), line: 1),
      name: "standard input",
      path: "")
    guard case .document(let document, _)? = DocumentReader().documents(in: mail).first else {
      Issue.record("the mail is left out")
      return
    }
    #expect(document.path == "")
  }

  @Test func `is called what its documents are told to come from`() {
    #expect(paths(feed, .feed, from: "city.rss") == ["city.rss#1", "city.rss#n7"])
    #expect(paths("The ferry came two hours late.", .text, from: "note.txt") == ["note.txt"])
  }
}
