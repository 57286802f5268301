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
  private var claims = 0
  private var documents: Set<Int> = []
  private var sources: Set<Int> = []
  /// Documents for each pair of modality and polarity, packed with it: see `Stance`.
  private var stances: [Stance: Set<Int>] = [:]

  private struct Stance: Hashable {
    let modality: Modality
    let polarity: Polarity
  }

  public init() {}

  /// - Parameters:
  ///   - document: any number that tells the documents apart.
  ///   - source: any number that tells the outlets apart.
  public mutating func add(document: Int, source: Int, modality: Modality, polarity: Polarity) {
    claims += 1
    documents.insert(document)
    sources.insert(source)
    stances[Stance(modality: modality, polarity: polarity), default: []].insert(document)
  }

  /// The sum, or `nil` when nothing was added.
  public var weight: EvidenceWeight? {
    guard claims > 0 else { return nil }
    func support(_ belongs: (Stance) -> Bool) -> Int {
      stances.filter { belongs($0.key) }.reduce(into: Set<Int>()) { $0.formUnion($1.value) }.count
    }
    var modality = (value: Modality.asserted, documents: -1)
    for candidate in Modality.allCases {
      let documents = support { $0.modality == candidate }
      if documents > modality.documents { modality = (candidate, documents) }
    }
    let negated = support { $0.polarity == .negated }
    let affirmed = support { $0.polarity == .affirmed }
    return EvidenceWeight(
      claims: claims, documents: documents.count, sources: sources.count, modality: modality.value,
      polarity: negated > affirmed ? .negated : .affirmed)
  }
}
