import ArgumentParser
import Entente

struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Show the shortest way from one entity to another, with the words behind each step.",
    usage: "entente path <start> <goal> [options]",
    discussion: """
      EXAMPLES
        $ entente path "Rustem Umerov" Putin
        $ entente path KBS Kursk --avoid Russia
        $ entente path Putin NATO --via "North Korea"
        $ entente path Japan NATO --relation allied_with --json
      """)

  @Argument(help: "Where the way begins.", completion: Completion.names)
  var start: String

  @Argument(help: "Where it ends.", completion: Completion.names)
  var goal: String

  @OptionGroup var target: GraphOptions

  @Option(
    help: ArgumentHelp("Go through this entity; may be repeated, in order.", valueName: "name"),
    completion: Completion.names)
  var via: [String] = []

  @Option(
    help: ArgumentHelp("Go round this entity; may be repeated.", valueName: "name"),
    completion: Completion.names)
  var avoid: [String] = []

  @Option(help: "Follow relations either way, outgoing or incoming only.")
  var direction: Direction = .either

  @Option(help: ArgumentHelp("The longest way, in steps.", valueName: "n"))
  var maxLength = PathQuestion().maximumLength

  @Option(help: ArgumentHelp("Show so many ways, the shortest first.", valueName: "n"))
  var count = 1

  @OptionGroup(title: "Filters") var filters: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    guard (1...100).contains(count) else { throw ValidationError("--count takes a number from 1 to 100.") }
    guard maxLength > 0 else { throw ValidationError("--max-length takes a number from 1 on.") }
  }

  func run() throws {
    let store = try target.open(.reading)
    let (first, last) = (try store.entity(called: start), try store.entity(called: goal))
    let question = PathQuestion(
      direction: direction, filter: try filters.filter(under: store.ontology), maximumLength: maxLength,
      avoiding: Set(try avoid.map { try store.entity(called: $0).id }),
      via: try via.map { try store.entity(called: $0).id })
    let paths =
      try count == 1 && via.isEmpty
      ? store.path(from: first.id, to: last.id, question).map { [$0] } ?? []
      : store.paths(from: first.id, to: last.id, count: count, question)
    if answer.json { try printJSON(paths, in: store) }
    guard !paths.isEmpty else {
      throw Failure("no way leads from “\(first.name)” to “\(last.name)”", status: .nothingFound)
    }
    if !answer.json { try printText(paths, in: store) }
  }

  private func printText(_ paths: [Path], in store: GraphStore) throws {
    var library = Library(store)
    var page = Page()
    for (index, path) in paths.enumerated() {
      if index > 0 { page.line() }
      try add(path, to: &page, &library)
    }
    try page.print()
  }

  private func add(_ path: Path, to page: inout Page, _ library: inout Library) throws {
    let wording = Wording(ontology: library.store.ontology)
    page.paragraph(
      path.entities.map { DisplayText.plain($0.name) }.joined(separator: " → ")
        + " (\(path.steps.count)\(DisplayText.glue)step\(path.steps.count == 1 ? "" : "s"))", indent: 0,
      style: .strong)
    for (step, (near, far)) in zip(path.steps, zip(path.entities, path.entities.dropFirst())) {
      for relation in step.relations.prefix(3) {
        let names = [near, far].map { Style.name(DisplayText.plain($0.name)) }
        let label = wording.label(of: relation.summary, seenFrom: step.from)
        page.line()
        page.heading("\(names[0]) \(label) \(names[1])  " + Style.quiet(Wording.count(relation.weight)))
        try page.evidence(of: Array(relation.claims.prefix(1)), in: &library, indent: 2)
      }
    }
  }

  private func printJSON(_ paths: [Path], in store: GraphStore) throws {
    var library = Library(store)
    var documents: [Document.ID: Document] = [:]
    for claim in paths.flatMap(\.steps).flatMap(\.relations).flatMap(\.claims) {
      documents[claim.evidence.document] = try library.document(of: claim)
    }
    try JSONAnswer.print {
      $0.member("entente", 1)
      $0.array("paths", paths) { json, path in
        json.object {
          $0.array("entities", path.entities) { $0.reference(to: $1) }
          $0.array("steps", path.steps) { json, step in
            json.object {
              $0.array("claims", step.relations.flatMap(\.claims)) { json, claim in
                json.claim(claim, in: documents[claim.evidence.document])
              }
              $0.member("from", step.from.rawValue)
              $0.array("relations", step.relations) { $0.relation($1.summary) }
              $0.member("to", step.to.rawValue)
            }
          }
        }
      }
    }
  }
}
