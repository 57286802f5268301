import ArgumentParser
import Entente

/// What a shell offers while a command is typed; see `CompletionsCommand`.
enum Completion {
  /// Names of the graph that the command line names so far, or of the one that is used without.
  static var names: CompletionKind {
    .custom { words, _, prefix in
      let place = words.lastIndex(of: "--graph").map { words.index(after: $0) }
      let graph = place.flatMap { $0 < words.endIndex ? words[$0] : nil } ?? GraphOptions.usual
      // A shell that asks has no place for a message: no graph, no names.
      guard let ontology = try? Knowledge.ontology(),
        let store = try? GraphStore.open(graph, ontology: ontology, mode: .reading)
      else { return [] }
      let folded = NameFolding.fold(prefix)
      // Shells offer only what begins as was typed; where that is the surname, it is enough.
      let names = ((try? store.names(startingWith: prefix)) ?? []).map(DisplayText.plain).map { name in
        NameFolding.fold(name).hasPrefix(folded)
          ? name : name.split(separator: " ").last.map(String.init) ?? name
      }
      return Set(names).sorted()
    }
  }
}
