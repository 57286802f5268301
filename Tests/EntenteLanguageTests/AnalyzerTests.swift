import Testing

@testable import EntenteLanguage

struct `An analyser` {
  private func analysis(_ text: String) throws -> Analysis {
    Analyzer(try LanguageModel.embedded()).analyze(text)
  }

  /// `arcs` are written dependent ← relation ← head; the root's head is "0".
  private func check(
    _ text: String, _ arcs: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let analysis = try analysis(text)
    let found = Set(
      analysis.tokens.indices.map { index in
        let head = analysis.tokens[index].head
        return
          "\(analysis.form(of: index)) ←\(analysis.tokens[index].relation.name) \(head < 0 ? "0" : analysis.form(of: head))"
      })
    for arc in arcs { #expect(found.contains(arc), "\(found.sorted())", sourceLocation: sourceLocation) }
  }

  @Test func `tells who did what`() throws {
    try check(
      "The general ordered the attack.", ["general ←nsubj ordered", "attack ←obj ordered", "ordered ←root 0"])
  }

  @Test func `tells what was done by whom`() throws {
    try check(
      "The bridge was destroyed by Russian troops.",
      ["bridge ←nsubj:pass destroyed", "was ←aux:pass destroyed", "troops ←obl:agent destroyed"])
  }

  @Test func `hangs relative clauses on their nouns`() throws {
    try check(
      "The minister, who signed the treaty, resigned on Monday.",
      ["signed ←acl:relcl minister", "minister ←nsubj resigned", "treaty ←obj signed"])
  }

  @Test func `knows possessors, compounds and conjuncts`() throws {
    try check(
      "North Korea's troops fought in Kursk and withdrew.",
      ["North ←compound Korea", "Korea ←nmod:poss troops", "withdrew ←conj fought"])
  }

  @Test func `gives every sentence one root and no cycle`() throws {
    let analysis = try analysis(
      "KYIV — Two officials (one of them a general) said Tuesday that talks, long delayed, \"will go on\"...\n\nMORE:\n• see p. 3"
    )
    for sentence in analysis.sentences {
      #expect(sentence.tokens.filter { analysis.tokens[$0].head < 0 }.count == 1)
      for start in sentence.tokens {
        var at = start
        for _ in sentence.tokens where analysis.tokens[at].head >= 0 { at = analysis.tokens[at].head }
        #expect(analysis.tokens[at].head < 0)
        #expect(sentence.tokens.contains(at))
      }
    }
  }

  @Test(arguments: [
    ("He said so.", 1, "say"), ("The soldiers left.", 1, "soldier"), ("The soldiers left.", 2, "leave"),
    ("She has gone.", 2, "go"), ("They are heavier.", 2, "heavy"), ("The countries met.", 1, "country"),
    ("Kim met Putin.", 0, "Kim"), ("Kim met Putin.", 1, "meet"),
  ])
  func `gives dictionary forms`(_ text: String, _ index: Int, _ lemma: String) throws {
    #expect(try analysis(text).lemma(of: index) == lemma)
  }

  @Test func `tells tense, number and voice`() throws {
    let analysis = try analysis("The ships were sunk by drones.")
    #expect(analysis.tokens[1].features.contains(.plural))
    #expect(analysis.tokens[3].features.isSuperset(of: [.past, .participle]))
    #expect(analysis.tokens[3].tag == .verb)
  }

  @Test func `reads a text alike whatever stands around it`() throws {
    let alone = try analysis("The general ordered the attack.")
    let followed = try analysis("The general ordered the attack.\n\nNobody else spoke.")
    #expect(followed.tokens.prefix(alone.tokens.count).elementsEqual(alone.tokens))
  }

  @Test func `takes a megabyte without a space`() throws {
    let analysis = try analysis(String(repeating: "x", count: 1 << 20))
    #expect(analysis.tokens.count == 1)
  }

  @Test(arguments: [
    "\0a\0\0b", String(repeating: "([", count: 400), String(repeating: "“", count: 400),
    String(repeating: "a-", count: 400), String(repeating: "1,", count: 400),
    String(repeating: "e\u{301}", count: 400),
  ])
  func `takes what nobody would write`(_ text: String) throws {
    let analysis = try analysis(text)
    #expect(analysis.tokens.allSatisfy { !$0.range.isEmpty && $0.range.upperBound <= text.utf8.count })
    #expect(analysis.sentences.reduce(0) { $0 + $1.tokens.count } == analysis.tokens.count)
    for sentence in analysis.sentences {
      #expect(sentence.tokens.filter { analysis.tokens[$0].head < 0 }.count == 1)
    }
  }

  @Test func `takes an empty text`() throws {
    let analysis = try analysis(" \n ")
    #expect(analysis.tokens.isEmpty && analysis.sentences.isEmpty)
  }
}
