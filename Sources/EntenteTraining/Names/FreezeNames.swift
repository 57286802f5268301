import ArgumentParser
import Foundation

/// `entente-train freeze-names`: keeps what the lexicon's tables hold today for training.
struct FreezeNames: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze-names",
    abstract: "Take the names out of the lexicon's tables, as a list that training reads.",
    discussion: "A model trained after that differs; Scripts/train reads the frozen list only.")

  @Argument(help: "The folder of the lexicon's tables.") var tables: String
  @Option(name: .shortAndLong, help: "The file to write.") var output: String

  func run() throws {
    try Data(FrozenNames(lexicon: tables).text.utf8).write(to: URL(fileURLWithPath: output))
  }
}
