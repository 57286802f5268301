import ArgumentParser
import Entente

struct CommonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "common",
    abstract: "Show what two entities are both tied to.",
    usage: "entente common <first> <second> [options]",
    discussion: """
      EXAMPLES
        $ entente common "North Korea" Iran
        $ entente common Zelensky Yermak --json
      """)

  @Argument(help: "The one entity.", completion: Completion.names)
  var first: String

  @Argument(help: "The other.", completion: Completion.names)
  var second: String

  @OptionGroup var target: GraphOptions

  @OptionGroup(title: "Filters") var filters: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let store = try target.open(.reading)
    let ends = [try store.entity(called: first), try store.entity(called: second)]
    let filter = try filters.filter(under: store.ontology)
    let common = try store.common(to: ends[0].id, and: ends[1].id, filter: filter)
    if answer.json {
      try JSONAnswer.print {
        $0.array("common", common) { json, neighbour in
          json.object {
            $0.member("entity") { $0.reference(to: neighbour.entity) }
            $0.array("first", neighbour.first) { $0.relation($1) }
            $0.array("second", neighbour.second) { $0.relation($1) }
          }
        }
        $0.member("entente", 1)
        $0.array("entities", ends) { $0.reference(to: $1) }
      }
    } else {
      let wording = Wording(ontology: store.ontology)
      let names = ends.map { DisplayText.plain($0.name) }
      var page = Page()
      page.heading(
        Style.strong(names.joined(separator: " and ")) + "  "
          + Style.quiet("\(common.count) in common"))
      for neighbour in common {
        page.line()
        page.heading(Style.name(DisplayText.plain(neighbour.entity.name)))
        let sides = [(ends[0], neighbour.first), (ends[1], neighbour.second)]
        page.table(
          sides.flatMap { end, relations in
            relations.map { relation in
              [
                DisplayText.plain(end.name), wording.label(of: relation, seenFrom: end.id),
                Wording.stance(relation.weight), Wording.count(relation.weight),
              ]
            }
          }, indent: 2, flexible: [0], styles: [nil, nil, .doubt, .quiet])
      }
      try page.print()
    }
    if common.isEmpty { throw ExitStatus.nothingFound }
  }
}
