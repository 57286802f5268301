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

      The file's name says what is drawn: \(PictureOptions.endings).
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

  @OptionGroup var time: TimeOptions

  @OptionGroup var picture: PictureOptions

  func validate() throws {
    guard (0...12).contains(depth) else { throw ValidationError("--depth takes a number from 0 to 12.") }
  }

  func run() throws {
    let format = try picture.format(of: output)
    let store = try target.open(.reading)
    var options = try picture.diagramOptions()
    options.focus = try focus.map { try store.entity(called: $0).id }
    options.depth = depth
    options.strongest = strongest
    options.showsDerived = derived
    options.entityKinds = try kinds.map { try store.ontology.entityKind(called: $0) }
    options.relationKinds = try relations.map { try store.ontology.relationKind(called: $0) }
    options.from = time.first
    options.to = time.last
    options.clusters = cluster
    options.overview = overview
    let snapshot =
      try options.focus.isEmpty
      ? store.snapshot() : store.snapshot(around: options.focus, depth: depth).withSources(from: store)
    let diagram = try Diagram(of: snapshot, under: store.ontology, options: options)
    try picture.write(diagram, as: format, to: output)
  }
}

extension Clustering: ExpressibleByArgument {}

extension Overview: ExpressibleByArgument {}

extension GraphSnapshot {
  /// The snapshot with those who are quoted in it, so that a label can name them.
  fileprivate func withSources(from store: GraphStore) throws -> GraphSnapshot {
    let missing = Set(claims.compactMap { $0.attribution?.entity }).subtracting(entities.map(\.id))
    return GraphSnapshot(
      documents: documents, entities: entities + (try missing.sorted().compactMap { try store.entity($0) }),
      mentions: mentions, claims: claims)
  }
}
