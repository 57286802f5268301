import Entente

/// How the parts of a graph are put into words.
struct Wording {
  let ontology: Ontology

  /// "official · UKR", or the kind alone where no country is known.
  static func kind(of entity: Entity) -> String {
    let kind = words(entity.kind.rawValue)
    guard let country = entity.country, entity.kind.rawValue != "country" else { return kind }
    return "\(kind) · \(country)"
  }

  /// What `near` is to the far end: "deployed to", or "hosts troops of" when seen from the object.
  func label(of relation: RelationSummary, seenFrom near: Entity.ID) -> String {
    label(
      of: relation.kind, isOutgoing: relation.subject == near,
      isNegated: Self.isNegated(relation.weight.modality, relation.weight.polarity))
  }

  func label(of relation: RelationSummary) -> String { label(of: relation, seenFrom: relation.subject) }

  func label(of claim: Claim) -> String {
    label(of: claim.predicate, isNegated: Self.isNegated(claim.modality, claim.polarity))
  }

  func label(of kind: RelationKind, isOutgoing: Bool = true, isNegated: Bool = false) -> String {
    let relation = ontology.relationClass(kind)
    let known = isOutgoing ? relation?.label : relation?.inverse
    let label = known ?? Self.words(kind.rawValue) + (isOutgoing ? "" : " (reversed)")
    return isNegated ? "not: " + label : label
  }

  /// Whether a relation is said not to be. Who has not denied it says no such thing, and "not: … denied" would read
  /// as if it were said twice.
  private static func isNegated(_ modality: Modality, _ polarity: Polarity) -> Bool {
    polarity == .negated && modality != .denied
  }

  /// "claimed", "denied", "not denied"; empty for plain assertions.
  private static func manner(_ modality: Modality, _ polarity: Polarity) -> String {
    switch modality {
    case .asserted: ""
    case .denied: polarity == .negated ? "not denied" : modality.rawValue
    default: modality.rawValue
    }
  }

  /// "1 claim", or "3 claims, 2 docs" where it is more than one.
  static func count(_ weight: EvidenceWeight) -> String {
    let claims = count(weight.claims, "claim")
    return weight.claims == 1 ? claims : "\(claims), \(count(weight.documents, "doc"))"
  }

  /// "1 claim", or "3 claims, 2 docs, 1 source": sources are outlets, and a document of no known outlet is its own.
  static func sources(_ weight: EvidenceWeight) -> String {
    weight.claims == 1 ? count(weight) : "\(count(weight)), \(count(weight.sources, "source"))"
  }

  /// "1 claim", "2 claims".
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  /// "a", "a and b", "a, b and c".
  static func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// How a claim is put forward, with who says so: "claimed by a US official"; empty for plain assertions.
  static func stance(_ claim: Claim) -> String {
    let speaker = claim.attribution.map { DisplayText.plain($0.text) }
    let manner = manner(claim.modality, claim.polarity)
    let stance = speaker.map { "\(manner.isEmpty ? "said" : manner) by \($0)" } ?? manner
    let negation = isNegated(claim.modality, claim.polarity) ? "negated" : ""
    return negation.isEmpty || stance.isEmpty ? negation + stance : "\(negation), \(stance)"
  }

  /// How most of the evidence puts a relation forward, or "disputed" where the rest says the opposite; empty for plain
  /// assertions that nobody denies.
  static func stance(_ weight: EvidenceWeight) -> String {
    weight.isDisputed ? "disputed" : manner(weight.modality, weight.polarity)
  }

  /// How a claim is put forward, without who says so; empty for plain assertions.
  static func manner(_ claim: Claim) -> String { manner(claim.modality, claim.polarity) }

  /// "2024-11-05", or the words where they cannot be placed on the calendar.
  static func date(of claim: Claim) -> String {
    claim.date.map { $0.date?.description ?? $0.text } ?? ""
  }

  private static func words(_ name: String) -> String {
    // Byte by byte: to split and join costs a cold question a fiftieth, for the runtime to find out how.
    String(decoding: name.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
  }
}
