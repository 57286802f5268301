import ArgumentParser
import Entente
import Foundation

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the graph for other programs.",
    usage: "entente export --format <format> [options]",
    discussion: """
      EXAMPLES
        $ entente export --format json > graph.json
        $ entente export --format dot -o graph.dot

      FORMATS
      \(ExportFormat.allCases.map { "  \(DisplayText.padded($0.rawValue, to: 11))\($0.summary)" }.joined(separator: "\n"))

      The same graph gives the same bytes. A file is written under another name
      and renamed when it is whole.
      """)

  @Option(help: "The format.")
  var format: ExportFormat

  @OptionGroup var target: GraphOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The file to write, or the folder for formats of several files. (default: standard output)",
      valueName: "file"))
  var output: String?

  @Flag(inversion: .prefixedNo, help: DerivedOption.help)
  var derived = true

  @Flag(help: "Let the documents' texts go along, so that 'import' needs nothing else. (json only)")
  var texts = false

  func validate() throws {
    if texts, format != .json { throw ValidationError("--texts goes with --format json.") }
  }

  func run() throws {
    let store = try target.open(.reading)
    try store.withContents { graph in
      let lost = try format.losses(of: graph)
      if !lost.isEmpty { StandardError.complain("\(format.rawValue) does not hold \(Wording.list(lost))") }
      if derived {
        try write(graph, under: store.ontology)
      } else {
        try write(ClaimSelection(of: graph) { !$0.isDerived }, under: store.ontology)
      }
    }
  }

  private func write(_ graph: some GraphContents, under ontology: Ontology) throws {
    let parts = format.parts(withTexts: texts)
    if parts.count > 1 {
      guard let output, output != "-" else {
        throw Failure("\(format.rawValue) consists of several files; name a folder for them by -o")
      }
      do {
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
      } catch {
        throw OutputError(path: output, reason: error.localizedDescription)
      }
      for part in parts { try write(part, of: graph, under: ontology, to: output + "/" + part.name) }
    } else if let part = parts.first {
      if let output, output != "-" { return try write(part, of: graph, under: ontology, to: output) }
      var stream = TextStream { try StandardOutput.write($0) }
      try part.write(graph, under: ontology, to: &stream)
    }
  }

  private func write(
    _ part: ExportPart, of graph: some GraphContents, under ontology: Ontology, to path: String
  )
    throws
  {
    let file = try FileReplacement(at: path)
    do {
      var stream = TextStream { try file.append($0) }
      try part.write(graph, under: ontology, to: &stream)
      try file.commit()
    } catch {
      file.discard()
      throw error
    }
  }
}
