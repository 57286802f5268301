/// A set of readings, one for each document: all that is known, and nothing else.
///
/// Merging is associative, commutative and idempotent. Everything that is shown or answered is derived from
/// the set, so the order in which documents came in, or were merged, leaves no trace.
public struct Graph: Sendable, Hashable {
  public private(set) var readings: [Document.ID: Reading]
  /// What an analyst has settled.
  public var decisions = Decisions()

  public init(_ readings: some Sequence<Reading> = []) {
    self.readings = [:]
    for reading in readings { insert(reading) }
  }

  /// Adds a reading. Of two readings of the same text, the one whose place is first in order stays.
  public mutating func insert(_ reading: Reading) {
    let id = reading.document.id
    if let present = readings[id], Self.place(of: present) <= Self.place(of: reading) { return }
    readings[id] = reading
  }

  /// Takes a document and all that rests on it away.
  public mutating func remove(_ document: Document.ID) { readings[document] = nil }

  public func merging(_ other: Graph) -> Graph {
    var merged = self
    for reading in other.readings.values { merged.insert(reading) }
    merged.decisions = decisions.merging(other.decisions)
    return merged
  }

  /// Documents with the same text differ in what the user said of them only; this orders them.
  private static func place(of reading: Reading) -> (String, String, String, String) {
    let document = reading.document
    return (document.path, document.title, document.source ?? "", document.published?.description ?? "")
  }
}

extension Graph {
  /// The graph as it is shown: entities of all documents linked, everything in a fixed order.
  ///
  /// - Complexity: O(*n* log *n*) in the entities, mentions and claims.
  public func snapshot(under ontology: Ontology) -> GraphSnapshot {
    GraphSnapshot(
      readings: readings.values.sorted { $0.document.id < $1.document.id }, decisions: decisions,
      ontology: ontology)
  }
}
