import ArgumentParser
import EntenteLanguage
import Foundation

/// `entente-train join`: puts the sections of several models into one.
struct JoinModels: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "join",
    abstract: "Put the parts of a model together: words, trees and names.",
    discussion: "Of a section that several files have, the last file's counts.")

  @Argument(help: "Model files, each with some of the sections.") var parts: [String]
  @Option(help: "A text file: the licence of the model and of what it was made from.") var licence: String?
  @Option(help: "A text file: what the model was trained on, how, and what it reached.") var record: String?
  @Option(name: .shortAndLong, help: "Where the whole is written.") var output: String

  func run() throws {
    let files = try parts.map { try ModelFile(path: $0) }
    var whole = ModelFileWriter()
    for (index, file) in files.enumerated() {
      for name in file.sectionNames where !files[(index + 1)...].contains(where: { $0.contains(name) }) {
        whole.add(name, bytes: Array(try file.array(name, of: UInt8.self)))
      }
    }
    if let licence { whole.add("licence", text: try TextFile.read(licence)) }
    if let record { whole.add("record", text: try TextFile.read(record)) }
    try Data(whole.bytes()).write(to: URL(fileURLWithPath: output))
  }
}
