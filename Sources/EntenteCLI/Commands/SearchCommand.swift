import ArgumentParser
import Entente

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Search the words that claims rest on.",
    usage: "entente search <words> [options]",
    discussion: """
      EXAMPLES
        $ entente search "ballistic missile"
        $ entente search '"grain deal" odes*'
        $ entente search ceasefire --from 2025 --json

      All words must stand in a passage; words in double quotes stand together;
      a star ends a word that may go on.
      """)

  @Argument(help: "The words.")
  var words: String

  @Option(help: ArgumentHelp("Show so many passages at most.", valueName: "n"))
  var limit = 20

  @OptionGroup var target: GraphOptions

  @OptionGroup(title: "Filters") var filters: FilterOptions

  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit takes a number from 1 on.") }
  }

  func run() throws {
    guard let words = SearchWords(words) else {
      throw Failure("there are no words in “\(words)” to search for")
    }
    let store = try target.open(.reading)
    let hits = try store.search(words, limit: limit, filter: try filters.filter(under: store.ontology))
    if answer.json {
      try JSONAnswer.print {
        $0.member("entente", 1)
        $0.array("hits", hits) { json, hit in
          json.object {
            $0.array("claims", hit.claims) { $0.claim($1) }
            $0.member("line", hit.passage.line)
            $0.member("passage") { $0.quotation(hit.passage) }
          }
        }
      }
    } else {
      let wording = Wording(ontology: store.ontology)
      var library = Library(store)
      var page = Page()
      for (index, hit) in hits.enumerated() {
        if index > 0 { page.line() }
        page.paragraph("“" + DisplayText.plain(hit.passage.text) + "”", indent: 0)
        try page.origin(of: hit.passage, in: &library, indent: 0)
        for claim in hit.claims {
          let names = try [claim.subject, claim.object].map { Style.name(try library.name(of: $0)) }
          let label = wording.label(of: claim)
          let manner = Wording.manner(claim)
          let stance = manner.isEmpty ? "" : "  " + Style.doubt(manner)
          page.heading("\(names[0]) \(label) \(names[1])\(stance)", indent: 2)
        }
      }
      try page.print()
    }
    if hits.isEmpty { throw answer.nothingFound("no sentence behind a claim has these words") }
  }
}
