import ArgumentParser
import Entente
import Foundation

/// `entente`: the root of the subcommands. A new one is a file in `Commands/` and a line here.
struct EntenteCommand: AsyncParsableCommand {
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
      BuildCommand.self, NeighboursCommand.self, PathCommand.self, ExplainCommand.self, ListCommand.self,
      RenderCommand.self,
      ExportCommand.self, RemoveCommand.self,
    ])

  /// Parses the arguments, runs the subcommand that they name, and says how it ended.
  static func start() async -> ExitStatus {
    do {
      var command = try parseAsRoot()
      if var patient = command as? any AsyncParsableCommand {
        try await patient.run()
      } else {
        try command.run()
      }
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
    case is StoreError, is OutputError, is ExportError, is DiagramError, is ThemeError:
      StandardError.complain("\(error)")
      return .badInput
    default:
      // What the argument parser throws is help, or bad use, for which its own status is 64.
      let message = fullMessage(for: error)
      guard exitCode(for: error) == .success else {
        StandardError.write(message)
        return .badInput
      }
      Swift.print(message)
      return .found
    }
  }
}
