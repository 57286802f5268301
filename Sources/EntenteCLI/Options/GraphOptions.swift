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
    let store = try GraphStore.open(graph, ontology: try Knowledge.ontology(), mode: mode)
    // A reader leaves nothing to be put away, and closing would start a thread: the process ends with it open.
    if mode == .reading { _ = Unmanaged.passRetained(store) }
    return store
  }
}

/// Whether a program or a person reads the answer.
struct AnswerOptions: ParsableArguments {
  @Flag(help: "Write JSON, whose fields are described in the README, instead of text.")
  var json = false

  /// How a question ends that has no answer: in words for a person; an empty list tells a program.
  func nothingFound(_ words: String) -> any Error {
    json ? ExitStatus.nothingFound : Failure(words, status: .nothingFound)
  }
}
