import ArgumentParser
import Entente

struct ConflictsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conflicts",
    abstract: "Show claims that contradict one another: denials, numbers that do not fit, two holders.",
    usage: "entente conflicts [<name>] [options]",
    discussion: """
      EXAMPLES
        $ entente conflicts
        $ entente conflicts "North Korean troops" --json
      """)

  @Argument(help: "Only what is said of this entity.", completion: Completion.names)
  var name: String?

  @Option(help: ArgumentHelp("Claims further apart than this may both be true.", valueName: "days"))
  var days = ConflictRules().days

  @OptionGroup var target: GraphOptions

  @OptionGroup(title: "Filters") var filters: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let store = try target.open(.reading)
    let entity = try name.map { try store.entity(called: $0) }
    let conflicts = try store.conflicts(
      ConflictRules(under: store.ontology, days: days), about: entity?.id,
      filter: try filters.filter(under: store.ontology))
    if answer.json {
      try JSONAnswer.print {
        $0.array("conflicts", conflicts) { json, conflict in
          json.object {
            $0.member("matter", conflict.matter.rawValue)
            $0.array("sides", conflict.sides) { json, claims in json.array(claims) { $0.claim($1) } }
          }
        }
        $0.member("entente", 1)
      }
    } else {
      let wording = Wording(ontology: store.ontology)
      var library = Library(store)
      var page = Page()
      for (index, conflict) in conflicts.enumerated() {
        guard let claim = conflict.sides.first?.first else { continue }
        let object = Style.name(try library.name(of: claim.object))
        let tie =
          switch conflict.matter {
          case .denial, .numbers:
            "\(Style.name(try library.name(of: claim.subject))) \(wording.label(of: claim.predicate)) \(object)"
          case .holders:
            // The sides are of different people, each of whom is to be named.
            "\(object) \(wording.label(of: claim.predicate, isOutgoing: false)) "
              + Wording.list(
                try conflict.sides.compactMap(\.first).map { Style.name(try library.name(of: $0.subject)) })
          }
        if index > 0 { page.line() }
        page.heading("\(tie)  " + Style.doubt(Self.words(for: conflict.matter)))
        for side in conflict.sides {
          page.line()
          if conflict.matter == .holders, let holder = side.first?.subject {
            page.heading(Style.name(try library.name(of: holder)), indent: 2)
          }
          for claims in try library.byEvidence(side) {
            try page.evidence(of: claims, in: &library, indent: 2)
          }
        }
      }
      try page.print()
    }
    if conflicts.isEmpty { throw answer.nothingFound("no claims here contradict one another") }
  }

  static func words(for matter: Conflict.Matter) -> String {
    switch matter {
    case .denial: "said and denied"
    case .numbers: "numbers that do not fit"
    case .holders: "two who cannot both be"
    }
  }
}
