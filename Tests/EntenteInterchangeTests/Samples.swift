import EntenteModel

/// Graphs to export: a small one as reports give it, and one whose every text is as hostile as texts get.
enum Samples {
  static let ontology: Ontology = {
    do {
      return try Ontology(
        entities: [
          ("country", ["PublicBody", "gov.national"]), ("person", ["Person"]),
          ("unit", ["Organization", "mil"]),
        ].map { kind, schema in
          .init(
            kind: EntityKind(rawValue: kind), parent: nil, label: kind, plural: kind, followTheMoney: schema)
        },
        relations: [
          .init(
            kind: RelationKind(rawValue: "deployed_to"), parent: nil, label: "deployed to",
            inverse: "hosts troops of", isSymmetric: false, subjects: [], objects: []),
          .init(
            kind: RelationKind(rawValue: "fights"), parent: nil, label: "fights", inverse: "fights",
            isSymmetric: true, subjects: [], objects: []),
          .init(
            kind: RelationKind(rawValue: "minister_of"), parent: nil, label: "minister of",
            inverse: "has as minister", isSymmetric: false, subjects: [], objects: [],
            vocabulary: ["ftm=Occupancy"]),
        ])
    } catch { fatalError("the samples' ontology is sound: \(error)") }
  }()

  /// Two countries, a unit and a minister, in two claims of one document.
  static let small: GraphSnapshot = {
    let text = """
      Troops reach the border

      Up to 2,000 Ruritanian troops are in Borduria, Minister Émile Król said. They fought Bordurian guards.
      """
    let document = Document(
      id: Document.ID(rawValue: "d0011223344556677"), title: "Troops reach the border",
      path: "reports/border.txt", source: "Strelsau Gazette",
      published: CalendarDate(year: 2024, month: 3, day: 9), text: text)
    let quoter = Quoter(document)
    func quote(_ words: String) -> Quotation {
      let found = text.range(of: words) ?? text.startIndex..<text.startIndex
      return quoter.quote(
        text.utf8.distance(
          from: text.startIndex, to: found.lowerBound)..<text.utf8.distance(
            from: text.startIndex, to: found.upperBound))
    }
    func entity(_ id: String, _ kind: String, _ name: String, aliases: [String] = [], offices: [Office] = [])
      -> Entity
    {
      Entity(
        id: Entity.ID(rawValue: id), kind: EntityKind(rawValue: kind), name: name, aliases: aliases,
        country: id.hasPrefix("country/") ? String(id.suffix(3)) : nil, offices: offices)
    }
    let sentence = quote("Up to 2,000 Ruritanian troops are in Borduria, Minister Émile Król said.")
    return GraphSnapshot(
      documents: [document],
      entities: [
        entity("country/RUR", "country", "Ruritania", aliases: ["Ruritanian"]),
        entity("country/BOR", "country", "Borduria"),
        entity("unit/RUR/troops", "unit", "Ruritanian troops"),
        entity(
          "person/emile-krol", "person", "Émile Król", aliases: ["Krol"],
          offices: [Office(title: "minister", of: Entity.ID(rawValue: "country/RUR"))]),
      ],
      mentions: [
        Mention(entity: Entity.ID(rawValue: "unit/RUR/troops"), quotation: quote("Ruritanian troops")),
        Mention(entity: Entity.ID(rawValue: "person/emile-krol"), quotation: quote("Émile Król")),
        Mention(entity: Entity.ID(rawValue: "country/BOR"), quotation: quote("Borduria")),
      ],
      claims: [
        Claim(
          id: Claim.ID(rawValue: "c01"), subject: Entity.ID(rawValue: "unit/RUR/troops"),
          predicate: RelationKind(rawValue: "deployed_to"), object: Entity.ID(rawValue: "country/BOR"),
          modality: .claimed,
          attribution: Attribution(
            entity: Entity.ID(rawValue: "person/emile-krol"), text: "Minister Émile Król"),
          quantity: Quantity(value: 2000, qualifier: "up_to", unit: "troops"),
          date: ClaimDate(date: CalendarDate(year: 2024, month: 3, day: 8), text: "on Friday"),
          evidence: sentence, rule: "presence"),
        Claim(
          id: Claim.ID(rawValue: "c02"), subject: Entity.ID(rawValue: "country/BOR"),
          predicate: RelationKind(rawValue: "fights"), object: Entity.ID(rawValue: "unit/RUR/troops"),
          evidence: quote("They fought Bordurian guards."), rule: "combat"),
        Claim(
          id: Claim.ID(rawValue: "c03"), subject: Entity.ID(rawValue: "person/emile-krol"),
          predicate: RelationKind(rawValue: "minister_of"), object: Entity.ID(rawValue: "country/RUR"),
          title: "minister", evidence: sentence, rule: "title"),
      ])
  }()

  /// Names that have broken writers of one format or another.
  static let hostileNames = [
    #"Say "no" \ to \N <b>R&D;</b> & more"#, "]]>--></script><script>alert(1)</script>",
    "line\nbreak\r\nand\ttab\u{0}\u{1B}\u{7F}\u{85}", "שלום \u{202E}gnp.exe", "עברית & العربية", "北朝鮮軍 🛡️",
    "'; MATCH (n) DETACH DELETE n //", "=HYPERLINK(\"http://x\")", "a,b;c|d",
    "https://example.org/?a=1&b=2#x",
    "é vs e\u{301}", " leading and trailing ", "%3", "{{x}}", "end\nsubgraph x", "a\u{FEFF}b\u{FFFE}c",
  ]

  /// Every text of this graph is one of `hostileNames`; ids too.
  static let hostile: GraphSnapshot = {
    let text = hostileNames.joined(separator: "\n\n")
    let document = Document(
      id: Document.ID(rawValue: "d\"<&>\\"), title: hostileNames[0], path: "a/\"b\"&<c>.txt",
      source: hostileNames[1], text: text)
    let all = Quotation(
      document: document.id, range: 0..<text.utf8.count, scalars: 0..<text.unicodeScalars.count, line: 1,
      text: text)
    let kind = EntityKind(rawValue: "person")
    let entities = hostileNames.enumerated().map { index, name in
      Entity(
        id: Entity.ID(rawValue: "person/\(index)/" + name), kind: kind, name: name, aliases: hostileNames,
        offices: [Office(title: name)])
    }
    let claims = zip(entities, entities.dropFirst()).enumerated().map { index, ends in
      Claim(
        id: Claim.ID(rawValue: "c\(index)"), subject: ends.0.id,
        predicate: RelationKind(rawValue: index.isMultiple(of: 2) ? "fights" : "deployed_to"),
        object: ends.1.id, polarity: .negated, modality: .denied,
        attribution: Attribution(entity: nil, text: ends.1.name),
        quantity: Quantity(value: 0.1, qualifier: ends.0.name, unit: ends.1.name), title: ends.0.name,
        date: ClaimDate(date: nil, text: ends.0.name), evidence: all, rule: ends.1.name)
    }
    return GraphSnapshot(
      documents: [document], entities: entities,
      mentions: entities.map { Mention(entity: $0.id, quotation: all) }, claims: claims)
  }()
}
