import ArgumentParser
import Entente

struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Show the words, names and tree of each sentence.",
    discussion: """
      EXAMPLES
        $ entente parse "Russian forces withdrew from Kherson."
        $ entente parse --conllu report.txt
        $ entente parse --svg "Kyiv denied it." > tree.svg
      """)

  @Argument(help: "A file, or the words themselves; - for standard input.")
  var text: String

  @Flag(help: "Print CoNLL-U, as treebanks are written.")
  var conllu = false

  @Flag(help: "Draw the arcs of the first sentence as SVG.")
  var svg = false

  func run() throws {
    let parse = try Parse(of: try words())
    try StandardOutput.write(svg ? parse.arcs : conllu ? parse.conllu : parse.tree)
  }

  /// A file where one of that name is there; the argument itself where it has a blank, as sentences do.
  private func words() throws -> String {
    if text != "-", text.contains(where: \.isWhitespace) { return text }
    let reader = DocumentReader(readsAllLanguages: true)
    return try reader.document(in: text == "-" ? .standardInput : .path(text)).text
  }
}
