import ArgumentParser
import Entente
import Foundation

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check a graph's file and what drawing needs, and say what is wrong.",
    discussion: """
      EXAMPLES
        $ entente doctor
        $ entente doctor --graph week.sqlite --json

      The whole file is read. The exit status is 2 when something is wrong with
      it, and 1 when only drawing would fail.
      """)

  @OptionGroup var target: GraphOptions

  @OptionGroup var answer: AnswerOptions

  /// What was looked at, and how it is.
  private struct Finding {
    enum State: String { case good = "ok", missing, bad }

    let state: State
    let subject: String
    let words: String
  }

  func run() throws {
    var findings = graph()
    findings += [layout(), pixels()]
    try answer.json ? printJSON(findings) : printText(findings)
    if findings.contains(where: { $0.state == .bad }) { throw ExitStatus.badInput }
    if findings.contains(where: { $0.state == .missing }) { throw ExitStatus.nothingFound }
  }

  private func printJSON(_ findings: [Finding]) throws {
    try JSONAnswer.print {
      $0.member("entente", 1)
      $0.array("findings", findings) { json, finding in
        json.object {
          $0.member("state", finding.state.rawValue)
          $0.member("subject", finding.subject)
          $0.member("words", finding.words)
        }
      }
    }
  }

  private func printText(_ findings: [Finding]) throws {
    let wide = findings.map { DisplayText.width(of: $0.subject) }.max() ?? 0
    var page = Page()
    for finding in findings {
      let head =
        DisplayText.padded(finding.state.rawValue, to: 9) + DisplayText.padded(finding.subject, to: wide + 2)
      for (index, line) in DisplayText.wrapped(
        DisplayText.plain(finding.words), to: min(Terminal.output.width, 88) - wide - 11
      ).enumerated() {
        let margin = index == 0 ? head : String(repeating: " ", count: wide + 11)
        page.line(finding.state == .good ? margin + line : Style.doubt(margin + line))
      }
    }
    try page.print()
  }

  private func graph() -> [Finding] {
    guard FileManager.default.fileExists(atPath: target.graph) else {
      return [
        Finding(state: .missing, subject: target.graph, words: "no such graph; 'entente build' makes one")
      ]
    }
    do {
      let store = try target.open(.reading)
      let statistics = try store.statistics()
      let faults = try store.examine()
      let size = try FileManager.default.attributesOfItem(atPath: target.graph)[.size] as? Int ?? 0
      let contents =
        "format \(GraphStore.currentFormat), \(Wording.count(statistics.documents, "document")), "
        + "\(Wording.count(statistics.claims, "claim")), \(Self.size(size))"
      return [Finding(state: .good, subject: target.graph, words: contents)]
        + (faults.isEmpty
          ? [Finding(state: .good, subject: "contents", words: "every row was read, and all fit together")]
          : faults.map { Finding(state: .bad, subject: "contents", words: $0) })
        + [library(store)]
    } catch {
      return [Finding(state: .bad, subject: target.graph, words: "\(error)")]
    }
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 10_000_000 ? "\((bytes + 500) / 1000) KB" : "\((bytes + 500_000) / 1_000_000) MB"
  }

  private func library(_ store: GraphStore) -> Finding {
    let version = (try? store.libraryVersion()) ?? "?"
    return Finding(state: .good, subject: "SQLite", words: version)
  }

  /// Draws two entities and a tie, which needs all that a large picture needs.
  private func trial() throws -> Diagram {
    let ontology = try Knowledge.ontology()
    let text = "One Two"
    let document = Document(id: Document.ID(rawValue: "trial"), title: text, path: "", text: text)
    let relation = ontology.relationClasses[0]
    let ends = [relation.subjects[0], relation.objects[0]].enumerated().map { index, kind in
      Entity(id: Entity.ID(rawValue: "trial/\(index)"), kind: kind, name: index == 0 ? "One" : "Two")
    }
    let claim = Claim(
      id: Claim.ID(rawValue: "trial"), subject: ends[0].id, predicate: relation.kind, object: ends[1].id,
      evidence: Quoter(document).quote(0..<text.utf8.count), rule: "trial")
    let snapshot = GraphSnapshot(documents: [document], entities: ends, mentions: [], claims: [claim])
    return try Diagram(
      of: snapshot, under: ontology, options: DiagramOptions(theme: try Themes.theme(called: "light")))
  }

  private func layout() -> Finding {
    do {
      let diagram = try trial()
      guard let layout = diagram.layout else {
        return Finding(
          state: .missing, subject: "Graphviz",
          words: diagram.notices.first ?? "no layout engine answers; pictures are laid out plainly")
      }
      return Finding(
        state: .good, subject: "Graphviz",
        words: "lays out by \(layout.engine); version \(Diagram.libraryVersion)")
    } catch {
      return Finding(state: .missing, subject: "Graphviz", words: "\(error)")
    }
  }

  private func pixels() -> Finding {
    do {
      let bytes = try trial().rendered(as: .png)
      return Finding(state: .good, subject: "PNG and PDF", words: "drawn (\(bytes.count) bytes for a trial)")
    } catch {
      return Finding(state: .missing, subject: "PNG and PDF", words: "\(error)")
    }
  }
}
