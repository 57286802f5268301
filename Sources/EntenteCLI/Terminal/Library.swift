import Entente

/// The documents and entities that an answer speaks of, each fetched from the graph once.
struct Library {
  let store: GraphStore
  private var documents: [Document.ID: Document] = [:]
  private var names: [Entity.ID: String] = [:]

  init(_ store: GraphStore) { self.store = store }

  mutating func document(of claim: Claim) throws -> Document? { try document(claim.evidence.document) }

  mutating func document(_ id: Document.ID) throws -> Document? {
    if let document = documents[id] { return document }
    let document = try store.document(id)
    documents[id] = document
    return document
  }

  /// The name of an entity, safe to show.
  mutating func name(of id: Entity.ID) throws -> String {
    if let name = names[id] { return name }
    let name = DisplayText.plain(try store.entity(id)?.name ?? id.rawValue)
    names[id] = name
    return name
  }

  /// The claims as a reader wants them, those that rest on the same words together: by date of the document, then
  /// as they stand in it.
  mutating func byEvidence(_ claims: [Claim]) throws -> [[Claim]] {
    let dated = try claims.map { (claim: $0, date: try document(of: $0)?.published?.description ?? "9999") }
    let sorted = dated.sorted {
      ($0.date, $0.claim.evidence, $0.claim.id) < ($1.date, $1.claim.evidence, $1.claim.id)
    }
    var groups: [[Claim]] = []
    for (claim, _) in sorted {
      if groups.last?.first?.evidence == claim.evidence {
        groups[groups.count - 1].append(claim)
      } else {
        groups.append([claim])
      }
    }
    return groups
  }
}
