public import EntenteModel

/// Claims that cannot all be true.
public struct Conflict: Sendable, Hashable {
  public enum Matter: String, Sendable, Hashable, CaseIterable {
    /// One says that it is so, and another that it is not.
    case denial
    /// Numbers of the same thing that do not fit together.
    case numbers
    /// Different holders of what only one can hold.
    case holders
  }

  public let matter: Matter
  /// The claims of each side, sorted by id; at least two sides, in order of their first claims.
  public let sides: [[Claim]]

  public init(matter: Matter, sides: [[Claim]]) {
    self.matter = matter
    self.sides = sides.map { $0.sorted { $0.id < $1.id } }.sorted { $0[0].id < $1[0].id }
  }
}

/// What is held to contradict what. The kinds come from whoever knows the ontology.
public struct ConflictRules: Sendable, Hashable {
  /// Kinds of which an object has one subject at a time: heads of state, occupiers.
  public var exclusive: Set<RelationKind>
  /// Claims further apart than this many days may both be true.
  public var days: Int

  public init(exclusive: Set<RelationKind> = [], days: Int = 31) {
    self.exclusive = exclusive
    self.days = days
  }
}

extension ConflictRules {
  /// What the ontology holds to be exclusive.
  public init(under ontology: Ontology, days: Int = 31) {
    self.init(exclusive: Set(ontology.relationClasses.filter(\.isExclusive).map(\.kind)), days: days)
  }

  /// The conflicts among `claims`, sorted by matter and then by first claim.
  ///
  /// Plans, expectations and doubts contradict nothing.
  ///
  /// - Complexity: O(*n* log *n*) in the claims; for numbers also O(*m*²) in those of one relation and unit.
  public func conflicts(
    among claims: some Sequence<Claim>, origin: (Document.ID) -> DocumentOrigin
  ) -> [Conflict] {
    let dated = claims.map { DatedClaim($0, day: day(of: $0, origin)) }
    let conflicts = denials(dated) + numbers(dated) + holders(dated)
    let order = Dictionary(uniqueKeysWithValues: Conflict.Matter.allCases.enumerated().map { ($1, $0) })
    return conflicts.sorted { left, right in
      (order[left.matter] ?? 0, left.sides[0][0].id, left.sides[1][0].id)
        < (order[right.matter] ?? 0, right.sides[0][0].id, right.sides[1][0].id)
    }
  }

  private struct DatedClaim {
    let claim: Claim
    let day: Int?

    init(_ claim: Claim, day: Int?) {
      self.claim = claim
      self.day = day
    }
  }

  /// The relation that a claim is of, with what tells its holders apart.
  private struct Subject: Hashable {
    let subject: Entity.ID?
    let kind: RelationKind
    let object: Entity.ID
    let detail: String
  }

  private func day(of claim: Claim, _ origin: (Document.ID) -> DocumentOrigin) -> Int? {
    (claim.date?.date ?? origin(claim.evidence.document).published)?.dayNumber
  }

  private func areClose(_ left: DatedClaim, _ right: DatedClaim) -> Bool {
    guard let one = left.day, let other = right.day else { return true }
    return abs(one - other) <= days
  }

  private func denials(_ claims: [DatedClaim]) -> [Conflict] {
    let groups = Dictionary(grouping: claims) {
      Subject(subject: $0.claim.subject, kind: $0.claim.predicate, object: $0.claim.object, detail: "")
    }
    return groups.values.compactMap { group in
      let holding = group.filter { $0.claim.isHeld }
      let denying = group.filter { $0.claim.isDenied }
      let against = denying.filter { denial in holding.contains { areClose($0, denial) } }
      let contested = holding.filter { held in against.contains { areClose($0, held) } }
      guard !against.isEmpty else { return nil }
      return Conflict(matter: .denial, sides: [contested.map(\.claim), against.map(\.claim)])
    }
  }

  private func numbers(_ claims: [DatedClaim]) -> [Conflict] {
    let counted = claims.filter { $0.claim.isHeld && $0.claim.quantity?.value != nil }
    let groups = Dictionary(grouping: counted) {
      Subject(
        subject: $0.claim.subject, kind: $0.claim.predicate, object: $0.claim.object,
        detail: NameFolding.fold($0.claim.quantity?.unit ?? ""))
    }
    return groups.values.compactMap { group in
      // Claims of one number are one side; sides that fit with all others drop out.
      let sides = Dictionary(grouping: group) { $0.claim.quantity?.range ?? 0...0 }
      let opposed = sides.filter { range, side in
        sides.contains { other, claims in
          !other.overlaps(range) && claims.contains { claim in side.contains { areClose($0, claim) } }
        }
      }
      guard opposed.count > 1 else { return nil }
      return Conflict(matter: .numbers, sides: opposed.values.map { $0.map(\.claim) })
    }
  }

  private func holders(_ claims: [DatedClaim]) -> [Conflict] {
    let held = claims.filter { $0.claim.isHeld && exclusive.contains($0.claim.predicate) }
    let groups = Dictionary(grouping: held) {
      Subject(
        subject: nil, kind: $0.claim.predicate, object: $0.claim.object,
        detail: NameFolding.fold($0.claim.title ?? ""))
    }
    return groups.values.compactMap { group in
      let sides = Dictionary(grouping: group, by: \.claim.subject)
      let opposed = sides.filter { holder, side in
        sides.contains { other, claims in
          other != holder && claims.contains { claim in side.contains { areClose($0, claim) } }
        }
      }
      guard opposed.count > 1 else { return nil }
      return Conflict(matter: .holders, sides: opposed.values.map { $0.map(\.claim) })
    }
  }
}

extension Claim {
  /// Whether somebody stands by it that it is so.
  fileprivate var isHeld: Bool {
    polarity == .affirmed && [.asserted, .claimed, .alleged].contains(modality)
  }

  /// Whether somebody says that it is not so.
  fileprivate var isDenied: Bool {
    switch modality {
    case .denied: polarity == .affirmed
    case .asserted, .claimed, .alleged: polarity == .negated
    case .planned, .expected, .uncertain: false
    }
  }
}

extension Quantity {
  /// The numbers that the words allow; "about" is taken as a tenth more or less.
  var range: ClosedRange<Double> {
    guard let value, value.isFinite else { return -Double.infinity...Double.infinity }
    switch qualifier {
    case "at_least", "more_than": return value...Double.infinity
    case "up_to", "fewer_than": return -Double.infinity...value
    case "about": return (value - abs(value) / 10)...(value + abs(value) / 10)
    default: return value...value
    }
  }
}
