import Testing

@testable import EntenteLexicon

struct `A set of phrases` {
  private let phrases = Phrases(["minister", "prime minister", "vice-president", "people's deputy"])

  @Test func `finds the longest phrase that begins at a word`() {
    let words = ["prime", "minister", "of"]
    #expect(phrases.match(words, at: 0, before: 3)?.count == 2)
    #expect(phrases.match(words, at: 1, before: 3)?.count == 1)
    #expect(phrases.match(words, at: 0, before: 1) == nil)
    #expect(phrases.match(words, at: 2, before: 3) == nil)
  }

  @Test func `finds the longest phrase that ends before a word`() {
    let words = ["the", "prime", "minister", "said"]
    #expect(phrases.match(words, endingAt: 3, from: 0)?.count == 2)
    #expect(phrases.match(words, endingAt: 3, from: 2)?.count == 1)
    #expect(phrases.match(words, endingAt: 4, from: 0) == nil)
  }

  @Test func `cuts words as the tokeniser does`() {
    #expect(Phrases.words(of: "Vice-President") == ["vice", "-", "president"])
    #expect(Phrases.words(of: "people's deputy") == ["people", "'s", "deputy"])
    #expect(phrases.contains("Vice-President"))
  }
}
