import EntenteLanguage
import Testing

private func word(_ text: String) -> NameWord {
  let bytes = Array(text.utf8)
  return NameWord(0..<bytes.count, in: bytes.span)
}

struct `A word in search of a name` {
  @Test(arguments: [
    ("Kyiv", "KYIV"), ("Évora", "ÉVORA"), ("Šiauliai", "šiauliai"), ("’s", "'s"), ("1987", "2024"),
  ])
  func `is the same word in small letters`(first: String, second: String) {
    #expect(word(first).lower == word(second).lower)
  }

  @Test(arguments: [("May", "may"), ("US", "us"), ("McKay", "Mckay"), ("Turkey", "Türkey")])
  func `is told apart by its spelling`(first: String, second: String) {
    #expect(word(first).exact != word(second).exact)
  }

  @Test func `in a heading looks as in running text`() {
    var heading = word("GENEVA")
    heading.calm()
    #expect(heading.exact == word("Geneva").exact)
    #expect(heading.shape == word("Geneva").shape)
  }

  @Test(arguments: ["", "x", "\u{0}", String(repeating: "Abc", count: 4000), "🇺🇳", "—"])
  func `may be anything`(text: String) {
    #expect(word(text).length <= 32)
  }

  @Test func `may be bytes that are not text`() {
    let bytes: [UInt8] = [0xff, 0xc3, 0xe2, 0x80, 0xc5, 0x41]
    for start in bytes.indices {
      for end in start...bytes.count { #expect(NameWord(start..<end, in: bytes.span).length <= 6) }
    }
  }

  @Test func `differs from a long word with the same ends`() {
    let long = String(repeating: "a", count: 40)
    #expect(word(long).lower != word(long + "a").lower)
  }
}
