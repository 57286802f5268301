import ArgumentParser
import Entente
import Foundation
import Synchronization

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Read texts and add what they say to the graph.",
    usage: "entente build <path> ... [options]",
    discussion: """
      EXAMPLES
        $ entente build reports/
        $ entente build monday.txt page.html 'archive/*.jsonl.gz' --graph week.sqlite
        $ curl -s https://example.org/report.html | entente build -
        $ entente build inbox/ --watch

      Reads plain text, Markdown, web pages, JSON, tables, mail, RSS and Atom, and
      PDF where pdftotext is installed; packed by gzip or zstd or not; in UTF-8,
      UTF-16, Windows-1252 or Latin-1. Folders are searched. A text that is in the
      graph already changes nothing; a new text at a known path or address takes
      the place of the old one. What cannot be read is named and left out, the
      rest is read all the same, and the exit status is 2. Texts in other
      languages than English are named and left out too.

      The build can be stopped, killed or cut off at any time: the graph holds
      whole documents, and the next run goes on from there.
      """)

  @Argument(help: ArgumentHelp("Files, folders, patterns, and - for standard input.", valueName: "path"))
  var paths: [String]

  @OptionGroup var target: GraphOptions

  @Flag(help: "Go on when all is read, and follow what comes or changes until Ctrl-C.")
  var watch = false

  @OptionGroup(title: "Input") var input: InputOptions

  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    if watch, paths.contains("-") {
      throw ValidationError("--watch follows files and folders, not standard input.")
    }
  }

  func run() throws {
    let list = InputList(paths)
    // Nothing to read: no graph is made, and none that is there is touched.
    guard !list.files.isEmpty || watch else {
      list.errors.forEach { StandardError.complain($0.description) }
      throw ExitStatus.badInput
    }
    let store = try target.open(.writing)
    Interruption.watch()
    let build = GraphBuild(workers: input.workers, reader: input.reader, read: try Knowledge.reader())
    Allocation.returnsLargeBlocks()
    var folder = FolderWatch(paths)
    if watch { folder.noteAll(list) }
    let summary = try run(build, list, into: store)
    if watch {
      try report(summary)
      while !Interruption.hasCome {
        Thread.sleep(forTimeInterval: 0.5)
        let changed = folder.changed()
        guard !changed.files.isEmpty, !Interruption.hasCome else { continue }
        try report(try run(build, changed, into: store))
      }
      throw ExitStatus.interrupted
    }
    try report(summary)
    if summary.wasStopped { throw ExitStatus.interrupted }
    if summary.faults > 0 { throw ExitStatus.badInput }
    // All that was there was in other languages.
    if summary.read == 0, summary.leftOutCount > 0 { throw ExitStatus.nothingFound }
  }

  private func run(_ build: GraphBuild, _ list: InputList, into store: GraphStore) throws -> BuildSummary {
    var progress = ProgressLine()
    let rate = Rate()
    defer { progress.clear() }
    return try build.run(
      list, as: input.format, standardInput: input.from, into: store,
      progress: { state in progress.show(rate.words(for: state)) },
      report: { message in
        progress.clear()
        StandardError.complain(message.description)
      },
      isStopped: { Interruption.hasCome })
  }

  private func report(_ summary: BuildSummary) throws {
    try answer.json ? summary.printJSON() : summary.printText(of: target.graph)
  }
}

extension BuildSummary {
  func printText(of graph: String) throws {
    let parts = [
      (added.added, "new"), (added.replaced, "in place of earlier texts"), (added.unchanged, "known already"),
      (repaired, "mended"), (leftOutCount, "left out"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    var page = Page()
    page.line(
      "\(graph): \(Wording.count(read, "document")) read"
        + (parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
        + ", \(Wording.count(added.claims, "claim")) added"
        + (wasStopped ? "; stopped before the end" : ""))
    try page.print()
  }

  func printJSON() throws {
    try JSONAnswer.print {
      $0.member("added", added.added)
      $0.member("claims", added.claims)
      $0.member("entente", 1)
      $0.array("leftOut", leftOut.map(\.description))
      $0.member("leftOutCount", leftOutCount)
      $0.member("read", read)
      $0.member("repaired", repaired)
      $0.member("replaced", added.replaced)
      $0.member("stopped", wasStopped)
      $0.member("unchanged", added.unchanged)
    }
  }
}

/// How fast the work goes, and how long it will take.
private struct Rate {
  private let start = ContinuousClock.now

  /// "[#####-----] 1,204 documents, 310 a second, 2 min left".
  func words(for state: BuildProgress) -> String {
    let seconds =
      Double((ContinuousClock.now - start).components.seconds)
      + Double((ContinuousClock.now - start).components.attoseconds) / 1e18
    var words = "\(state.done) documents"
    if seconds > 1 { words += ", \(Int(Double(state.done) / seconds)) a second" }
    guard let fraction = state.fraction else { return words }
    let filled = Int(fraction * 20)
    words =
      "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled) + "] " + words
    if seconds > 2, fraction > 0.005 {
      let left = Int(seconds * (1 - fraction) / fraction)
      words += left >= 90 ? ", \((left + 30) / 60) min left" : ", \(left) s left"
    }
    return words
  }
}

/// Ctrl-C and TERM: the work under way is brought to a clean end.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  static var hasCome: Bool { flag.load(ordering: .relaxed) }

  static func watch() {
    // A program that starts us from one of its threads may have these blocked there, and we inherit that.
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    for number in [SIGINT, SIGTERM] {
      signal(number) { number in
        // The second time somebody means it.
        if Interruption.hasCome { _exit(128 + number) }
        Interruption.flag.store(true, ordering: .relaxed)
        // Whoever waits for more of standard input would not notice; now it is at its end.
        let nothing = open("/dev/null", O_RDONLY)
        if nothing >= 0 { dup2(nothing, STDIN_FILENO) }
      }
    }
  }
}
