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

struct `A damaged model` {
  @Test(arguments: ["lemma.rules", "classes.inventory"])
  func `is refused before a list without end is read`(section: String) throws {
    let embedded = try LanguageModel.embedded().file
    var writer = ModelFileWriter()
    for name in embedded.sectionNames {
      let bytes = Array(try embedded.array(name, of: UInt8.self))
      writer.add(name, bytes: name == section ? [UInt8](repeating: 0x6C, count: 1 << 20) : bytes)
    }
    let model = try ModelFile(keeping: writer.bytes())
    let error = #expect(throws: ModelError.self) { try LanguageModel(model) }
    guard case .wrongLength(section, 1 << 20, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
