import ArgumentParser
import Entente
import Foundation

/// `entente`: the root of the subcommands. A new one is a file in `Commands/` and a line here.
struct EntenteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente",
    abstract: "Reads news on conflict and diplomacy into a graph in which every tie can be quoted.",
    discussion: """
      EXAMPLES
        $ entente build reports/
        $ entente neighbours "North Korea"
        $ entente explain "North Korea" Russia
        $ entente render --focus Kursk -o kursk.svg

      The graph is one file, entente.sqlite unless --graph names another.
      Exit status: 0 found, 1 nothing found, 2 bad use or input, 130 interrupted.
      """,
    version: "0.1.0",
    subcommands: [
      BuildCommand.self, ExtractCommand.self, MergeCommand.self, RemoveCommand.self, RenderCommand.self,
      ImportCommand.self, ExportCommand.self,
    ],
    groupedSubcommands: [
      CommandGroup(
        name: "Questions",
        subcommands: [
          NeighboursCommand.self, PathCommand.self, ExplainCommand.self, ListCommand.self, SearchCommand.self,
          TimelineCommand.self, CommonCommand.self, ConflictsCommand.self, RankCommand.self,
          CommunitiesCommand.self, StatsCommand.self, DiffCommand.self,
        ]),
      CommandGroup(
        name: "Corrections",
        subcommands: [
          SameCommand.self, DifferentCommand.self, RenameCommand.self, KindCommand.self, RejectCommand.self,
          AcceptCommand.self, UndoCommand.self, DecisionsCommand.self, ReviewCommand.self,
        ]),
      CommandGroup(name: "Language", subcommands: [ParseCommand.self]),
      CommandGroup(name: "Upkeep", subcommands: [DoctorCommand.self, CompletionsCommand.self]),
    ])

  /// Parses the arguments, runs the subcommand that they name, and says how it ended.
  ///
  /// Most commands answer on this thread: starting the threads of the concurrency runtime takes as long as a question.
  static func start() -> ExitStatus {
    if let question = NeighboursAnswer(plain: CommandLine.arguments) {
      do {
        try question.print()
        return .found
      } catch {
        return end(with: error)
      }
    }
    var command: any ParsableCommand
    do { command = try parseAsRoot() } catch { return endOfParsing(error) }
    do {
      try command.run()
      return .found
    } catch {
      return end(with: error)
    }
  }

  /// Says what ended the command, and returns the status to end with.
  private static func end(with error: any Error) -> ExitStatus {
    switch error {
    case let failure as Failure:
      StandardError.complain(failure.description)
      for line in failure.details { StandardError.write(line) }
      return failure.status
    case let status as ExitStatus:
      return status
    case _ where exitCode(for: error) == .success:
      return endOfParsing(error)
    default:
      StandardError.complain("\(error)")
      return .badInput
    }
  }

  /// Help and the version are what was asked for; all else is bad use, for which the parser's own status is 64.
  private static func endOfParsing(_ error: any Error) -> ExitStatus {
    guard exitCode(for: error) != .success else {
      Swift.print(fullMessage(for: error))
      return .found
    }
    if let stranger = strangeCommand(in: CommandLine.arguments.dropFirst()) {
      StandardError.complain(stranger)
    } else {
      StandardError.complain(oneLine(message(for: error)))
    }
    if let hint = fullMessage(for: error).split(separator: "\n").last(where: { $0.contains("--help") }) {
      StandardError.write(String(hint))
    }
    return .badInput
  }

  /// What is said of the first word that stands where a subcommand must, and is none. The parser would complain of
  /// whatever follows it.
  private static func strangeCommand(in words: some Sequence<String>) -> String? {
    var commands = configuration.subcommands
    for word in words {
      if commands.isEmpty || word.hasPrefix("-") || word == "help" { return nil }
      if let next = commands.first(where: { names(of: $0).contains(word) }) {
        commands = next.configuration.subcommands
        continue
      }
      var nearest = NearestNames<String>(to: word)
      for name in commands.flatMap(names) { nearest.offer(name, of: name) }
      let hint = nearest.best.first.map { "; did you mean '\($0)'?" } ?? ""
      return "there is no command '\(word)'\(hint)"
    }
    return nil
  }

  private static func names(of command: any ParsableCommand.Type) -> [String] {
    [command.configuration.commandName].compactMap { $0 } + command.configuration.aliases
  }

  /// The parser's lists, which have a line for each item, as one sentence.
  private static func oneLine(_ message: String) -> String {
    var words = message.split(separator: "\n  - ", omittingEmptySubsequences: false)[...]
    guard let first = words.popFirst(), !words.isEmpty else { return message }
    return first + " " + words.joined(separator: ", ") + "."
  }
}
