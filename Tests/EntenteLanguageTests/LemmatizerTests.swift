import Testing

@testable import EntenteLanguage

struct `A rule of the lemmatizer` {
  @Test(arguments: ["l 3 y", "k 0 ", "k 4 go on", "l 12 é"]) func `is what its line spells`(line: String)
    throws
  {
    #expect(try #require(Lemmatizer.Rule(line: line.utf8)).line == line)
  }

  @Test(arguments: ["", "l 3", "l x y", "l -1 y", "l  y", "l 99999999999999999999 y"])
  func `is none where its line is damaged`(line: String) {
    #expect(Lemmatizer.Rule(line: line.utf8) == nil)
  }

  @Test func `takes no more off a word than there is`() throws {
    let rule = try #require(Lemmatizer.Rule(line: "l 9 be".utf8))
    #expect(rule.lemma(of: Array("Are".utf8)) == "be")
  }
}
