public import ArgumentParser
public import Entente

/// Which claims a question is asked of.
struct FilterOptions: ParsableArguments {
  @Option(
    name: .customLong("relation"),
    help: ArgumentHelp("Only relations of this kind and its children; may be repeated.", valueName: "kind"))
  var relations: [String] = []

  @Option(
    name: .customLong("modality"),
    help: ArgumentHelp(
      "Only claims put forward so; may be repeated: \(Modality.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "modality"))
  var modalities: [Modality] = []

  @Option(
    name: .customLong("source"),
    help: ArgumentHelp("Only what this outlet says; may be repeated.", valueName: "outlet"))
  var sources: [String] = []

  @Option(help: ArgumentHelp("Only claims of this day, month or year and later.", valueName: "date"))
  var from: CalendarDate?

  @Option(help: ArgumentHelp("Only claims up to this day, month or year.", valueName: "date"))
  var to: CalendarDate?

  func filter(under ontology: Ontology) throws -> ClaimFilter {
    var filter = ClaimFilter(from: from, through: to)
    if !relations.isEmpty {
      let kinds = try relations.map { try ontology.relationKind(called: $0) }
      filter.kinds = ClaimFilter.kinds(kinds, under: ontology).kinds
    }
    if !modalities.isEmpty { filter.modalities = Set(modalities) }
    if !sources.isEmpty { filter.sources = ClaimFilter(sources: Set(sources)).sources }
    return filter
  }
}

extension Modality: ExpressibleByArgument {}

extension Direction: ExpressibleByArgument {}

extension ExportFormat: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
