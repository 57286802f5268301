import EntenteModel
import EntenteQuery
import EntenteStore
import Testing

/// What a store answers is what the set of its readings answers, whatever came first.
struct `A store` {
  @Test(arguments: 0..<12)
  func `equals the graph of the same readings after any additions and removals`(seed: Int) throws {
    let file = try TemporaryFile()
    let ontology = try testOntology()
    // Two writers take turns, so that neither may rely on what it remembers of the file.
    let stores = [
      try GraphStore.open(file.path, ontology: ontology, mode: .writing),
      try GraphStore.open(file.path, ontology: ontology, mode: .updating),
    ]
    var random = RandomReadings(seed: UInt64(seed))
    var graph = Graph()
    for _ in 0..<12 {
      let store = random.pick(stores)
      if random.chance(70) {
        var batch: [Reading] = []
        for _ in 0..<random.number(1...6) {
          let number = random.number(0...12)
          batch.append(random.reading(number: number, path: "\(random.number(0...9)).txt"))
        }
        _ = try store.add(batch)
        for reading in batch { graph.add(reading) }
      } else if random.chance(50) {
        if random.chance(75) {
          let decisions = (0..<random.number(1...3)).map { _ in random.decision() }
          try store.decide(decisions)
          for decision in decisions { graph.decisions.append(decision) }
        } else {
          #expect(try store.undoDecision() == graph.decisions.undo())
        }
        #expect(try store.decisions() == graph.decisions)
      } else {
        let document = Document.ID(rawValue: "d\(random.number(0...12))")
        let wasThere = graph.readings[document] != nil
        #expect(try store.remove(document) == wasThere)
        graph.remove(document)
      }
      let expected = graph.snapshot(under: ontology)
      let found = try store.snapshot()
      #expect(found.documents == expected.documents)
      #expect(found.entities == expected.entities)
      #expect(found.mentions == expected.mentions)
      #expect(found.claims == expected.claims)
      if found != expected { return }
    }
    try check(stores[0], answersAs: graph.snapshot(under: ontology), ontology)
    #expect(try stores[1].examine() == [])
    for (id, reading) in graph.readings { #expect(try stores[0].reading(id) == reading) }
    try checkClean(stores[1], graph)
  }

  /// Every question to the file has the answer that the snapshot gives.
  private func check(_ store: GraphStore, answersAs snapshot: GraphSnapshot, _ ontology: Ontology) throws {
    #expect(try store.entities() == snapshot.entities)
    let official = EntityKind(rawValue: "person")
    #expect(
      try store.entities(official) == snapshot.entities.filter { ontology.isKind($0.kind, a: official) })
    #expect(try store.documents().map(\.id) == snapshot.documents.map(\.id))
    let sources = snapshot.origins.compactMapValues(\.countsAs)
    #expect(
      try store.relations() == Relation.relations(in: snapshot.claims, sources: sources).map(\.summary))
    #expect(try store.statistics() == snapshot.statistics)
    let autumn = ClaimFilter(from: CalendarDate("2024-09"), through: CalendarDate("2024-11-14"))
    #expect(try store.statistics(autumn) == snapshot.statistics(autumn))
    #expect(try store.entities(filter: autumn) == snapshot.entities(autumn))
    #expect(
      try store.documents(limit: 2, filter: autumn).map(\.id)
        == snapshot.documents.filter { autumn.admits(date: $0.published) }.prefix(2).map(\.id))
    let origins = snapshot.origins
    let rules = ConflictRules(exclusive: [RelationKind(rawValue: "holds_office")])
    #expect(
      try store.conflicts(rules)
        == rules.conflicts(among: snapshot.claims) { origins[$0] ?? DocumentOrigin() })
    try checkSearch(store, snapshot)
    var streamed: ([Document], [Entity], [Mention], [Claim]) = ([], [], [], [])
    try store.forEach(
      document: { streamed.0.append($0) },
      entity: {
        streamed.1.append($0)
        streamed.2 += $1
      }, claim: { streamed.3.append($0) })
    #expect(streamed.0 == snapshot.documents)
    #expect(streamed.1 == snapshot.entities)
    #expect(streamed.2.sorted() == snapshot.mentions)
    #expect(streamed.3 == snapshot.claims)
    for name in [
      "Lee", "ann lee", "LAND aaa", "kovač", "minister ortiz", "Kovacc", "person/bo-lee", "zzz", "",
    ] {
      #expect(try store.find(name) == snapshot.find(name), "\(name)")
    }
    let questions = [
      NeighbourQuestion(), NeighbourQuestion(depth: 3), NeighbourQuestion(depth: 2, limit: 3),
      NeighbourQuestion(direction: .outgoing), NeighbourQuestion(direction: .incoming),
      NeighbourQuestion(
        filter: .kinds([RelationKind(rawValue: "related")], under: ontology)),
      NeighbourQuestion(filter: ClaimFilter(modalities: [.asserted, .claimed], polarities: [.affirmed])),
      NeighbourQuestion(filter: ClaimFilter(sources: ["the wire"])),
      NeighbourQuestion(
        filter: ClaimFilter(from: CalendarDate("2024-03"), through: CalendarDate("2024-11-12"))),
    ]
    for entity in snapshot.entities {
      #expect(try store.entity(entity.id) == entity)
      #expect(try store.mentions(of: entity.id) == snapshot.mentions.filter { $0.entity == entity.id })
      #expect(
        try store.claims(of: entity.id)
          == snapshot.claims.filter {
            [$0.subject, $0.object, $0.attribution?.entity].contains(entity.id)
          })
      for question in questions {
        #expect(
          try store.neighbours(of: entity.id, question)
            == snapshot.neighbours(of: entity.id, question, ontology: ontology))
      }
      #expect(
        try store.snapshot(around: [entity.id], depth: 1)
          == snapshot.part(around: [entity.id], depth: 1, ontology: ontology))
      for other in snapshot.entities {
        #expect(
          try store.claims(between: entity.id, and: other.id)
            == snapshot.claims.filter {
              [$0.subject, $0.object] == [entity.id, other.id]
                || [$0.object, $0.subject] == [entity.id, other.id]
            })
        for question in [
          PathQuestion(), PathQuestion(direction: .outgoing), PathQuestion(direction: .incoming),
        ] {
          #expect(
            try store.path(from: entity.id, to: other.id, question)
              == snapshot.path(from: entity.id, to: other.id, question, ontology: ontology))
        }
      }
    }
  }

  /// Every passage that holds the words is found, with its claims and with the words marked.
  private func checkSearch(_ store: GraphStore, _ snapshot: GraphSnapshot) throws {
    for (typed, isIn) in [
      ("zurich", { $0.contains("zurich") }),
      ("\"met troops\"", { zip($0, $0.dropFirst()).contains { $0 == ("met", "troops") } }),
      ("harb* señor", { $0.contains("senor") && $0.contains { $0.hasPrefix("harb") } }),
    ] as [(String, ([String]) -> Bool)] {
      let words = try #require(SearchWords(typed))
      let hits = try store.search(words, limit: 1000)
      let expected = snapshot.claims.filter { claim in
        isIn(claim.evidence.text.split { !$0.isLetter && !$0.isNumber }.map { NameFolding.fold($0) })
      }
      #expect(hits.flatMap(\.claims).sorted { $0.id < $1.id } == expected)
      #expect(Set(hits.map(\.passage)).count == hits.count)
      for hit in hits {
        #expect(!hit.matches.isEmpty)
        #expect(hit.claims.allSatisfy { $0.evidence == hit.passage })
      }
      #expect(try store.search(words, limit: 2) == Array(hits.prefix(2)))
    }
  }

  /// When the last document goes, everything but the vocabulary goes.
  private func checkClean(_ store: GraphStore, _ graph: Graph) throws {
    for document in graph.readings.keys { _ = try store.remove(document) }
    #expect(try store.snapshot() == Graph().snapshot(under: store.ontology))
    while try store.undoDecision() != nil {}
    #expect(try store.rowsLeft() == [:])
  }
}

extension Graph {
  /// What a store does with a reading: a text at the path of another one replaces it.
  mutating func add(_ reading: Reading) {
    let before = readings
    insert(reading)
    guard readings != before else { return }
    for (id, other) in readings
    where id != reading.document.id && other.document.path == reading.document.path {
      remove(id)
    }
  }
}
