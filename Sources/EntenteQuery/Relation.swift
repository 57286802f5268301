public import EntenteModel

/// An edge of the graph: all that is claimed of two entities under one kind.
public struct Relation: Sendable, Hashable {
  public let subject: Entity.ID
  public let kind: RelationKind
  public let object: Entity.ID
  /// Sorted by id; never empty.
  public let claims: [Claim]
  public let weight: EvidenceWeight

  /// The relation without its claims.
  public var summary: RelationSummary {
    RelationSummary(subject: subject, kind: kind, object: object, weight: weight)
  }
}

/// A relation as a ranked list shows it: its ends, its kind, and how much stands behind it.
public struct RelationSummary: Sendable, Hashable {
  public let subject: Entity.ID
  public let kind: RelationKind
  public let object: Entity.ID
  public let weight: EvidenceWeight

  public init(subject: Entity.ID, kind: RelationKind, object: Entity.ID, weight: EvidenceWeight) {
    self.subject = subject
    self.kind = kind
    self.object = object
    self.weight = weight
  }

  /// Heaviest first; between equals by kind and ends, so that the order is total.
  public static func ranks(_ left: RelationSummary, before right: RelationSummary) -> Bool {
    if left.weight.outweighs(right.weight) { return true }
    if right.weight.outweighs(left.weight) { return false }
    return (left.kind, left.subject, left.object) < (right.kind, right.subject, right.object)
  }
}

extension Relation {
  /// The relations that `claims` make up, sorted by subject, kind and object.
  ///
  /// - Parameter sources: the outlet of each document, for counting independent sources; documents that are
  ///   not listed count as outlets of their own.
  /// - Complexity: O(*n* log *n*) in the claims.
  public static func relations(in claims: some Sequence<Claim>, sources: [Document.ID: String] = [:])
    -> [Relation]
  {
    var groups: [Ends: [Claim]] = [:]
    for claim in claims {
      groups[Ends(subject: claim.subject, kind: claim.predicate, object: claim.object), default: []].append(
        claim)
    }
    var numbers = SourceNumbers(sources)
    let relations = groups.compactMap { ends, claims -> Relation? in
      var scale = EvidenceScale()
      for claim in claims {
        let number = numbers.number(of: claim.evidence.document)
        scale.add(
          document: number.document, source: number.source, modality: claim.modality,
          polarity: claim.polarity)
      }
      return scale.weight.map {
        Relation(
          subject: ends.subject, kind: ends.kind, object: ends.object,
          claims: claims.sorted { $0.id < $1.id }, weight: $0)
      }
    }
    return relations.sorted { ($0.subject, $0.kind, $0.object) < ($1.subject, $1.kind, $1.object) }
  }
}

/// What makes two claims speak of one relation.
private struct Ends: Hashable {
  let subject: Entity.ID
  let kind: RelationKind
  let object: Entity.ID
}

/// Numbers documents and outlets in the order in which they come, for an `EvidenceScale`.
struct SourceNumbers {
  private let sources: [Document.ID: String]
  private var documents: [Document.ID: (document: Int, source: Int)] = [:]
  private var outlets: [String: Int] = [:]

  init(_ sources: [Document.ID: String]) { self.sources = sources }

  mutating func number(of document: Document.ID) -> (document: Int, source: Int) {
    if let known = documents[document] { return known }
    let number = documents.count
    var source = number
    if let outlet = sources[document] {
      // Outlets and documents without one share a number line; negative numbers are outlets.
      source = outlets[outlet] ?? -1 - outlets.count
      outlets[outlet] = source
    }
    documents[document] = (number, source)
    return (number, source)
  }
}
