import ArgumentParser
import Entente
import Foundation

struct DecisionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decisions",
    abstract: "Show what was decided, write it to a file, or apply such a file to a graph.",
    discussion: """
      EXAMPLES
        $ entente decisions export > decisions.tsv
        $ entente decisions apply decisions.tsv --graph other.sqlite
      """,
    subcommands: [ExportDecisions.self, ApplyDecisions.self], defaultSubcommand: ExportDecisions.self)
}

struct ExportDecisions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the decisions, one a line, as a text that can be reviewed and kept in git.",
    discussion: """
      EXAMPLES
        $ entente decisions export > decisions.tsv
        $ entente decisions --json
      """)

  @OptionGroup var target: GraphOptions

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let decisions = try target.open(.reading).decisions()
    if answer.json {
      try JSONAnswer.print {
        $0.array("decisions", decisions.list) { json, decision in
          json.object {
            $0.array("about", Array(decision.words.dropFirst()))
            $0.member("verb", decision.words[0])
          }
        }
        $0.member("entente", 1)
      }
    } else {
      try StandardOutput.write(decisions.text)
    }
    if decisions.isEmpty { throw ExitStatus.nothingFound }
  }
}

struct ApplyDecisions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Add the decisions of a file to those of the graph.",
    usage: "entente decisions apply <file> [options]",
    discussion: """
      EXAMPLES
        $ entente decisions apply decisions.tsv
      """)

  @Argument(help: "A file as 'decisions export' writes it.")
  var file: String

  @OptionGroup var target: GraphOptions

  func run() throws {
    guard let data = FileManager.default.contents(atPath: file) else { throw InputError.missing(file) }
    guard let text = String(validating: data, as: UTF8.self) else { throw Failure("\(file): not UTF-8") }
    let read: Decisions
    do { read = try Decisions(text: text) } catch { throw Failure("\(file):\(error.line): \(error)") }
    let store = try target.open(.updating)
    let known = Set(try store.decisions().list)
    let new = read.list.filter { !known.contains($0) }
    try store.decide(new)
    try StandardOutput.write("\(Wording.count(new.count, "decision")) added\n")
  }
}
