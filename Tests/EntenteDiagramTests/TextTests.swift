import EntenteModel
import Testing

@testable import EntenteDiagram

@Suite struct `A block of text` {
  @Test(arguments: [
    ("Russia", 100.0, ["Russia"]), ("", 100, []), ("  two \n words ", 100, ["two words"]),
    ("South Korea's Defence Ministry", 120, ["South Korea's", "Defence Ministry"]),
    ("National Intelligence Service", 124, ["National", "Intelligence Service"]),
    ("one two three four", 60, ["one two", "three four"]),
  ])
  func `wraps evenly`(text: String, width: Double, lines: [String]) {
    #expect(TextBlock(text, width: width, size: 11.5).lines == lines)
  }

  @Test func `ends in an ellipsis when it is cut`() {
    let block = TextBlock("one two three four five six seven", width: 40, size: 11, limit: 2)
    #expect(block.lines.count == 2)
    #expect(block.lines[1].hasSuffix("…"))
    #expect(block.width <= 40)
  }

  @Test func `cuts a word that is wider than a line`() {
    let block = TextBlock(String(repeating: "w", count: 60), width: 80, size: 11, limit: 20)
    #expect(block.lines.joined() == String(repeating: "w", count: 60))
    #expect(block.width <= 80)
  }

  @Test func `is as wide as DejaVu Sans sets it`() {
    // Units of 1/2048 em: R 1399, u 1298, s 1067 twice, i 569, a 1255.
    #expect(abs(FontMetrics.shared.width(of: "Russia", size: 1000) - 3250.5) < 20)
  }
}

@Suite struct Wordings {
  @Test(arguments: [
    (11_000.0, "exact", "11,000"), (10_000, "at_least", "at least 10,000"),
    (1500.5, "about", "about 1,500.5"),
    (1, "fewer_than", "under 1"), (1_000_000, "more_than", "over 1,000,000"),
  ])
  func `of quantities`(value: Double, bound: String, words: String) {
    let quantity = Quantity(value: value, qualifier: bound, unit: "troops")
    #expect(Wording.quantity(quantity, omitting: "military unit") == words)
    #expect(Wording.quantity(quantity, omitting: "") == words + " troops")
  }

  @Test(arguments: [
    ("2024-10-24", "2024-11-06", "24 October – 6 November 2024"),
    ("2024-11-05", "2024-11-06", "5 – 6 November 2024"),
    ("2023", "2024", "2023 – 2024"), ("2024-11-05", "2024-11-05", "5 November 2024"),
  ])
  func `of periods`(from: String, to: String, words: String) throws {
    let (from, to) = (try #require(CalendarDate(from)), try #require(CalendarDate(to)))
    #expect(Wording.period(from: from, to: to) == words)
  }

  @Test(arguments: [
    ("https://a.org/x?y=1&z=2", "https://a.org/x?y=1&z=2"),
    ("http://a.org/\"onload", "http://a.org/%22onload"),
    ("javascript:alert(1)", nil), ("file:///etc/passwd", nil), ("data:text/html,x", nil),
    ("notes/a.txt", nil),
    ("https://a.org/a b<c>", "https://a.org/a%20b%3Cc%3E"),
  ])
  func `of addresses`(text: String, link: String?) { #expect(SafeLink.web(text) == link) }
}
