import EntenteModel
import EntenteQuery
import Testing

/// The looks at bytes by which a walk over all names passes by those that cannot be meant.
struct `A quick look at a name` {
  private static let names = [
    "zelenskyy", "volodymyr zelenskyy", "zelenskiy", "kursk", "kurks", "kursk oblast", "sergei lavrov",
    "sergey lavrov",
    "yermak", "iermak", "jermak", "łódź", "lodz", "el fasher", "al fashir", "北京", "a", "un", "united nations",
    "ministry of defence", "ministry of defense", "ivan", "ivanov", "petro 12", "petro 21", "o brien",
  ].map { NameFolding.fold($0) }

  @Test(arguments: names) func `lets through whatever is near`(typed: String) {
    let nearest = NearestNames<String>(to: typed)
    for name in Self.names where nearest.isNear(name) {
      let passes = look(at: name) { nearest.mayBeNear($0) }
      #expect(passes, "\(name)")
    }
  }

  @Test(arguments: names) func `lets through every romanisation`(typed: String) {
    let romanisation = Romanisation(of: typed)
    for name in Self.names where romanisation.matches(folded: name) {
      let passes = look(at: name) { romanisation.mayMatch($0) }
      #expect(passes, "\(name)")
    }
  }

  @Test func `passes by what has other letters`() {
    let passes = look(at: "pyongyang") {
      NearestNames<String>(to: "kursk").mayBeNear($0) || Romanisation(of: "kursk").mayMatch($0)
    }
    #expect(!passes)
  }

  private func look(at name: String, _ body: (Span<UInt8>) -> Bool) -> Bool { body(Array(name.utf8).span) }
}
