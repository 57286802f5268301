/// What one document says of two entities, in its own words.
///
/// The graph is a set of claims. Two claims that differ in anything are two claims: nothing is overwritten.
public struct Claim: Sendable, Hashable {
  /// Names a claim by a digest of its content, so that the same text gives the same id on every machine.
  public struct ID: Sendable, Hashable, Comparable, RawRepresentable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }

    public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
  }

  public let id: ID
  public let subject: Entity.ID
  public let predicate: RelationKind
  public let object: Entity.ID
  public let polarity: Polarity
  public let modality: Modality
  /// Who says so, where it is not the document itself.
  public let attribution: Attribution?
  public let quantity: Quantity?
  /// The title of the office, for claims that somebody holds one.
  public let title: String?
  public let date: ClaimDate?
  /// The sentence (or sentences) that the claim rests on.
  public let evidence: Quotation
  /// The words that made the rule speak, in order of place; they may be empty.
  public let triggers: [Quotation]
  /// The rule or frame that read the claim.
  public let rule: String
  /// The claims that this one was composed from; empty for what a document says.
  public let premises: [ID]

  public init(
    id: ID, subject: Entity.ID, predicate: RelationKind, object: Entity.ID, polarity: Polarity = .affirmed,
    modality: Modality = .asserted, attribution: Attribution? = nil, quantity: Quantity? = nil,
    title: String? = nil, date: ClaimDate? = nil, evidence: Quotation, triggers: [Quotation] = [],
    rule: String, premises: [ID] = []
  ) {
    self.id = id
    self.subject = subject
    self.predicate = predicate
    self.object = object
    self.polarity = polarity
    self.modality = modality
    self.attribution = attribution
    self.quantity = quantity
    self.title = title
    self.date = date
    self.evidence = evidence
    self.triggers = triggers
    self.rule = rule
    self.premises = premises
  }
}

extension Claim {
  /// Rules whose claims come from composition or from what the lexicon knows, and not from the words alone.
  private static let derivedRules = ["derived.", "known."]

  /// Whether the text implies the claim by plain composition, and does not say it. Its evidence is where the
  /// text names the subject.
  public var isDerived: Bool { Self.isDerived(byRule: rule) }

  /// Whether claims of this rule are implied, and not said.
  public static func isDerived(byRule rule: String) -> Bool { derivedRules.contains { rule.hasPrefix($0) } }
}

/// Whether the claim holds or does not hold, in the words of its source.
public enum Polarity: String, Sendable, Hashable, CaseIterable {
  case affirmed, negated
}

/// How the claim is put forward.
public enum Modality: String, Sendable, Hashable, CaseIterable {
  /// A fact in the document's own voice.
  case asserted
  /// What a source says.
  case claimed
  /// What a source says is not so.
  case denied
  /// Intended or agreed by those who would do it.
  case planned
  /// Foreseen by somebody.
  case expected
  /// Said to be so, by nobody named.
  case alleged
  /// Held possible, or could not be confirmed.
  case uncertain
}

/// Who says so: an entity of the graph, the words used for a source, or both.
public struct Attribution: Sendable, Hashable {
  public let entity: Entity.ID?
  /// As written: "a senior US official".
  public let text: String

  public init(entity: Entity.ID?, text: String) {
    self.entity = entity
    self.text = text
  }
}

/// A number that goes with a claim, with its bound and its unit.
public struct Quantity: Sendable, Hashable {
  /// `nil` where the text gives none ("a significant number of troops").
  public let value: Double?
  /// `exact`, `at_least`, `more_than`, `about`, `up_to`, `fewer_than`, or the words of a vague amount.
  public let qualifier: String
  /// What is counted, as written: "troops".
  public let unit: String

  public init(value: Double?, qualifier: String, unit: String) {
    self.value = value
    self.qualifier = qualifier
    self.unit = unit
  }
}

/// When a claim is said to hold: the words, and the day or month that they mean.
public struct ClaimDate: Sendable, Hashable {
  /// `nil` where the words cannot be placed on the calendar.
  public let date: CalendarDate?
  /// As written: "last week".
  public let text: String

  public init(date: CalendarDate?, text: String) {
    self.date = date
    self.text = text
  }
}
