import ArgumentParser
import Entente
import Foundation
import Synchronization

struct BuildCommand: PatientCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Read texts and add what they say to the graph.",
    usage: "entente build <path> ... [options]",
    discussion: """
      EXAMPLES
        $ entente build reports/
        $ entente build monday.txt tuesday.md --graph week.sqlite
        $ curl -s https://example.org/report.txt | entente build -

      Folders are searched for .txt and .md files. A text that is in the graph
      already changes nothing; a new text at a known path takes the place of the
      old one. A text that cannot be read is named and left out, the others are
      read all the same, and the exit status is 2.
      """)

  @Argument(help: ArgumentHelp("Files, folders, and - for standard input.", valueName: "path"))
  var paths: [String]

  @OptionGroup var target: GraphOptions

  @Option(help: ArgumentHelp("Texts to read at once. (default: the number of cores)", valueName: "n"))
  var workers: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: ArgumentHelp("The largest text, in bytes.", valueName: "n"))
  var maxBytes: Int = InputLimits().bytes

  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    guard workers > 0 else { throw ValidationError("--workers takes a number from 1 on.") }
    guard maxBytes > 0 else { throw ValidationError("--max-bytes takes a number from 1 on.") }
  }

  func work() async throws {
    let list = InputList(paths)
    // Nothing to read: no graph is made, and none that is there is touched.
    guard !list.files.isEmpty else {
      list.errors.forEach { StandardError.complain($0.description) }
      throw ExitStatus.badInput
    }
    let store = try target.open(.writing)
    Interruption.watch()
    let build = GraphBuild(
      workers: workers, limits: InputLimits(bytes: maxBytes), read: try Knowledge.reader())
    var progress = ProgressLine()
    let summary = try await build.run(
      list, into: store, progress: { done in progress.show("reading \(done) of \(list.files.count)") },
      isStopped: { Interruption.hasCome })
    progress.clear()
    summary.leftOut.forEach { StandardError.complain($0.description) }
    try answer.json ? printJSON(summary) : printText(summary)
    if summary.wasStopped { throw ExitStatus.interrupted }
    if !summary.leftOut.isEmpty { throw ExitStatus.badInput }
  }

  private func printText(_ summary: BuildSummary) throws {
    let added = summary.added
    let parts = [
      (added.added, "new"), (added.replaced, "in place of earlier texts"), (added.unchanged, "known already"),
      (summary.leftOut.count, "left out"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    var page = Page()
    page.line(
      "\(target.graph): \(Wording.count(summary.read, "document")) read"
        + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
        + ", \(Wording.count(added.claims, "claim")) added"
        + (summary.wasStopped ? "; stopped before the end" : ""))
    try page.print()
  }

  private func printJSON(_ summary: BuildSummary) throws {
    try JSONAnswer.print {
      $0.member("added", summary.added.added)
      $0.member("claims", summary.added.claims)
      $0.member("entente", 1)
      $0.array("leftOut", summary.leftOut.map(\.description))
      $0.member("read", summary.read)
      $0.member("replaced", summary.added.replaced)
      $0.member("stopped", summary.wasStopped)
      $0.member("unchanged", summary.added.unchanged)
    }
  }
}

/// Ctrl-C and TERM: the work under way is brought to a clean end.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  static var hasCome: Bool { flag.load(ordering: .relaxed) }

  static func watch() {
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        // The second time somebody means it.
        if Interruption.hasCome { _exit(128 + number) }
        Interruption.flag.store(true, ordering: .relaxed)
      }
    }
  }
}
