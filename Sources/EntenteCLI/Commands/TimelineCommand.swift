import ArgumentParser
import Entente

struct TimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Show what is said of an entity in the order of time.",
    usage: "entente timeline <name> [options]",
    discussion: """
      EXAMPLES
        $ entente timeline Kursk
        $ entente timeline "North Korea" --from 2024-10 --to 2024-12

      The day is the claim's own, or that of its document, which is marked by ~.
      """)

  @Argument(help: "The entity's name, or its id.", completion: Completion.names)
  var name: String

  @OptionGroup var target: GraphOptions

  @OptionGroup(title: "Filters") var filters: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let store = try target.open(.reading)
    let entity = try store.entity(called: name)
    let entries = try store.timeline(of: entity.id, filter: try filters.filter(under: store.ontology))
    if answer.json {
      try JSONAnswer.print {
        $0.member("entente", 1)
        $0.member("entity") { $0.reference(to: entity) }
        $0.array("entries", entries) { json, entry in
          json.object {
            $0.member("claim") { $0.claim(entry.claim) }
            $0.member("date", entry.date?.description)
            $0.member("dated", entry.isDated)
          }
        }
      }
    } else {
      let wording = Wording(ontology: store.ontology)
      var library = Library(store)
      var page = Page()
      page.title(of: entity, note: Wording.count(entries.count, "claim"))
      page.line()
      page.table(
        try entries.map { entry in
          let claim = entry.claim
          let date = entry.date.map { ($0.description) + (entry.isDated ? "" : "~") } ?? "undated"
          return [
            date, try library.name(of: claim.subject),
            wording.label(of: claim), try library.name(of: claim.object),
            Wording.manner(claim),
          ]
        }, indent: 2, flexible: [1, 3], styles: [.quiet, .name, nil, .name, .doubt])
      try page.print()
    }
    if entries.isEmpty { throw ExitStatus.nothingFound }
  }
}
