public import ArgumentParser
public import Entente

struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Draw the graph, or what lies round an entity.",
    usage: "entente render -o <file> [options]",
    discussion: """
      EXAMPLES
        $ entente render -o graph.svg
        $ entente render --focus Kursk --depth 2 -o kursk.svg
        $ entente render --focus "North Korea" --theme print -o page.pdf

      The file's name says what is drawn: \(DiagramFormat.allCases.map { "." + $0.rawValue }.joined(separator: ", ")).
      """)

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; - is standard output.", valueName: "file"))
  var output: String

  @OptionGroup var target: GraphOptions

  @Option(help: ArgumentHelp("Draw round this entity; may be repeated.", valueName: "name"))
  var focus: [String] = []

  @Option(help: ArgumentHelp("Steps round the focus.", valueName: "n"))
  var depth = 1

  @Option(
    help: ArgumentHelp(
      "Draw so many ties at most, the strongest. (default: as many as can be read)", valueName: "n"))
  var strongest: Int?

  @Flag(inversion: .prefixedNo, help: DerivedOption.help)
  var derived = false

  @Option(help: ArgumentHelp("The heading. (default: made from the focus)", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("The look: light, dark, print, or a file of your own.", valueName: "theme"))
  var theme = "light"

  @Option(help: "How places are found.")
  var layout: LayoutChoice = .automatic

  @Option(help: "What a frame is drawn round.")
  var cluster: Clustering = .automatic

  @Option(help: "Draw communities in place of entities.")
  var overview: Overview = .automatic

  @Option(
    name: .customLong("relation"),
    help: ArgumentHelp("Only relations of this kind and its children; may be repeated.", valueName: "kind"))
  var relations: [String] = []

  @Option(
    name: .customLong("kind"),
    help: ArgumentHelp("Only entities of this kind and its children; may be repeated.", valueName: "kind"))
  var kinds: [String] = []

  @Option(help: ArgumentHelp("Only claims of this day, month or year and later.", valueName: "date"))
  var from: CalendarDate?

  @Option(help: ArgumentHelp("Only claims up to this day, month or year.", valueName: "date"))
  var to: CalendarDate?

  @Option(help: ArgumentHelp("The format, where the file's name does not say it.", valueName: "format"))
  var format: DiagramFormat?

  @Option(help: ArgumentHelp("Pixels for each unit, for PNG.", valueName: "n"))
  var scale = 2.0

  @Option(help: ArgumentHelp("Seconds before a faster layout is used.", valueName: "s"))
  var timeLimit = 20.0

  func validate() throws {
    guard (0...12).contains(depth) else { throw ValidationError("--depth takes a number from 0 to 12.") }
    guard scale > 0, scale <= 20 else { throw ValidationError("--scale takes a number above 0, up to 20.") }
    guard timeLimit > 0 else { throw ValidationError("--time-limit takes a number above 0.") }
  }

  func run() throws {
    guard let format = format ?? DiagramFormat(fileName: output) else {
      let endings = DiagramFormat.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
      throw Failure("“\(output)” does not say what to draw: end the name in \(endings), or give --format")
    }
    let store = try target.open(.reading)
    var options = DiagramOptions(theme: try Themes.theme(called: theme))
    options.focus = try focus.map { try store.entity(called: $0).id }
    options.depth = depth
    options.strongest = strongest
    options.showsDerived = derived
    options.entityKinds = try kinds.map { try store.ontology.entityKind(called: $0) }
    options.relationKinds = try relations.map { try store.ontology.relationKind(called: $0) }
    options.from = from
    options.to = to
    options.clusters = cluster
    options.overview = overview
    options.layout = layout
    options.title = title
    options.timeLimit = timeLimit
    let snapshot =
      try options.focus.isEmpty
      ? store.snapshot() : store.snapshot(around: options.focus, depth: depth)
    let diagram = try Diagram(of: snapshot, under: store.ontology, options: options)
    diagram.notices.forEach { StandardError.complain($0) }
    let bytes = try diagram.rendered(as: format, scale: scale)
    try output == "-" ? StandardOutput.write(bytes) : FileReplacement.write(bytes, to: output)
  }
}

extension DiagramFormat: ExpressibleByArgument {}

extension LayoutChoice: ExpressibleByArgument {}

extension Clustering: ExpressibleByArgument {}

extension Overview: ExpressibleByArgument {}
