import ArgumentParser
import Entente
import Foundation

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show, or draw, what one graph has and another has not.",
    usage: "entente diff <before> <after> [options]",
    discussion: """
      EXAMPLES
        $ entente diff monday.sqlite tuesday.sqlite
        $ entente diff monday.sqlite tuesday.sqlite -o changes.svg
        $ entente diff 2024-11-05 2024-12-31 --graph kursk.sqlite

      Two dates compare what the documents of one graph had said by then; undated documents are left out. A picture
      marks what came with +, what went with −, and what is told anew with ±. The exit status is 1 when there is no
      difference.
      """)

  @Argument(help: ArgumentHelp("The one graph's file, or a day, month or year.", valueName: "before"))
  var before: String

  @Argument(help: ArgumentHelp("The other's.", valueName: "after"))
  var after: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Draw the difference into this file; - is standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var target: GraphOptions

  @OptionGroup var picture: PictureOptions

  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let (stores, snapshots) = try sides()
    if let output { return try draw(snapshots, under: stores[0].ontology, to: output) }
    let difference = GraphDifference(from: snapshots[0], to: snapshots[1])
    try answer.json ? printJSON(difference) : printText(difference, stores)
    if difference.isEmpty { throw answer.nothingFound("there is no difference") }
  }

  /// What is compared, and where its names are found.
  private func sides() throws -> (stores: [GraphStore], snapshots: [GraphSnapshot]) {
    if let dates = Dates(before, after) {
      let store = try target.open(.reading)
      let snapshot = try store.snapshot()
      return ([store, store], [snapshot.told(by: dates.before), snapshot.told(by: dates.after)])
    }
    let ontology = try Knowledge.ontology()
    let stores = try [before, after].map { try GraphStore.open($0, ontology: ontology, mode: .reading) }
    return (stores, try stores.map { try $0.snapshot() })
  }

  private func draw(_ snapshots: [GraphSnapshot], under ontology: Ontology, to output: String) throws {
    let format = try picture.format(of: output)
    var options = try picture.diagramOptions()
    options.title = options.title ?? "From \(before) to \(after)"
    do {
      let diagram = try Diagram(
        from: snapshots[0], to: snapshots[1], under: ontology, options: options)
      try picture.write(diagram, as: format, to: output)
    } catch DiagramError.nothingToDraw {
      throw Failure("there is no difference to draw", status: .nothingFound)
    }
  }

  /// Two dates; `nil` where one is none, or is the name of a file.
  private struct Dates {
    let before: CalendarDate
    let after: CalendarDate

    init?(_ before: String, _ after: String) {
      guard let first = CalendarDate(before), let second = CalendarDate(after),
        ![before, after].contains(where: FileManager.default.fileExists)
      else { return nil }
      (self.before, self.after) = (first, second)
    }
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
        let label = wording.label(of: claim)
        let manner = Wording.manner(claim)
        let stance = manner.isEmpty ? "" : "  " + Style.doubt(manner)
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
