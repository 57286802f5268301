import EntenteLanguage
import Testing

struct `A sequence of name tags` {
  @Test(arguments: NameKind.allCases, 1...4)
  func `spells the names that it was made of`(kind: NameKind, length: Int) {
    let names = [
      NameSpan(tokens: 1..<1 + length, kind: kind), NameSpan(tokens: 1 + length..<2 + length, kind: kind),
    ]
    let tags = NameTag.tags(of: names, count: length + 4)
    #expect(NameTag.spans(of: tags) == names)
    #expect(NameTag.spans(of: tags, from: 10).first?.tokens == 11..<11 + length)
    #expect(zip(tags, tags.dropFirst()).allSatisfy { $0.mayPrecede($1) })
  }

  @Test func `may not leave a name open`() {
    let open = NameTag(.person, .beginning)
    #expect(!open.mayEnd)
    #expect(!open.mayPrecede(.outside))
    #expect(!open.mayPrecede(NameTag(.place, .last)))
    #expect(open.mayPrecede(NameTag(.person, .last)))
    #expect(!NameTag(.person, .last).mayStart)
  }

  @Test func `of no tokens has no names`() {
    #expect(NameTag.spans(of: []).isEmpty)
  }
}
