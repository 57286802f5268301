public import EntenteModel

/// How much stands behind a relation, counted so that one report printed twice does not count double.
public struct EvidenceWeight: Sendable, Hashable {
  public let claims: Int
  /// Different documents among the claims.
  public let documents: Int
  /// Different outlets; a document whose outlet is not known counts as one of its own.
  public let sources: Int
  /// How most of the documents put it that are on the side of most: those that say that it is so, or those that deny
  /// it or say that it is not. Between equals the first side, and the first in the order of `Modality`.
  public let modality: Modality
  /// The polarity that goes with it.
  public let polarity: Polarity
  /// Whether some documents say that it is so, and some that it is not.
  public let isDisputed: Bool

  public init(
    claims: Int, documents: Int, sources: Int, modality: Modality, polarity: Polarity,
    isDisputed: Bool = false
  ) {
    self.claims = claims
    self.documents = documents
    self.sources = sources
    self.modality = modality
    self.polarity = polarity
    self.isDisputed = isDisputed
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

    /// Whether it says that something is not so. Who does not deny what is not so says that it is.
    var isAgainst: Bool { (polarity == .negated) != (modality == .denied) }
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
    func documents(_ isCounted: (Entry) -> Bool) -> Int {
      Self.distinct(entries.filter(isCounted).map(\.document))
    }
    // Votes on modality and polarity apart could make a plain statement of two that both deny it.
    let isDisputed = entries.contains { $0.isAgainst != first.isAgainst }
    let isAgainst = isDisputed ? documents(\.isAgainst) > documents { !$0.isAgainst } : first.isAgainst
    var modality = (value: Modality.asserted, documents: 0)
    for candidate in Modality.allCases where entries.contains(where: { $0.modality == candidate }) {
      let documents = documents { $0.modality == candidate && $0.isAgainst == isAgainst }
      if documents > modality.documents { modality = (candidate, documents) }
    }
    return EvidenceWeight(
      claims: entries.count, documents: documents { _ in true },
      sources: Self.distinct(entries.map(\.source)), modality: modality.value,
      polarity: isAgainst == (modality.value == .denied) ? .affirmed : .negated, isDisputed: isDisputed)
  }

  private static func distinct(_ numbers: [Int]) -> Int {
    let sorted = numbers.sorted()
    return zip(sorted, sorted.dropFirst()).reduce(sorted.isEmpty ? 0 : 1) { $0 + ($1.0 == $1.1 ? 0 : 1) }
  }
}
