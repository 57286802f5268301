public import EntenteModel

/// Which claims a question is asked of. An empty filter lets every claim through.
public struct ClaimFilter: Sendable, Hashable {
  /// Kinds of relation, children already among them; `nil` for all.
  public var kinds: Set<RelationKind>?
  public var modalities: Set<Modality>?
  public var polarities: Set<Polarity>?
  /// Outlets, compared in their folded form; `nil` for all.
  public var sources: Set<String>?
  /// Claims of this day or later; what has no date is left out.
  public var from: CalendarDate?
  /// Claims up to this day; a month or year stands for all of its days, and what has no date is left out.
  public var through: CalendarDate?
  /// Whether what texts only imply passes too; see `Claim.isDerived`.
  public var includesDerived = true

  public init(
    kinds: Set<RelationKind>? = nil, modalities: Set<Modality>? = nil, polarities: Set<Polarity>? = nil,
    sources: Set<String>? = nil, from: CalendarDate? = nil, through: CalendarDate? = nil
  ) {
    self.kinds = kinds
    self.modalities = modalities
    self.polarities = polarities
    self.sources = sources.map { Set($0.map { NameFolding.fold($0) }) }
    self.from = from
    self.through = through
  }

  /// The filter for relations of `kinds` and everything below them in `ontology`.
  public static func kinds(_ kinds: [RelationKind], under ontology: Ontology) -> ClaimFilter {
    // A kind that the ontology does not know may still stand in an older graph.
    ClaimFilter(kinds: Set(kinds.flatMap { [$0] + ontology.descendants(of: $0) }))
  }

  /// Whether a claim passes.
  ///
  /// - Parameters:
  ///   - date: the claim's own date, or else the day on which its document was published.
  ///   - source: the outlet of the claim's document.
  public func admits(
    kind: RelationKind, modality: Modality, polarity: Polarity, date: CalendarDate?, source: String?
  ) -> Bool {
    if let kinds, !kinds.contains(kind) { return false }
    if let modalities, !modalities.contains(modality) { return false }
    if let polarities, !polarities.contains(polarity) { return false }
    if let sources {
      guard let source, sources.contains(NameFolding.fold(source)) else { return false }
    }
    return admits(date: date)
  }

  /// Whether the filter is for a time, so that what has no date is left out.
  public var isTimed: Bool { from != nil || through != nil }

  /// Whether something of `date` lies within the filter's time.
  public func admits(date: CalendarDate?) -> Bool {
    guard isTimed else { return true }
    guard let date else { return false }
    if let from, date.latest < from.earliest { return false }
    if let through, date.earliest > through.latest { return false }
    return true
  }

  /// Whether a claim of a document of this origin passes.
  public func admits(_ claim: Claim, from origin: DocumentOrigin) -> Bool {
    (includesDerived || !claim.isDerived)
      && admits(
        kind: claim.predicate, modality: claim.modality, polarity: claim.polarity,
        date: claim.date?.date ?? origin.published, source: origin.source)
  }
}

extension CalendarDate {
  /// The first day that the date may mean, as a number that orders days: 20241105.
  public var earliest: Int { year * 10_000 + (month ?? 1) * 100 + (day ?? 1) }

  /// The last day that the date may mean.
  public var latest: Int {
    let month = month ?? 12
    return year * 10_000 + month * 100 + (day ?? Self.length(of: month, in: year))
  }
}
