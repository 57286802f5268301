import ArgumentParser
import Entente

struct RankCommand: ParsableCommand {
  /// What an entity's place is decided by.
  enum Measure: String, CaseIterable, ExpressibleByArgument {
    case degree, pagerank, betweenness
  }

  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Rank the entities by their place in the graph.",
    discussion: """
      EXAMPLES
        $ entente rank
        $ entente rank --by betweenness --limit 10
        $ entente rank --relation attacks --by pagerank --json

      degree is the number of entities tied to one; pagerank asks whom others
      point at; betweenness who stands between others.
      """)

  @Option(help: "What decides.")
  var by: Measure = .degree

  @Option(help: ArgumentHelp("Show so many at most.", valueName: "n"))
  var limit = 20

  @OptionGroup var target: GraphOptions

  @OptionGroup(title: "Filters") var filters: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number from 1 on.") }
  }

  func run() throws {
    let store = try target.open(.reading)
    let graph = try store.structure(try filters.filter(under: store.ontology))
    let scores =
      switch by {
      case .degree: graph.degrees.map(Double.init)
      case .pagerank: graph.pageRank()
      case .betweenness: graph.betweenness()
      }
    let ranked = zip(graph.nodes, scores).sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(limit)
    let entities = try ranked.compactMap { id, score in try store.entity(id).map { ($0, score) } }
    if answer.json {
      try JSONAnswer.print {
        $0.member("by", by.rawValue)
        $0.member("entente", 1)
        $0.array("entities", entities) { json, ranked in
          json.object {
            $0.member("entity") { $0.reference(to: ranked.0) }
            $0.member("score", Double?.some(ranked.1))
          }
        }
      }
    } else {
      var page = Page()
      page.table(
        entities.enumerated().map { index, ranked in
          let place = String(index + 1)
          return [
            String(repeating: " ", count: max(0, 3 - place.count)) + place, DisplayText.plain(ranked.0.name),
            Wording.kind(of: ranked.0), shown(ranked.1),
          ]
        }, flexible: [1], styles: [.quiet, .name, nil, .quiet])
      try page.print()
    }
    if entities.isEmpty { throw ExitStatus.nothingFound }
  }

  private func shown(_ score: Double) -> String {
    switch by {
    case .degree: Wording.count(Int(score), "tie")
    case .pagerank: "\((score * 1000).rounded() / 10) %"
    case .betweenness: String(Int(score.rounded()))
    }
  }
}
