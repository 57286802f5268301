import ArgumentParser
import Entente

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show the claims behind an entity, or behind the tie of two, each with its words and source.",
    usage: "entente explain <name> [<other>] [options]",
    discussion: """
      EXAMPLES
        $ entente explain Kursk
        $ entente explain "North Korean troops" Kursk
        $ entente explain umerov --modality claimed --json
        $ entente explain Kursk --why

      Claims that differ in their numbers, or deny one another, stand side by
      side above the words that they rest on.
      """)

  @Argument(help: "The entity.", completion: Completion.names)
  var name: String

  @Argument(help: "Only claims that tie it to this one.", completion: Completion.names)
  var other: String?

  @OptionGroup var target: GraphOptions

  @Flag(help: "Show the id of each claim, and the entity's.")
  var ids = false

  @Flag(help: "Show the rule that read each claim, its words, and who is meant by them.")
  var why = false

  @OptionGroup(title: "Filters") var filters: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let store = try target.open(.reading)
    let entity = try store.entity(called: name)
    let second = try other.map { try store.entity(called: $0) }
    let filter = try filters.filter(under: store.ontology)
    var library = Library(store)
    var claims =
      try second.map { try store.claims(between: entity.id, and: $0.id) } ?? store.claims(of: entity.id)
    claims = try claims.filter { claim in
      let document = try library.document(of: claim)
      return filter.admits(
        claim, from: DocumentOrigin(source: document?.source, published: document?.published))
    }
    try answer.json
      ? printJSON(claims, entity, second, &library) : printText(claims, entity, second, &library)
    if claims.isEmpty { throw ExitStatus.nothingFound }
  }

  private func printText(_ claims: [Claim], _ entity: Entity, _ second: Entity?, _ library: inout Library)
    throws
  {
    let wording = Wording(ontology: library.store.ontology)
    var page = Page()
    let note = Wording.count(claims.count, "claim")
    if let second {
      page.heading(
        Style.strong(DisplayText.plain(entity.name)) + " and " + Style.strong(DisplayText.plain(second.name))
          + "  " + Style.quiet(note))
    } else {
      page.title(of: entity, note: note)
      page.record(of: entity, decisions: try library.decisions(on: entity), showsID: ids)
    }
    let relations = Relation.relations(in: claims, sources: try library.outlets(of: claims)).sorted {
      RelationSummary.ranks($0.summary, before: $1.summary)
    }
    let accepted = try library.acceptedClaims()
    for relation in relations {
      let names = try [relation.subject, relation.object].map { Style.name(try library.name(of: $0)) }
      let label = wording.label(of: relation.summary)
      page.line()
      page.heading("\(names[0]) \(label) \(names[1])  " + Style.quiet(Wording.sources(relation.weight)))
      try page.sideBySide(relation.claims, in: &library, indent: 2)
      for (index, claims) in try library.byEvidence(relation.claims).enumerated() {
        if index > 0 { page.line() }
        try page.evidence(of: claims, in: &library, indent: 2, showsIDs: ids)
        if claims.contains(where: { accepted.contains($0.id) }) {
          page.line("  " + Style.quiet("accepted by decision"))
        }
        if why { for claim in claims { try page.why(claim, in: &library, indent: 2) } }
      }
    }
    try add(
      try library.store.rejectedClaims(), of: [entity, second].compactMap { $0 }, to: &page, wording, &library
    )
    try page.print()
  }

  /// Adds what would stand here, had it not been decided that it is wrong.
  private func add(
    _ rejected: [Claim], of entities: [Entity], to page: inout Page, _ wording: Wording,
    _ library: inout Library
  ) throws {
    let own = rejected.filter { claim in
      entities.allSatisfy { [claim.subject, claim.object].contains($0.id) }
    }
    if own.isEmpty { return }
    page.line("\n" + Style.quiet("rejected by decision"))
    for claim in own {
      let names = try [claim.subject, claim.object].map { Style.name(try library.name(of: $0)) }
      page.heading("\(names[0]) \(wording.label(of: claim)) \(names[1])  [\(claim.id)]", indent: 2)
    }
  }

  private func printJSON(_ claims: [Claim], _ entity: Entity, _ second: Entity?, _ library: inout Library)
    throws
  {
    var documents: [Document.ID: Document] = [:]
    for claim in claims { documents[claim.evidence.document] = try library.document(of: claim) }
    var resolutions: [Claim.ID: [Resolution]] = [:]
    for claim in claims where why {
      resolutions[claim.id] = try [claim.subject, claim.object].compactMap {
        try library.resolution(of: $0, in: claim)
      }
    }
    let decisions = try library.decisions(on: entity)
    try JSONAnswer.print {
      $0.array("claims", claims) { json, claim in
        json.claim(claim, in: documents[claim.evidence.document], why: resolutions[claim.id])
      }
      $0.array("decisions", decisions.map { $0.words.joined(separator: " ") })
      $0.member("entente", 1)
      $0.array("entities", [entity, second].compactMap { $0 }) { $0.reference(to: $1) }
    }
  }
}
