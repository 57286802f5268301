import EntenteModel
import Testing

/// Texts are written with the quoted words between ‹ and ›, which are no part of the text.
struct `A quoter` {
  @Test(arguments: [
    ("‹Kyiv› fell silent.", 0..<4, 0..<4, 1),
    ("São Tomé, ‹Príncipe›", 12..<21, 10..<18, 1),
    ("one\ntwo ‹три›\nfour", 8..<14, 8..<11, 2),
    ("a\r\nb\r\n‹c›", 6..<7, 6..<7, 3),
    ("🕊️ ‹peace›", 8..<13, 3..<8, 1),
    ("e\u{301}‹x›", 3..<4, 2..<3, 1),
    ("\n\n‹›", 2..<2, 2..<2, 3),
  ]) func `counts bytes, scalars and lines`(
    marked: String, bytes: Range<Int>, scalars: Range<Int>, line: Int
  ) throws {
    let (document, range) = try parse(marked)
    let quotation = Quoter(document).quote(range)
    #expect(quotation.range == bytes)
    #expect(quotation.scalars == scalars)
    #expect(quotation.line == line)
    #expect(quotation.text == String(decoding: Array(document.text.utf8)[bytes], as: UTF8.self))
  }

  /// The quoter counts by blocks of some hundred bytes; a block may begin amid a scalar.
  @Test(arguments: [1, 2, 3, 4]) func `agrees with plain counting in long texts`(shift: Int) {
    let text = String(repeating: "x", count: shift) + String(repeating: "né🕊\n", count: 400)
    let quoter = Quoter(document(text))
    var bytes = 0
    var scalars = 0
    var line = 1
    for scalar in text.unicodeScalars {
      #expect(quoter.scalarOffset(of: bytes) == scalars)
      #expect(quoter.line(of: bytes) == line)
      bytes += UTF8.width(scalar)
      scalars += 1
      if scalar == "\n" { line += 1 }
    }
    #expect(quoter.scalarOffset(of: bytes) == scalars)
  }

  private func parse(_ marked: String) throws -> (Document, Range<Int>) {
    let open = try #require(marked.firstIndex(of: "‹"))
    let close = try #require(marked.firstIndex(of: "›"))
    let before = String(marked[..<open])
    let quoted = String(marked[marked.index(after: open)..<close])
    let after = String(marked[marked.index(after: close)...])
    let start = before.utf8.count
    return (document(before + quoted + after), start..<(start + quoted.utf8.count))
  }

  private func document(_ text: String) -> Document {
    Document(id: Document.ID(rawValue: "d1"), title: "A text", path: "a.txt", text: text)
  }
}
