import ArgumentParser
import Entente

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Take readings, as 'extract' writes them, into the graph.",
    usage: "entente merge [<path> ...] [options]",
    discussion: """
      EXAMPLES
        $ entente extract < corpus.jsonl | entente merge --graph corpus.sqlite
        $ entente merge part-*.jsonl.zst --graph corpus.sqlite

      The graph is the same in whatever order the readings come, and however often
      one of them does.
      """)

  @Argument(help: ArgumentHelp("Files, and - for standard input.", valueName: "path"))
  var paths: [String] = ["-"]

  @OptionGroup var target: GraphOptions

  @Option(help: ArgumentHelp("Lines to parse at once, a core each unless told otherwise.", valueName: "n"))
  var workers: Int = InputOptions.cores

  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    guard (1...1024).contains(workers) else {
      throw ValidationError("--workers takes a number from 1 to 1024.")
    }
  }

  func run() throws {
    Allocation.returnsLargeBlocks()
    let list = InputList(paths)
    guard !list.files.isEmpty else {
      list.errors.forEach { StandardError.complain($0.description) }
      throw ExitStatus.badInput
    }
    let store = try target.open(.writing)
    Interruption.watch()
    let summary = try Merging(workers: workers).run(
      list, into: store, report: { StandardError.complain($0.description) },
      isStopped: { Interruption.hasCome })
    try answer.json ? summary.printJSON() : summary.printText(of: target.graph)
    if summary.wasStopped { throw ExitStatus.interrupted }
    if summary.faults > 0 { throw ExitStatus.badInput }
  }
}
