import Entente

/// Who stands around an entity: the question with its options, and the answer on the screen.
struct NeighboursAnswer {
  private let name: String
  private let graph: String
  var depth = 1
  var limit: Int?
  var direction = Direction.either
  var kind: String?
  var isTree = false
  var isJSON = false
  /// Made under the ontology of the graph, which names of kinds are looked up in.
  var filter: (Ontology) throws -> ClaimFilter = { _ in ClaimFilter() }

  /// The depths that may be asked for.
  static let depths = 1...6

  init(of name: String, in graph: String) {
    self.name = name
    self.graph = graph
  }

  func print() throws {
    let store = try GraphOptions.open(graph, .reading)
    let entity = try store.entity(called: name)
    let question = NeighbourQuestion(
      depth: depth, direction: direction, filter: try filter(store.ontology), limit: limit)
    let wanted = try kind.map(store.ontology.entityKind(called:))
    let neighbours = try store.neighbours(of: entity.id, question).filter { neighbour in
      wanted.map { store.ontology.isKind(neighbour.entity.kind, a: $0) } ?? true
    }
    try isJSON ? printJSON(neighbours, of: entity) : printText(neighbours, of: entity, in: store)
    if neighbours.isEmpty { throw ExitStatus.nothingFound }
  }

  private func printText(_ neighbours: [Neighbour], of entity: Entity, in store: GraphStore) throws {
    let wording = Wording(ontology: store.ontology)
    var names: [String: String] = [:]
    if depth > 1 {
      for neighbour in neighbours { names[neighbour.entity.id.rawValue] = neighbour.entity.name }
      names[entity.id.rawValue] = entity.name
    }
    var page = Page()
    page.title(of: entity, note: Wording.count(neighbours.count, "neighbour"))
    if isTree {
      page.line()
      add(neighbours, below: entity.id, to: &page, indent: 2, wording)
      return try page.print()
    }
    for distance in Self.depths {
      let layer = neighbours.filter { $0.distance == distance }
      if layer.isEmpty { continue }
      if distance > 1 { page.line("\n" + Style.quiet("\(distance) steps away")) } else { page.line() }
      page.table(
        layer.flatMap { neighbour in
          neighbour.relations.enumerated().map { index, relation in
            let name = DisplayText.plain(neighbour.entity.name)
            let label = wording.label(of: relation, seenFrom: neighbour.through)
            let evidence = [Wording.stance(relation.weight), Wording.count(relation.weight)]
            // Further away, a line is the sentence that ties the two.
            return distance == 1
              ? [index == 0 ? name : "", label] + evidence
              : [DisplayText.plain(names[neighbour.through.rawValue] ?? ""), label, name] + evidence
          }
        }, indent: 2, flexible: distance == 1 ? [0] : [0, 2],
        styles: distance == 1 ? [.name, nil, .doubt, .quiet] : [nil, nil, .name, .doubt, .quiet])
    }
    try page.print()
  }

  /// The neighbours that were reached through `near`, each with those behind it.
  private func add(
    _ neighbours: [Neighbour], below near: Entity.ID, to page: inout Page, indent: Int, _ wording: Wording
  ) {
    for neighbour in neighbours where neighbour.through == near {
      let labels = neighbour.relations.map { relation in
        let stance = Wording.stance(relation.weight)
        return wording.label(of: relation, seenFrom: near) + (stance.isEmpty ? "" : " (\(stance))")
      }
      page.paragraph(
        labels.joined(separator: ", ") + " " + DisplayText.plain(neighbour.entity.name), indent: indent)
      add(neighbours, below: neighbour.entity.id, to: &page, indent: indent + 3, wording)
    }
  }

  private func printJSON(_ neighbours: [Neighbour], of entity: Entity) throws {
    try JSONAnswer.print {
      $0.member("entente", 1)
      $0.member("entity") { $0.reference(to: entity) }
      $0.array("neighbours", neighbours) { json, neighbour in
        json.object {
          $0.member("claims", neighbour.weight.claims)
          $0.member("distance", neighbour.distance)
          $0.member("documents", neighbour.weight.documents)
          $0.member("entity") { $0.reference(to: neighbour.entity) }
          $0.array("relations", neighbour.relations) { $0.relation($1) }
          $0.member("sources", neighbour.weight.sources)
          $0.member("through", neighbour.through.rawValue)
        }
      }
    }
  }
}

extension NeighboursAnswer {
  /// The question that the arguments put, where they are of the plainest form: a name, and `--graph`, `--depth`,
  /// `--limit` or `--json`, each spelt in full and given once.
  ///
  /// It is what is asked most, and by scripts very often. The library that parses arguments takes as long for it
  /// as the graph for the answer (2.5 of 8 ms), so these few forms are read here; anything else, and whatever is
  /// wrong, is the library's.
  init?(plain arguments: [String]) {
    var words = arguments.dropFirst()
    guard let command = words.popFirst(), NeighboursCommand.names.contains(command) else { return nil }
    var name: String?
    var graph: String?
    var depth: String?
    var limit: String?
    var isJSON = false
    func take(_ value: inout String?) -> Bool {
      guard value == nil, let word = words.popFirst(), !word.hasPrefix("-") else { return false }
      value = word
      return true
    }
    while let word = words.popFirst() {
      switch word {
      case "--graph": guard take(&graph) else { return nil }
      case "--depth": guard take(&depth) else { return nil }
      case "--limit": guard take(&limit) else { return nil }
      case "--json" where !isJSON: isJSON = true
      default:
        guard name == nil, !word.hasPrefix("-") else { return nil }
        name = word
      }
    }
    guard let name else { return nil }
    self.init(of: name, in: graph ?? GraphOptions.usual)
    self.isJSON = isJSON
    if let depth {
      guard let number = Int(depth), Self.depths.contains(number) else { return nil }
      self.depth = number
    }
    if let limit {
      guard let number = Int(limit), number > 0 else { return nil }
      self.limit = number
    }
  }
}
