import Entente

/// The documents and entities that an answer speaks of, each fetched from the graph once.
struct Library {
  let store: GraphStore
  private var documents: [Document.ID: Document] = [:]
  private var names: [Entity.ID: String] = [:]
  private var mentions: [Entity.ID: [Quotation]] = [:]

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

  /// The line on which words stand, as far as it helps to see who is meant.
  mutating func surroundings(of words: Quotation) throws -> String {
    guard let text = try document(words.document)?.text else { return DisplayText.plain(words.text) }
    let bytes = Array(text.utf8)
    func isBreak(_ offset: Int) -> Bool { bytes[offset] == UInt8(ascii: "\n") }
    var start = words.range.lowerBound
    while start > 0, !isBreak(start - 1), words.range.lowerBound - start < 120 { start -= 1 }
    var end = words.range.upperBound
    while end < bytes.count, !isBreak(end), end - words.range.upperBound < 120 { end += 1 }
    // Neither end may split a character or, where it was cut, a word.
    while start > 0, start < words.range.lowerBound, !isBreak(start - 1), bytes[start - 1] != 0x20 {
      start += 1
    }
    while end < bytes.count, end > words.range.upperBound, !isBreak(end), bytes[end] != 0x20 { end -= 1 }
    return DisplayText.plain(String(decoding: bytes[start..<end], as: UTF8.self))
  }

  /// Where a document speaks of an entity, in order of place.
  mutating func mentions(of entity: Entity.ID, in document: Document.ID) throws -> [Quotation] {
    if mentions[entity] == nil { mentions[entity] = try store.mentions(of: entity).map(\.quotation) }
    return (mentions[entity] ?? []).filter { $0.document == document }
  }

  /// How the words of a claim came to mean one of its ends.
  mutating func resolution(of id: Entity.ID, in claim: Claim) throws -> Resolution? {
    guard let entity = try store.entity(id) else { return nil }
    return Resolution(of: entity, in: claim, mentions: try mentions(of: id, in: claim.evidence.document))
  }

  /// What was decided on an entity, under whatever id.
  func decisions(on entity: Entity) throws -> [Decision] {
    try store.decisions().list.filter { decision in
      let ids: [Entity.ID] =
        switch decision {
        case .same(let one, let other), .different(let one, let other): [one, other]
        case .rename(let id, _), .kind(let id, _): [id]
        case .reject, .accept: []
        }
      return try ids.contains { try $0 == entity.id || store.entity($0)?.id == entity.id }
    }
  }

  func acceptedClaims() throws -> Set<Claim.ID> {
    Set(
      try store.decisions().list.compactMap { decision in
        if case .accept(let claim) = decision { claim } else { nil }
      })
  }

  /// The outlet of each document, where it is known.
  mutating func outlets(of claims: [Claim]) throws -> [Document.ID: String] {
    var outlets: [Document.ID: String] = [:]
    for claim in claims { outlets[claim.evidence.document] = try document(of: claim)?.source }
    return outlets
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
