import ArgumentParser
import Entente

/// Which graph a command works on.
struct GraphOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The graph's file.", valueName: "file"), completion: .file())
  var graph = Self.usual

  /// The file where none is named.
  static let usual = "entente.sqlite"

  func open(_ mode: GraphStore.Mode) throws -> GraphStore { try Self.open(graph, mode) }

  static func open(_ graph: String, _ mode: GraphStore.Mode) throws -> GraphStore {
    try GraphStore.open(graph, ontology: try Knowledge.ontology(), mode: mode)
  }
}

/// Whether a program or a person reads the answer.
struct AnswerOptions: ParsableArguments {
  @Flag(help: "Write JSON, whose fields are described in the README, instead of text.")
  var json = false
}
