import ArgumentParser
import EntenteLanguage
import Foundation

/// Shows what a model makes of a text, before it is built in.
struct ShowAnalysis: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print the analysis of a text by a model, as CoNLL-U.")

  @Option(help: "The model; the embedded one when not given.") var model: String?
  @Flag(help: "Print indented trees instead.") var tree = false
  @Argument(help: "A text file.") var text: String

  func run() throws {
    let analyzer = Analyzer(try model.map { try LanguageModel(path: $0) } ?? LanguageModel.embedded())
    let analysis = analyzer.analyze(Array(try Data(contentsOf: URL(fileURLWithPath: text))))
    print(tree ? TreePrinter().text(analysis) : CoNLLUPrinter().text(analysis), terminator: "")
  }
}
