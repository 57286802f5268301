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
    usage: "entente list entities [options]",
    discussion: """
      EXAMPLES
        $ entente list entities
        $ entente list entities --ids
        $ entente list entities --kind person --json
        $ entente list entities --between 2024-10..2024-12

      With dates, those that documents of that time speak of, or claims.
      """)

  @OptionGroup var target: GraphOptions

  @Option(help: "Only entities of this kind and its children.")
  var kind: String?

  @Flag(help: "Show the id of each in place of its other names.")
  var ids = false

  @OptionGroup var time: TimeOptions

  @OptionGroup var length: LengthOption

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let store = try target.open(.reading)
    let kind = try kind.map(store.ontology.entityKind(called:))
    let entities = length.cut(try store.entities(kind, limit: length.asked, filter: time.filter))
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
    usage: "entente list relations [options]",
    discussion: """
      EXAMPLES
        $ entente list relations
        $ entente list relations --relation attacks --modality asserted
      """)

  @OptionGroup var target: GraphOptions

  @OptionGroup(title: "Filters") var filters: FilterOptions

  @OptionGroup var length: LengthOption

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let store = try target.open(.reading)
    let all = try store.relations(try filters.filter(under: store.ontology)).sorted {
      RelationSummary.ranks($0, before: $1)
    }
    let relations = length.cut(all)
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
            wording.label(of: relation),
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
    usage: "entente list documents [options]",
    discussion: """
      EXAMPLES
        $ entente list documents
        $ entente list documents --json
        $ entente list documents --as-of 2024-06 --copies
      """)

  @OptionGroup var target: GraphOptions

  @Flag(
    help: "Only the families of copies, whose claims count as one source; the first of each stands first.")
  var copies = false

  @OptionGroup var time: TimeOptions

  @OptionGroup var length: LengthOption

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    if copies { return try listCopies() }
    let documents = length.cut(try target.open(.reading).documents(limit: length.asked, filter: time.filter))
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
    let families = length.cut(try target.open(.reading).families(filter: time.filter))
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

/// How much of a list is shown.
struct LengthOption: ParsableArguments {
  @Option(help: ArgumentHelp("Show so many at most.", valueName: "n"))
  var limit: Int?

  /// How many to ask the graph for: one more, which tells that there are more.
  var asked: Int? { limit.map { $0 == .max ? $0 : $0 + 1 } }

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 on.") }
  }

  /// The first of a list, and a word beside the result where that is not all.
  func cut<Element>(_ list: [Element]) -> [Element] {
    guard let limit, list.count > limit else { return list }
    StandardError.write("entente: there are more; --limit \(limit) shows the first")
    return Array(list.prefix(limit))
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
