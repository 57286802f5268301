import ArgumentParser
import Entente

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Go through doubtful mergers and conflicts one by one, and decide.",
    discussion: """
      EXAMPLES
        $ entente review
        $ entente review --mergers

      Each answer is a decision of its own at once: 'entente decisions' shows
      them, and 'entente undo' takes the last one back. What was decided is not
      asked again.
      """)

  @OptionGroup var target: GraphOptions

  @Flag(help: "Only who may be whom.")
  var mergers = false

  @Flag(help: "Only claims that contradict one another.")
  var conflicts = false

  func run() throws {
    let store = try target.open(.updating)
    var review = Review(store)
    do {
      if !conflicts || mergers { try review.goThroughMergers() }
      if !mergers || conflicts { try review.goThroughConflicts() }
    } catch is Review.Stop {}
    try StandardOutput.write(
      review.seen == 0
        ? "nothing is left to review\n" : "\(Wording.count(review.decided, "decision")) made\n")
    if review.seen == 0 { throw ExitStatus.nothingFound }
  }
}

/// Questions put to somebody at a terminal, or to whoever feeds standard input.
private struct Review {
  struct Stop: Error {}

  private let store: GraphStore
  private var library: Library
  private(set) var seen = 0
  private(set) var decided = 0

  init(_ store: GraphStore) {
    self.store = store
    library = Library(store)
  }

  mutating func goThroughMergers() throws {
    let doubtful = try store.doubtfulMergers()
    for (index, pair) in doubtful.enumerated() {
      seen += 1
      var page = Page()
      page.line(Style.quiet("merger \(index + 1) of \(doubtful.count)"))
      page.paragraph(
        "“\(DisplayText.plain(pair.seeker.name))” (\(Wording.kind(of: pair.seeker))) in "
          + "\(Wording.count(pair.documents, "document")) "
          + (pair.isMerged ? "is shown as " : "may be ")
          + "\(DisplayText.plain(pair.candidate.name)) (\(Wording.kind(of: pair.candidate))).", indent: 0)
      for mention in try store.mentions(under: pair.seeker.id, limit: 2) {
        page.paragraph(
          "“\(try library.surroundings(of: mention.quotation))”", indent: 2)
        try page.origin(of: mention.quotation, in: &library, indent: 2)
      }
      try page.print()
      switch try ask("Are they one? [y]es, [n]o, [s]kip, [q]uit: ", ["y", "n", "s", "q"]) {
      case "y": try decide([.same(pair.candidate.id, pair.seeker.id)])
      case "n": try decide([.different(pair.candidate.id, pair.seeker.id)])
      case "q": throw Stop()
      default: break
      }
    }
  }

  mutating func goThroughConflicts() throws {
    let accepted = Set(
      try store.decisions().list.compactMap { decision -> Claim.ID? in
        if case .accept(let claim) = decision { claim } else { nil }
      })
    let found = try store.conflicts(ConflictRules(under: store.ontology)).filter { conflict in
      !conflict.sides.joined().allSatisfy { accepted.contains($0.id) }
    }
    let wording = Wording(ontology: store.ontology)
    for (index, conflict) in found.enumerated() {
      seen += 1
      let claims = Array(conflict.sides.joined().prefix(9))
      var page = Page()
      page.line(
        Style.quiet(
          "conflict \(index + 1) of \(found.count): \(ConflictsCommand.words(for: conflict.matter))"))
      for (number, claim) in claims.enumerated() {
        let names = try [claim.subject, claim.object].map { Style.name(try library.name(of: $0)) }
        page.heading("\(number + 1)  \(names[0]) \(wording.label(of: claim)) \(names[1])")
        try page.evidence(of: [claim], in: &library, indent: 3)
      }
      let others = conflict.sides.joined().count - claims.count
      if others > 0 {
        page.line(Style.quiet("and \(Wording.count(others, "claim")) more; see 'entente conflicts'"))
      }
      try page.print()
      let numbers = claims.indices.map { String($0 + 1) }
      let answer = try ask(
        "Reject which (\(numbers.joined(separator: ", ")))? [a]ccept all, [s]kip, [q]uit: ",
        numbers + ["a", "s", "q"])
      switch answer {
      case "a": try decide(conflict.sides.joined().map { .accept($0.id) })
      case "q": throw Stop()
      case "s": break
      default: if let number = Int(answer) { try decide([.reject(claims[number - 1].id)]) }
      }
    }
  }

  /// What one answer decides is kept whole or not at all.
  private mutating func decide(_ decisions: [Decision]) throws {
    try store.decide(decisions)
    decided += decisions.count
  }

  /// The first of `answers` that is given; the end of the input is the wish to stop.
  private func ask(_ question: String, _ answers: [String]) throws -> String {
    while true {
      try StandardOutput.write(question)
      guard let line = readLine() else {
        try StandardOutput.write("\n")
        throw Stop()
      }
      let answer = line.split(separator: " ").joined().lowercased()
      if let known = answers.first(where: { $0 == answer || answer.hasPrefix($0) && Int($0) == nil }) {
        return known
      }
    }
  }
}
