import EntenteModel
import EntenteQuery
import EntenteStore

/// Measures how fast a graph file is written and asked.
struct StoreBenchmark {
  private let file: String

  init(_ file: String) { self.file = file }

  /// Adds a synthetic graph through the store's own door. Making the readings is not counted.
  ///
  /// - Parameter batch: documents in each transaction. A build's has 128, since its readings wait in memory.
  func make(claims: Int, batch: Int) throws {
    let graph = SyntheticGraph(claims: claims, entities: max(10, claims / 10))
    let store = try GraphStore.open(file, ontology: try Self.ontology(), mode: .writing)
    var writing = Duration.zero
    var work = Duration.zero
    var textBytes = 0
    for start in stride(from: 0, to: graph.documents, by: batch) {
      let readings = (start..<min(start + batch, graph.documents)).map(graph.reading)
      textBytes += readings.reduce(0) { $0 + $1.document.text.utf8.count }
      let begun = ProcessorTime.now
      writing += try ContinuousClock().measure { _ = try store.add(readings) }
      work += ProcessorTime.now - begun
    }
    let begun = ProcessorTime.now
    writing += try ContinuousClock().measure { try store.close() }
    work += ProcessorTime.now - begun
    let seconds = writing / .seconds(1)
    print("claims \(claims), documents \(graph.documents), text bytes \(textBytes)")
    print("written in \(Self.rounded(seconds)) s: \(Int(Double(claims) / seconds)) claims/s")
    // On a busy machine the processor's own time tells more than the clock.
    let processor = work / .seconds(1)
    print("processor time \(Self.rounded(processor)) s: \(Int(Double(claims) / processor)) claims/s")
  }

  func neighbours(of name: String, depth: Int) throws {
    let store = try GraphStore.open(file, ontology: try Self.ontology(), mode: .reading)
    guard case .one(let entity) = try store.find(name) else { return print("no such entity") }
    for neighbour in try store.neighbours(of: entity.id, NeighbourQuestion(depth: depth, limit: 20)) {
      print(neighbour.entity.name, neighbour.weight.documents)
    }
  }

  /// Questions in one process, over entities spread through the graph.
  func questions() throws {
    let store = try GraphStore.open(file, ontology: try Self.ontology(), mode: .reading)
    let entities = try store.entities()
    print("entities \(entities.count)")
    let asked = stride(from: 0, to: entities.count, by: max(1, entities.count / 100)).map { entities[$0] }
    try time("find", asked.count) { for entity in asked { _ = try store.find(entity.name) } }
    try time("find, misspelt", 5) { for entity in asked.prefix(5) { _ = try store.find(entity.name + "xq") } }
    try time("neighbours", asked.count) { for entity in asked { _ = try store.neighbours(of: entity.id) } }
    let two = NeighbourQuestion(depth: 2, limit: 20)
    try time("neighbours, depth 2", 10) {
      for entity in asked.prefix(10) { _ = try store.neighbours(of: entity.id, two) }
    }
    try time("path", asked.count - 1) {
      for (one, other) in zip(asked, asked.dropFirst()) { _ = try store.path(from: one.id, to: other.id) }
    }
    try time("claims of", asked.count) { for entity in asked { _ = try store.claims(of: entity.id) } }
  }

  /// What touches the whole graph, in processor time: the clock is shared with whatever else runs.
  func structure() throws {
    let store = try GraphStore.open(file, ontology: try Self.ontology(), mode: .reading)
    var begun = ProcessorTime.now
    func lap(_ what: String) {
      print("\(what): \(Self.rounded((ProcessorTime.now - begun) / .seconds(1))) s")
      begun = ProcessorTime.now
    }
    let graph = try store.structure()
    lap("load")
    _ = graph.pageRank()
    lap("pagerank")
    _ = graph.communities()
    lap("communities")
    let pairs = (0..<100).map { number in
      [number, number + 100].map { graph.nodes[$0 * 7919 % graph.nodes.count] }
    }
    begun = ProcessorTime.now
    var steps = 0
    for pair in pairs { steps += try store.path(from: pair[0], to: pair[1])?.steps.count ?? 0 }
    lap("path, 100 pairs, with the words of \(steps) steps")
  }

  /// The ends of each claim on a line of its own, for other programs.
  func edges() throws {
    let store = try GraphStore.open(file, ontology: try Self.ontology(), mode: .reading)
    try store.forEach(claim: { print("\($0.subject)\t\($0.object)") })
  }

  private func time(_ what: String, _ count: Int, _ body: () throws -> Void) throws {
    let duration = try ContinuousClock().measure(body)
    print("\(what): \(Self.rounded(duration / .milliseconds(1) / Double(max(1, count)))) ms each")
  }

  private static func rounded(_ value: Double) -> String { String((value * 1000).rounded() / 1000) }

  static func ontology() throws -> Ontology { try Ontology(entities: [], relations: []) }
}
