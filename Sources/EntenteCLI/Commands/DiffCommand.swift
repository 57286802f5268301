import ArgumentParser
import Entente

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what one graph has and another has not.",
    usage: "entente diff <before> <after> [options]",
    discussion: """
      EXAMPLES
        $ entente diff monday.sqlite tuesday.sqlite
        $ entente diff monday.sqlite tuesday.sqlite --json

      The exit status is 1 when the graphs are the same.
      """)

  @Argument(help: ArgumentHelp("The one graph's file.", valueName: "before"))
  var before: String

  @Argument(help: ArgumentHelp("The other's.", valueName: "after"))
  var after: String

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let ontology = try Knowledge.ontology()
    let stores = try [before, after].map { try GraphStore.open($0, ontology: ontology, mode: .reading) }
    let difference = GraphDifference(from: try stores[0].snapshot(), to: try stores[1].snapshot())
    try answer.json ? printJSON(difference) : printText(difference, stores)
    if difference.isEmpty { throw ExitStatus.nothingFound }
  }

  private func printText(_ difference: GraphDifference, _ stores: [GraphStore]) throws {
    let wording = Wording(ontology: stores[0].ontology)
    var page = Page()
    for (sign, store, documents, entities, claims) in [
      ("-", stores[0], difference.removedDocuments, difference.removedEntities, difference.removedClaims),
      ("+", stores[1], difference.addedDocuments, difference.addedEntities, difference.addedClaims),
    ] {
      var library = Library(store)
      let style: Style = sign == "-" ? .denial : .name
      for id in documents {
        page.line(
          style(sign) + " document " + DisplayText.plain(try store.document(id)?.title ?? id.rawValue))
      }
      for entity in entities {
        page.line(
          style(sign) + " \(DisplayText.plain(entity.name))  " + Style.quiet(Wording.kind(of: entity)))
      }
      for claim in claims {
        let names = try [claim.subject, claim.object].map { try library.name(of: $0) }
        let label = wording.label(of: claim.predicate, polarity: claim.polarity)
        let stance = claim.modality == .asserted ? "" : "  " + Style.doubt(claim.modality.rawValue)
        page.line(style(sign) + " \(names[0]) \(label) \(names[1])\(stance)")
      }
    }
    for change in difference.changedEntities {
      let (old, new) = (DisplayText.plain(change.before.name), DisplayText.plain(change.after.name))
      page.line(Style.doubt("~") + " \(old)" + (old == new ? "" : " → \(new)"))
    }
    try page.print()
  }

  private func printJSON(_ difference: GraphDifference) throws {
    func part(_ json: inout JSONWriter, _ documents: [Document.ID], _ entities: [Entity], _ claims: [Claim]) {
      json.object {
        $0.array("claims", claims) { $0.claim($1) }
        $0.array("documents", documents.map(\.rawValue))
        $0.array("entities", entities) { $0.reference(to: $1) }
      }
    }
    try JSONAnswer.print {
      $0.member("added") {
        part(&$0, difference.addedDocuments, difference.addedEntities, difference.addedClaims)
      }
      $0.array("changed", difference.changedEntities) { json, change in
        json.object {
          $0.member("after") { $0.reference(to: change.after) }
          $0.member("before") { $0.reference(to: change.before) }
        }
      }
      $0.member("entente", 1)
      $0.member("removed") {
        part(&$0, difference.removedDocuments, difference.removedEntities, difference.removedClaims)
      }
    }
  }
}
