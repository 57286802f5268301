import ArgumentParser
import Entente

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the entities, relations or documents of a graph.",
    discussion: """
      EXAMPLES
        $ entente list entities --kind person
        $ entente list relations --relation deployed_to
        $ entente list documents --json
      """,
    subcommands: [ListEntities.self, ListRelations.self, ListDocuments.self])
}

struct ListEntities: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "List the entities, with their other names.",
    discussion: """
      EXAMPLES
        $ entente list entities
        $ entente list entities --ids
        $ entente list entities --kind person --json
      """)

  @OptionGroup var target: GraphOptions

  @Option(help: "Only entities of this kind and its children.")
  var kind: String?

  @Flag(help: "Show the id of each in place of its other names.")
  var ids = false

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let store = try target.open(.reading)
    let entities = try store.entities(try kind.map(store.ontology.entityKind(called:)))
    if answer.json {
      try JSONAnswer.print {
        $0.member("entente", 1)
        $0.array("entities", entities) { $0.reference(to: $1) }
      }
    } else {
      var page = Page()
      page.table(
        entities.map { entity in
          [
            DisplayText.plain(entity.name), Wording.kind(of: entity),
            ids ? entity.id.rawValue : entity.aliases.map(DisplayText.plain).joined(separator: "; "),
          ]
        }, flexible: [0, 2], styles: [.name, nil, .quiet])
      try page.print()
    }
    if entities.isEmpty { throw answer.nothingFound("there are none") }
  }
}

struct ListRelations: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "relations",
    abstract: "List the relations, those with most evidence first.",
    discussion: """
      EXAMPLES
        $ entente list relations
        $ entente list relations --relation attacks --modality asserted
      """)

  @OptionGroup var target: GraphOptions

  @OptionGroup(title: "Filters") var filters: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let store = try target.open(.reading)
    let relations = try store.relations(try filters.filter(under: store.ontology)).sorted {
      RelationSummary.ranks($0, before: $1)
    }
    if answer.json {
      try JSONAnswer.print {
        $0.member("entente", 1)
        $0.array("relations", relations) { $0.relation($1) }
      }
    } else {
      let wording = Wording(ontology: store.ontology)
      var library = Library(store)
      var page = Page()
      page.table(
        try relations.map { relation in
          [
            try library.name(of: relation.subject),
            wording.label(of: relation.kind, polarity: relation.weight.polarity),
            try library.name(of: relation.object), Wording.stance(relation.weight),
            Wording.count(relation.weight),
          ]
        }, flexible: [0, 2], styles: [.name, nil, .name, .doubt, .quiet])
      try page.print()
    }
    if relations.isEmpty { throw answer.nothingFound("there are none") }
  }
}

struct ListDocuments: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "documents",
    abstract: "List the documents, by id.",
    discussion: """
      EXAMPLES
        $ entente list documents
        $ entente list documents --json
        $ entente list documents --copies
      """)

  @OptionGroup var target: GraphOptions

  @Flag(
    help: "Only the families of copies, whose claims count as one source; the first of each stands first.")
  var copies = false

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    if copies { return try listCopies() }
    let documents = try target.open(.reading).documents()
    if answer.json {
      try JSONAnswer.print {
        $0.array("documents", documents) { $0.record($1) }
        $0.member("entente", 1)
      }
    } else {
      var page = Page()
      page.table(documents)
      try page.print()
    }
    if documents.isEmpty { throw answer.nothingFound("there are none") }
  }

  private func listCopies() throws {
    let families = try target.open(.reading).families()
    if answer.json {
      try JSONAnswer.print {
        $0.member("entente", 1)
        $0.array("families", families) { json, family in json.array(family) { $0.record($1) } }
      }
    } else {
      var page = Page()
      for (index, family) in families.enumerated() {
        if index > 0 { page.line() }
        page.line(Style.strong("\(family.count) copies"))
        page.table(family, indent: 2)
      }
      try page.print()
    }
    if families.isEmpty { throw answer.nothingFound("there are none") }
  }
}

extension Page {
  fileprivate mutating func table(_ documents: [DocumentRecord], indent: Int = 0) {
    table(
      documents.map { document in
        [
          // As much of the id as a command needs to be told.
          String(document.id.rawValue.prefix(9)), document.published?.description ?? "",
          DisplayText.plain(document.source ?? ""), Wording.count(document.claims, "claim"),
          DisplayText.plain(document.title),
        ]
      }, indent: indent, flexible: [2, 4], styles: [.quiet, nil, nil, .quiet, .name])
  }
}

extension JSONWriter {
  fileprivate mutating func record(_ document: DocumentRecord) {
    object {
      $0.member("claims", document.claims)
      $0.member("entities", document.entities)
      $0.member("id", document.id.rawValue)
      $0.member("path", document.path)
      $0.member("published", document.published?.description)
      $0.member("source", document.source)
      $0.member("title", document.title)
    }
  }
}
