public import EntenteModel

/// How much stands behind a relation, counted so that one report printed twice does not count double.
public struct EvidenceWeight: Sendable, Hashable {
  public let claims: Int
  /// Different documents among the claims.
  public let documents: Int
  /// Different outlets; a document whose outlet is not known counts as one of its own.
  public let sources: Int
  /// The modality of most documents; between equals the first in the order of `Modality`.
  public let modality: Modality
  /// The polarity of most documents; between equals `affirmed`.
  public let polarity: Polarity

  public init(claims: Int, documents: Int, sources: Int, modality: Modality, polarity: Polarity) {
    self.claims = claims
    self.documents = documents
    self.sources = sources
    self.modality = modality
    self.polarity = polarity
  }

  /// What ranks first: many sources, then many documents, then many claims.
  public func outweighs(_ other: EvidenceWeight) -> Bool {
    (sources, documents, claims) > (other.sources, other.documents, other.claims)
  }

  /// Whether neither of the two outweighs the other.
  public func equals(_ other: EvidenceWeight) -> Bool {
    (sources, documents, claims) == (other.sources, other.documents, other.claims)
  }
}

/// Adds up claims to an `EvidenceWeight`.
public struct EvidenceScale: Sendable {
  /// One claim: its document, its outlet, and how it is put.
  private struct Entry {
    let document: Int
    let source: Int
    let modality: Modality
    let polarity: Polarity
  }

  private var entries: [Entry] = []

  public init() {}

  /// - Parameters:
  ///   - document: any number that tells the documents apart.
  ///   - source: any number that tells the outlets apart.
  public mutating func add(document: Int, source: Int, modality: Modality, polarity: Polarity) {
    entries.append(Entry(document: document, source: source, modality: modality, polarity: polarity))
  }

  /// The sum, or `nil` when nothing was added.
  ///
  /// - Complexity: O(*n* log *n*) in the claims; most relations rest on one, which costs nothing.
  public var weight: EvidenceWeight? {
    guard let first = entries.first else { return nil }
    if entries.count == 1 {
      return EvidenceWeight(
        claims: 1, documents: 1, sources: 1, modality: first.modality, polarity: first.polarity)
    }
    func documents(_ isCounted: (Entry) -> Bool = { _ in true }) -> Int {
      Self.distinct(entries.filter(isCounted).map(\.document))
    }
    var modality = (value: Modality.asserted, documents: 0)
    for candidate in Modality.allCases where entries.contains(where: { $0.modality == candidate }) {
      let documents = documents { $0.modality == candidate }
      if documents > modality.documents { modality = (candidate, documents) }
    }
    let isNegated =
      entries.contains { $0.polarity == .negated }
      && documents { $0.polarity == .negated } > documents { $0.polarity == .affirmed }
    return EvidenceWeight(
      claims: entries.count, documents: documents(), sources: Self.distinct(entries.map(\.source)),
      modality: modality.value, polarity: isNegated ? .negated : .affirmed)
  }

  private static func distinct(_ numbers: [Int]) -> Int {
    let sorted = numbers.sorted()
    return zip(sorted, sorted.dropFirst()).reduce(sorted.isEmpty ? 0 : 1) { $0 + ($1.0 == $1.1 ? 0 : 1) }
  }
}
