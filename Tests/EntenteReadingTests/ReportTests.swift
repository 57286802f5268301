import EntenteModel
import EntenteReading
import Testing

/// Texts that show one construction of English each, against what a careful analyst would sign after reading them.
///
/// What the reader reaches is asserted for the whole set, so that a change for the worse is noticed. The list of
/// what is missed and what is wrong is printed when `ENTENTE_REPORT` is set.
struct `The construction texts` {
  private let score: ReportScore

  init() throws { score = try ReportScore.ofAllReports() }

  @Test func `are written in their format`() throws {
    for name in ReportScore.names {
      let lines = try Bench.text(of: "Reports/\(name).expected").split(separator: "\n")
      for line in lines {
        let claim = try #require(ExpectedClaim(line), "\(name): \(line)")
        #expect(Bench.lexicon.ontology.relationClass(claim.predicate) != nil, "\(name): \(line)")
      }
    }
  }

  @Test func `are read as well as before`() {
    if Bench.wantsReport { print(score) }
    #expect(score.recall >= 0.60, "\(score)")
    #expect(score.precision >= 0.90, "\(score)")
    #expect(score.stances >= 0.90, "\(score)")
    #expect(score.sources >= 0.90, "\(score)")
    #expect(score.quantities >= 0.90, "\(score)")
    #expect(score.dates >= 0.85, "\(score)")
  }
}
