public import EntenteModel

/// A claim at its place in time.
public struct TimelineEntry: Sendable, Hashable {
  /// The claim's date or else its document's; `nil` where neither is known.
  public let date: CalendarDate?
  /// Whether the claim itself says when; otherwise it is the day on which it was published.
  public let isDated: Bool
  public let claim: Claim

  public init(_ claim: Claim, from origin: DocumentOrigin) {
    isDated = claim.date?.date != nil
    date = claim.date?.date ?? origin.published
    self.claim = claim
  }
}

extension TimelineEntry {
  /// `claims` in order of time: the undated last, and equals in order of id.
  ///
  /// A month goes before its days, and a year before its months.
  public static func timeline(
    of claims: some Sequence<Claim>, filter: ClaimFilter = ClaimFilter(),
    origin: (Document.ID) -> DocumentOrigin
  ) -> [TimelineEntry] {
    claims.compactMap { claim in
      let origin = origin(claim.evidence.document)
      return filter.admits(claim, from: origin) ? TimelineEntry(claim, from: origin) : nil
    }.sorted { left, right in
      switch (left.date, right.date) {
      case (let one?, let other?) where one != other: one < other
      case (nil, _?): false
      case (_?, nil): true
      default: left.claim.id < right.claim.id
      }
    }
  }
}
