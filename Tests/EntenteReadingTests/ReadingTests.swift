import EntenteModel
import EntenteReading
import Foundation
import Testing

struct `A reader` {
  static let oddities = [
    "", " ", "\n\n\n", "Kyiv", "…", "🕊️🕊️🕊️", "\u{0}\u{0}", "Kyiv\u{0}fell\u{0}silent.",
    "KYIV, Nov 5 —\r\n\r\nRussia attacked Ukraine.\r\nIran backed Russia.\r\n",
    "Russia\tattacked\tUkraine\t.\tIran\tbacked\tRussia.", "\u{FEFF}Russia attacked Ukraine.",
    "“Rossiya” атаковала Украину; 俄罗斯 attacked Ukraine 🚀 on Monday.",
    "Mr.", "U.S.", "(((((", "\"'\"'\"'", ")))) said Putin ((((", "Putin Putin Putin Putin Putin",
    "the the the of of of to to to by by by", "Of Russia by Russia for Russia against Russia.",
    "e\u{301}\u{301}\u{301}\u{301} attacked A\u{30A}.", "said said said said, he said, she said.",
    "The plan was praised by Jane Roe's", "The plan was praised by Jane Roe’",
    "11,000 10,000 9,000 troops troops troops", "1 2 3 4 5 6 7 8 9 0", "=====\n-----\n| a | b |\n",
    "The plan was praised by the chief", "acting chief", "U.S. Police",
    "By Peru's said new unit, Oruro Industries, Peru said.",
    // Names that share words: their words must not hang from one another in a circle.
    "It was signed by the Group and Eight -- the U.S., the Chad, gathering.",
  ]

  @Test(arguments: oddities) func `returns whatever it is given`(text: String) {
    expectSound(Bench.read(text), of: text)
  }

  @Test func `returns for a megabyte without a space`() {
    let text = String(repeating: "x", count: 1_000_000)
    expectSound(Bench.read(text), of: text)
  }

  @Test(arguments: ["Kyiv", "Ä", ".", "-", "(", "🕊", "U.S.", "a-", "\n", "said "])
  func `returns for the same again and again`(unit: String) {
    let text = String(repeating: unit, count: 600 / unit.utf8.count)
    expectSound(Bench.read(text), of: text)
  }

  @Test(arguments: Bench.files(below: Bench.root.appending(path: "Graphs"), "txt"))
  func `quotes the bytes of the text`(path: String) throws {
    let text = try Bench.text(of: "Graphs/\(path)", in: Bench.root)
    let reading = Bench.read(text)
    #expect(!reading.entities.isEmpty && !reading.claims.isEmpty)
    expectSound(reading, of: text)
  }

  @Test(arguments: Bench.files(below: Bench.root.appending(path: "Graphs"), "txt").prefix(2))
  func `reads the same text the same way twice`(path: String) throws {
    let text = try Bench.text(of: "Graphs/\(path)", in: Bench.root)
    #expect(Bench.read(text) == Bench.read(text))
  }

  @Test func `reads the same text the same way on several threads`() async throws {
    let text = try Bench.text(of: "Graphs/kursk/2024-11-05-kyiv.txt", in: Bench.root)
    let expected = Bench.read(text)
    await withTaskGroup(of: Reading.self) { group in
      for _ in 0..<4 { group.addTask { Bench.read(text) } }
      for await reading in group { #expect(reading == expected) }
    }
  }

  /// Windows line ends move the bytes, not what is read.
  @Test(arguments: Bench.files(below: Bench.root.appending(path: "Graphs"), "txt").prefix(2))
  func `reads the same claims with other line ends`(path: String) throws {
    let text = try Bench.text(of: "Graphs/\(path)", in: Bench.root)
    func triples(_ text: String) -> [String] {
      Bench.read(text).claims.map { "\($0.subject) \($0.predicate) \($0.object)" }.sorted()
    }
    #expect(triples(text) == triples(text.replacing("\n", with: "\r\n")))
  }

  /// What any reading promises, whatever the text.
  private func expectSound(
    _ reading: Reading, of text: String, _ location: SourceLocation = #_sourceLocation
  ) {
    let bytes = Array(text.utf8)
    let scalars = Array(text.unicodeScalars)
    let ids = Set(reading.entities.map(\.id))
    func expectQuoted(_ quotation: Quotation) {
      guard quotation.range.lowerBound >= 0, quotation.range.upperBound <= bytes.count,
        quotation.scalars.upperBound <= scalars.count
      else {
        Issue.record("\(quotation.range) lies outside of the text", sourceLocation: location)
        return
      }
      #expect(bytes[quotation.range].elementsEqual(quotation.text.utf8), sourceLocation: location)
      #expect(
        scalars[quotation.scalars].elementsEqual(quotation.text.unicodeScalars), sourceLocation: location)
    }
    #expect(reading.document.text == text, sourceLocation: location)
    #expect(ids.count == reading.entities.count, "two entities of one id", sourceLocation: location)
    for mention in reading.mentions {
      #expect(ids.contains(mention.entity), "\(mention.entity)", sourceLocation: location)
      #expect(!mention.quotation.text.isEmpty, sourceLocation: location)
      expectQuoted(mention.quotation)
    }
    for claim in reading.claims {
      #expect(ids.contains(claim.subject) && ids.contains(claim.object), "\(claim)", sourceLocation: location)
      #expect(claim.subject != claim.object, "\(claim)", sourceLocation: location)
      #expect(!claim.evidence.text.isEmpty, sourceLocation: location)
      #expect(claim.attribution?.entity.map(ids.contains) ?? true, "\(claim)", sourceLocation: location)
      expectQuoted(claim.evidence)
      claim.triggers.forEach(expectQuoted)
      expectPermitted(claim, in: reading, location)
    }
    for notice in reading.notices {
      #expect(notice.range.upperBound <= bytes.count, "\(notice)", sourceLocation: location)
    }
  }

  private func expectPermitted(_ claim: Claim, in reading: Reading, _ location: SourceLocation) {
    let kinds = Dictionary(reading.entities.map { ($0.id, $0.kind) }, uniquingKeysWith: { $1 })
    guard let subject = kinds[claim.subject], let object = kinds[claim.object] else { return }
    #expect(
      Bench.lexicon.ontology.permits(subject, claim.predicate, object),
      "\(claim.subject) \(claim.predicate) \(claim.object)", sourceLocation: location)
  }
}
