import ArgumentParser
import Entente

struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Say how much a graph holds, and of what.",
    discussion: """
      EXAMPLES
        $ entente stats
        $ entente stats --graph week.sqlite --json
        $ entente stats --as-of 2024-06
      """)

  @OptionGroup var target: GraphOptions

  @OptionGroup var time: TimeOptions

  @Flag(inversion: .prefixedNo, help: DerivedOption.help)
  var derived = true

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    var filter = time.filter
    filter.includesDerived = derived
    let statistics = try target.open(.reading).statistics(filter)
    let totals = [
      ("claims", statistics.claims), ("documents", statistics.documents), ("entities", statistics.entities),
      ("mentions", statistics.mentions), ("relations", statistics.relations),
    ]
    let lists = [
      ("claimsByModality", "claims by modality", statistics.claimsByModality),
      ("claimsByRelation", "claims by relation", statistics.claimsByRelation),
      ("documentsBySource", "documents by source", statistics.documentsBySource),
      ("entitiesByKind", "entities by kind", statistics.entitiesByKind),
    ]
    guard !answer.json else {
      return try JSONAnswer.print { json in
        let keys = (totals.map(\.0) + lists.map(\.0) + ["entente", "published"]).sorted()
        for key in keys {
          if let total = totals.first(where: { $0.0 == key }) {
            json.member(key, total.1)
          } else if let list = lists.first(where: { $0.0 == key }) {
            json.array(key, list.2) { json, count in
              json.object {
                $0.member("count", count.count)
                $0.member("name", count.name)
              }
            }
          } else if key == "entente" {
            json.member(key, 1)
          } else {
            json.array(
              key, statistics.published.map { [$0.lowerBound.description, $0.upperBound.description] } ?? [])
          }
        }
      }
    }
    var page = Page()
    page.line(totals.map { "\($0.1) \($0.0)" }.joined(separator: ", "))
    if let published = statistics.published {
      page.line(Style.quiet("published \(published.lowerBound) to \(published.upperBound)"))
    }
    for (_, title, counts) in lists where !counts.isEmpty {
      page.line("\n" + Style.strong(title))
      page.table(
        counts.prefix(12).map { count in
          let number = String(count.count)
          return [
            String(repeating: " ", count: max(0, 7 - number.count)) + number, DisplayText.plain(count.name),
          ]
        }, indent: 2, flexible: [1], styles: [.quiet, nil])
    }
    try page.print()
  }
}
