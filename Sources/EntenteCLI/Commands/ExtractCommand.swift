import ArgumentParser
import Entente

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Read documents and write their readings as lines of JSON.",
    usage: "entente extract [<path> ...] [options]",
    discussion: """
      EXAMPLES
        $ entente extract < corpus.jsonl | entente merge --graph corpus.sqlite
        $ entente extract pages/ > readings.jsonl
        $ zstd -dc part-07.jsonl.zst | entente extract --from corpus.jsonl

      Without a path, lines of JSON come on standard input, each a document. Each
      line that goes out is what was read from one document, in the order in
      which they came; 'entente merge' takes them into a graph. Nothing is kept in
      between, so a corpus can be read in parts on many machines.
      """)

  @Argument(help: ArgumentHelp("Files, folders, patterns, and - for standard input.", valueName: "path"))
  var paths: [String] = ["-"]

  @OptionGroup(title: "Input") var input: InputOptions

  func run() throws {
    let list = InputList(paths)
    list.errors.forEach { StandardError.complain($0.description) }
    let extraction = Extraction(workers: input.workers, reader: input.reader, read: try Knowledge.reader())
    Allocation.returnsLargeBlocks()
    let format = input.format ?? (paths == ["-"] ? .jsonl : nil)
    let pieces = InputPieces(
      list.files, format: format, within: input.reader.limits, standardInput: input.from,
      fields: input.reader.fields)
    var lines: [UInt8] = []
    let done = try extraction.run(pieces, report: { StandardError.complain($0.description) }) { line in
      lines += line
      guard lines.count >= 1 << 16 else { return }
      try StandardOutput.write(lines)
      lines.removeAll(keepingCapacity: true)
    }
    try StandardOutput.write(lines)
    if done.faults > 0 || !list.errors.isEmpty { throw ExitStatus.badInput }
  }
}
