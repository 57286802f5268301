import ArgumentParser
import Entente

struct NeighboursCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "neighbours",
    abstract: "Show whom an entity has to do with, by weight of evidence.",
    usage: "entente neighbours <name> [options]",
    discussion: """
      EXAMPLES
        $ entente neighbours "North Korea"
        $ entente neighbours zelensky --relation holds_office
        $ entente neighbours Kursk --depth 2 --json

      The name is matched by any alias, without regard to case and accents.
      """,
    aliases: ["neighbors"])

  @Argument(help: "The entity's name, or its id.")
  var name: String

  @OptionGroup var target: GraphOptions

  @Option(help: ArgumentHelp("Steps to go.", valueName: "n"))
  var depth = 1

  @Option(help: ArgumentHelp("Show so many at most.", valueName: "n"))
  var limit: Int?

  @Option(help: "Follow relations either way, outgoing or incoming only.")
  var direction: Direction = .either

  @OptionGroup(title: "Filters") var filters: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    guard (1...6).contains(depth) else { throw ValidationError("--depth takes a number from 1 to 6.") }
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 on.") }
  }

  func run() throws {
    let store = try target.open(.reading)
    let entity = try store.entity(called: name)
    let question = NeighbourQuestion(
      depth: depth, direction: direction, filter: try filters.filter(under: store.ontology), limit: limit)
    let neighbours = try store.neighbours(of: entity.id, question)
    try answer.json ? printJSON(neighbours, of: entity) : printText(neighbours, of: entity, in: store)
    if neighbours.isEmpty { throw ExitStatus.nothingFound }
  }

  private func printText(_ neighbours: [Neighbour], of entity: Entity, in store: GraphStore) throws {
    let wording = Wording(ontology: store.ontology)
    var names = [entity.id: entity.name]
    for neighbour in neighbours { names[neighbour.entity.id] = neighbour.entity.name }
    var page = Page()
    page.title(of: entity, note: Wording.count(neighbours.count, "neighbour"))
    for distance in Set(neighbours.map(\.distance)).sorted() {
      let layer = neighbours.filter { $0.distance == distance }
      if distance > 1 { page.line("\n" + Style.quiet("\(distance) steps away")) } else { page.line() }
      page.table(
        layer.flatMap { neighbour in
          neighbour.relations.enumerated().map { index, relation in
            let name = DisplayText.plain(neighbour.entity.name)
            let label = wording.label(of: relation, seenFrom: neighbour.through)
            let evidence = [Wording.stance(relation.weight), Wording.count(relation.weight)]
            // Further away, a line is the sentence that ties the two.
            return distance == 1
              ? [index == 0 ? name : "", label] + evidence
              : [DisplayText.plain(names[neighbour.through] ?? ""), label, name] + evidence
          }
        }, indent: 2, flexible: distance == 1 ? [0] : [0, 2],
        styles: distance == 1 ? [.name, nil, .doubt, .quiet] : [nil, nil, .name, .doubt, .quiet])
    }
    try page.print()
  }

  private func printJSON(_ neighbours: [Neighbour], of entity: Entity) throws {
    try JSONAnswer.print {
      $0.member("entente", 1)
      $0.member("entity") { $0.reference(to: entity) }
      $0.array("neighbours", neighbours) { json, neighbour in
        json.object {
          $0.member("claims", neighbour.weight.claims)
          $0.member("distance", neighbour.distance)
          $0.member("documents", neighbour.weight.documents)
          $0.member("entity") { $0.reference(to: neighbour.entity) }
          $0.array("relations", neighbour.relations) { $0.relation($1) }
          $0.member("sources", neighbour.weight.sources)
          $0.member("through", neighbour.through.rawValue)
        }
      }
    }
  }
}
