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

  static let names = ["neighbours", "neighbors"]

  @Argument(help: "The entity's name, or its id.", completion: Completion.names)
  var name: String

  @OptionGroup var target: GraphOptions

  @Option(help: ArgumentHelp("Steps to go.", valueName: "n"))
  var depth = 1

  @Option(help: ArgumentHelp("Show so many at most.", valueName: "n"))
  var limit: Int?

  @Option(help: "Follow relations either way, outgoing or incoming only.")
  var direction: Direction = .either

  @Option(help: ArgumentHelp("Show only entities of this kind and its children.", valueName: "kind"))
  var kind: String?

  @Flag(help: "Show who leads to whom as a tree.")
  var tree = false

  @OptionGroup(title: "Filters") var filters: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    guard NeighboursAnswer.depths.contains(depth) else {
      throw ValidationError("--depth takes a number from 1 to 6.")
    }
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 on.") }
  }

  func run() throws {
    var answer = NeighboursAnswer(of: name, in: target.graph)
    answer.depth = depth
    answer.limit = limit
    answer.direction = direction
    answer.kind = kind
    answer.isTree = tree
    answer.isJSON = self.answer.json
    answer.filter = filters.filter(under:)
    try answer.print()
  }
}
