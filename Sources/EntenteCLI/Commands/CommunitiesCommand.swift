import ArgumentParser
import Entente

struct CommunitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "communities",
    abstract: "Part the entities into those that have more to do with one another.",
    discussion: """
      EXAMPLES
        $ entente communities
        $ entente communities --resolution 2 --json
      """)

  @Option(help: ArgumentHelp("Above 1 for more and smaller ones, below 1 for fewer.", valueName: "n"))
  var resolution = 1.0

  @OptionGroup var target: GraphOptions

  @OptionGroup(title: "Filters") var filters: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    guard resolution > 0 else { throw ValidationError("--resolution takes a number above 0.") }
  }

  func run() throws {
    let store = try target.open(.reading)
    let graph = try store.structure(try filters.filter(under: store.ontology))
    let communities = graph.communities(resolution: resolution)
    if answer.json {
      try JSONAnswer.print {
        $0.array("communities", communities) { json, community in
          json.array(community.members) { $0.string($1.rawValue) }
        }
        $0.member("entente", 1)
      }
    } else {
      var library = Library(store)
      var page = Page()
      for (index, community) in communities.enumerated() {
        if index > 0 { page.line() }
        page.line(Style.strong("\(index + 1)") + Style.quiet("  \(community.members.count) entities"))
        // The best-known say what a community is; the rest is for --json.
        let names = try community.members.prefix(12).map { try library.name(of: $0) }
        let more = community.members.count - names.count
        page.paragraph(
          names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""), indent: 2)
      }
      try page.print()
    }
    if communities.isEmpty { throw ExitStatus.nothingFound }
  }
}
