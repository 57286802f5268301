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
    help: ArgumentHelp("Only claims put forward so; may be repeated.", valueName: "modality"))
  var modalities: [Modality] = []

  @Option(
    name: .customLong("source"),
    help: ArgumentHelp("Only what this outlet says; may be repeated.", valueName: "outlet"))
  var sources: [String] = []

  @OptionGroup var time: TimeOptions

  @Flag(inversion: .prefixedNo, help: DerivedOption.help)
  var derived = true

  func filter(under ontology: Ontology) throws -> ClaimFilter {
    var filter = time.filter
    filter.includesDerived = derived
    if !relations.isEmpty {
      let kinds = try relations.map { try ontology.relationKind(called: $0) }
      filter.kinds = ClaimFilter.kinds(kinds, under: ontology).kinds
    }
    if !modalities.isEmpty { filter.modalities = Set(modalities) }
    if !sources.isEmpty { filter.sources = ClaimFilter(sources: Set(sources)).sources }
    return filter
  }
}

/// The time of which a question is asked: claims by their own dates or else their documents', documents by theirs.
struct TimeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Only what is of this day, month or year and later.", valueName: "date"),
    transform: CalendarDate.init(typed:))
  var from: CalendarDate?

  @Option(
    name: [.customLong("to"), .customLong("as-of")],
    help: ArgumentHelp("Only what is of this day, month or year or earlier.", valueName: "date"),
    transform: CalendarDate.init(typed:))
  var to: CalendarDate?

  @Option(
    help: ArgumentHelp("Both at once: 2024-10..2024-12.", valueName: "dates"),
    transform: DateSpan.init(typed:))
  var between: DateSpan?

  var first: CalendarDate? { between?.first ?? from }
  var last: CalendarDate? { between?.last ?? to }
  var filter: ClaimFilter { ClaimFilter(from: first, through: last) }
}

/// Whether what texts only imply is part of an answer; the same word in every command.
enum DerivedOption {
  static let help: ArgumentHelp = "What the texts imply and do not say: that a place lies in its country."
}

/// Two dates and what lies between them, written "2024-10..2024-12".
struct DateSpan {
  let first: CalendarDate
  let last: CalendarDate

  /// - Throws: `ValidationError` that says what is wrong, and how dates are written.
  init(typed text: String) throws {
    let parts = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      throw ValidationError("two dates are parted by two dots, as in 2024-10..2024-12")
    }
    first = try CalendarDate(typed: parts[0])
    last = try CalendarDate(typed: parts[1])
    if last.latest < first.earliest { throw ValidationError("the first date is after the second") }
  }
}

extension Modality: ExpressibleByArgument {}

extension Direction: ExpressibleByArgument {}

extension ExportFormat: ExpressibleByArgument {}

extension CalendarDate {
  /// - Throws: `ValidationError` that says how a date is written.
  init(typed text: String) throws {
    guard let date = CalendarDate(text) else {
      throw ValidationError("“\(text)” is no date; write 2024, 2024-11 or 2024-11-05")
    }
    self = date
  }
}
