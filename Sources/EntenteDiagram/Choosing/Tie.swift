import EntenteModel

/// All claims of one kind between two entities, drawn as one line.
struct Tie: Sendable, Hashable {
  let subject: Entity.ID
  /// What the line says; some of the claims may say less: see `bundled`.
  let predicate: RelationKind
  let object: Entity.ID
  /// In order of id; never empty.
  let claims: [Claim]

  /// How the tie holds, taking all its claims together.
  enum Standing: Sendable, Hashable {
    /// Nobody denies it.
    case affirmed
    /// Some say so, others deny it.
    case disputed
    /// It is only denied, or said not to be so.
    case denied
  }

  var standing: Standing {
    let against = claims.count { Self.isAgainst($0) }
    return against == 0 ? .affirmed : against == claims.count ? .denied : .disputed
  }

  /// Whether a claim speaks against the tie: what is denied, or what is said not to hold.
  static func isAgainst(_ claim: Claim) -> Bool {
    (claim.polarity == .negated) != (claim.modality == .denied)
  }

  /// The strongest way in which the tie is put forward by `theme`'s order.
  func modality(under theme: Theme) -> Modality {
    let affirming = claims.filter { !Self.isAgainst($0) }
    let modalities = Set((affirming.isEmpty ? claims : affirming).map(\.modality))
    func rank(_ modality: Modality) -> (Int, String) {
      (theme.modalities[modality.rawValue]?.strength ?? 0, modality.rawValue)
    }
    return modalities.max { rank($0) < rank($1) } ?? .asserted
  }

  /// The documents that the tie rests on, sorted.
  var documents: [Document.ID] { Set(claims.map(\.evidence.document)).sorted() }

  /// How much speaks for drawing the tie: documents count most, then the manner and the number of claims.
  ///
  /// What happens goes before what merely is: offices, memberships and places are drawn where there is room.
  func weight(under theme: Theme) -> Int {
    documents.count * 100 + (theme.modalities[modality(under: theme).rawValue]?.strength ?? 0) * 10
      + min(claims.count, 9)
  }

  private var order: (Entity.ID, Entity.ID, RelationKind) { (subject, object, predicate) }

  static func precedes(_ left: Tie, _ right: Tie) -> Bool { left.order < right.order }
}

extension Tie {
  /// The ties with those of a pair taken together that merely say what one end is to the other: who is president of
  /// a country is of that country, and one line says so.
  ///
  /// The line has the kind that says most: the deepest of the ontology, then the weightiest. What is denied or only
  /// claimed keeps a line of its own.
  ///
  /// - Parameter ties: in order of their ends.
  static func bundled(_ ties: [Tie], under theme: Theme, _ ontology: Ontology) -> [Tie] {
    var result: [Tie] = []
    var rest = ties[...]
    while let first = rest.first {
      let pair = rest.prefix { $0.subject == first.subject && $0.object == first.object }
      rest = rest.dropFirst(pair.count)
      let quiet = pair.filter {
        theme.isBackground($0.predicate, under: ontology) && $0.standing == .affirmed
          && $0.modality(under: theme) == .asserted
      }
      guard quiet.count > 1 else {
        result += pair
        continue
      }
      let leader = quiet.max { left, right in
        let depths = [left, right].map { ontology.lineage(of: $0.predicate).count }
        return (depths[0], left.weight(under: theme), right.predicate)
          < (depths[1], right.weight(under: theme), left.predicate)
      }
      let bundle = Tie(
        subject: first.subject, predicate: leader?.predicate ?? first.predicate, object: first.object,
        claims: quiet.flatMap(\.claims).sorted { $0.id < $1.id })
      result += (pair.filter { !quiet.contains($0) } + [bundle]).sorted(by: precedes)
    }
    return result
  }

  private struct Key: Hashable {
    let subject: Entity.ID
    let predicate: RelationKind
    let object: Entity.ID
  }

  /// The ties of some claims, in order of their ends and kind. Claims of a thing on itself are left out.
  ///
  /// - Complexity: O(*n* log *n*) in the claims.
  static func ties(of claims: some Sequence<Claim>) -> [Tie] {
    var groups: [Key: [Claim]] = [:]
    for claim in claims where claim.subject != claim.object {
      groups[
        Key(subject: claim.subject, predicate: claim.predicate, object: claim.object), default: []
      ].append(claim)
    }
    return groups.map { key, claims in
      Tie(
        subject: key.subject, predicate: key.predicate, object: key.object,
        claims: claims.sorted { $0.id < $1.id })
    }.sorted(by: precedes)
  }
}
