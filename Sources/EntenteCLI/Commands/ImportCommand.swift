public import ArgumentParser
public import Entente

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take over what other programs found, as far as it can be quoted.",
    usage: "entente import <file> ... [options]",
    discussion: """
      EXAMPLES
        $ entente import claims.jsonl --documents reports/
        $ entente import colleague.json --graph joint.sqlite
        $ entente import network.dot --relation allied_with --kind country

      FORMATS
      \(ImportFormat.allCases.map { "  \(DisplayText.padded($0.rawValue, to: 8))\($0.summary)" }.joined(separator: "\n"))

      Each claim has to quote a document that is given, is in the graph, or lies
      in the file; what does not is refused with its line, the rest is taken
      over, and the exit status is 2. Files of FollowTheMoney and DOT are quoted
      themselves, line by line.
      """)

  @Argument(help: ArgumentHelp("Files; what they are is told by their names.", valueName: "file"))
  var files: [String]

  @OptionGroup var target: GraphOptions

  @Option(help: "The format, where the name does not tell it.")
  var format: ImportFormat?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Texts that are quoted: files and folders.", valueName: "path"))
  var documents: [String] = []

  @Option(help: ArgumentHelp("What a tie is whose own word is no kind of relation.", valueName: "kind"))
  var relation: String?

  @Option(help: ArgumentHelp("What an entity is whose own word is no kind.", valueName: "kind"))
  var kind: String?

  @OptionGroup var answer: AnswerOptions

  /// Exports of large graphs are larger than any report.
  private static let limits = InputLimits(bytes: 2_000_000_000, lineBytes: 200_000_000)

  func run() throws {
    let list = InputList(documents)
    if let error = list.errors.first { throw error }
    let reader = DocumentReader(readsAllLanguages: true)
    let given = try list.files.map { try reader.document(in: $0) }
    let plain = DocumentReader(limits: Self.limits, readsAllLanguages: true)
    let sources = try files.map { path -> (Document, ImportFormat) in
      guard let format = format ?? ImportFormat(fileName: path) else {
        throw Failure("\(path): the name tells no format; give it by --format")
      }
      return (try plain.document(in: .path(path), as: .text), format)
    }
    let store = try target.open(.writing)
    var take = GraphImport(
      into: store, documents: given, relation: try relation.map(store.ontology.relationKind(called:)),
      kind: try kind.map(store.ontology.entityKind(called:)))
    var summary = GraphImport.Summary()
    for (file, format) in sources { try take.add(file, as: format, to: &summary) }
    summary.refusals.forEach { StandardError.complain($0) }
    if answer.json {
      try JSONAnswer.print {
        $0.member("claims", summary.claims)
        $0.member("documents", summary.documents)
        $0.member("entente", 1)
        $0.array("refused", summary.refusals)
      }
    } else {
      let refused = summary.refusals.isEmpty ? "" : ", \(summary.refusals.count) refused"
      try StandardOutput.write(
        "\(target.graph): \(Wording.count(summary.claims, "claim")) added to "
          + "\(Wording.count(summary.documents, "document"))\(refused)\n")
    }
    if !summary.refusals.isEmpty { throw ExitStatus.badInput }
  }
}

extension ImportFormat: ExpressibleByArgument {}
