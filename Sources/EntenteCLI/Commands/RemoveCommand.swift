import ArgumentParser
import Entente

struct RemoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take a document, and all that rests on it alone, out of the graph.",
    discussion: """
      EXAMPLES
        $ entente remove reports/monday.txt
        $ entente remove d4f0c2
      """)

  @Argument(help: "The document's path, its title, its id or the beginning of that.")
  var document: String

  @OptionGroup var target: GraphOptions

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let store = try target.open(.updating)
    switch try store.document(matching: document) {
    case .none:
      throw Failure("the graph has no document “\(document)”", status: .nothingFound)
    case .ambiguous(let candidates):
      throw Failure(
        "“\(document)” may be any of these documents; give the whole id",
        details: candidates.map {
          "  \($0.id)  \(DisplayText.plain($0.path))  \(DisplayText.plain($0.title))"
        })
    case .one(let record):
      _ = try store.remove(record.id)
      guard answer.json else {
        return try StandardOutput.write(
          "removed \(record.id), \(Wording.count(record.claims, "claim")): \(DisplayText.plain(record.title))\n"
        )
      }
      try JSONAnswer.print {
        $0.member("claims", record.claims)
        $0.member("entente", 1)
        $0.member("removed", record.id.rawValue)
      }
    }
  }
}
