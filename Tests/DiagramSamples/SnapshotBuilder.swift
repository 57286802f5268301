import EntenteModel

/// Builds snapshots for pictures, in few words.
public struct SnapshotBuilder {
  private var documents: [Document] = []
  private var entities: [Entity] = []
  private var claims: [Claim] = []

  public init() {}

  @discardableResult
  public mutating func document(
    _ name: String, _ outlet: String?, _ title: String, _ date: String?, path: String? = nil
  ) -> Document.ID {
    let id = Document.ID(rawValue: name)
    documents.append(
      Document(
        id: id, title: title, path: path ?? "\(name).txt", source: outlet,
        published: date.flatMap { CalendarDate($0) }, text: title))
    return id
  }

  @discardableResult
  public mutating func entity(
    _ kind: String, _ name: String, country: String? = nil, offices: [Office] = [], aliases: [String] = [],
    id: String? = nil
  ) -> Entity.ID {
    let tail = id ?? NameFolding.fold(name).replacing(" ", with: "-")
    let identifier = Entity.ID(rawValue: "\(kind)/\(tail)")
    entities.append(
      Entity(
        id: identifier, kind: EntityKind(rawValue: kind), name: name, aliases: aliases, country: country,
        offices: offices))
    return identifier
  }

  public mutating func claim(
    _ subject: Entity.ID, _ relation: String, _ object: Entity.ID, in document: Document.ID,
    _ sentence: String,
    modality: Modality = .asserted, polarity: Polarity = .affirmed, by source: (Entity.ID?, String)? = nil,
    quantity: Quantity? = nil, title: String? = nil, date: String? = nil
  ) {
    let number = claims.count
    claims.append(
      Claim(
        id: Claim.ID(
          rawValue: "c" + String(repeating: "0", count: 6 - String(number).count) + String(number)),
        subject: subject, predicate: RelationKind(rawValue: relation), object: object, polarity: polarity,
        modality: modality, attribution: source.map { Attribution(entity: $0.0, text: $0.1) },
        quantity: quantity, title: title,
        date: date.flatMap { CalendarDate($0) }.map { ClaimDate(date: $0, text: "\($0)") },
        evidence: Quotation(
          document: document, range: 0..<sentence.utf8.count, scalars: 0..<sentence.unicodeScalars.count,
          line: 3 + number % 20, text: sentence), rule: "sample"))
  }

  public var snapshot: GraphSnapshot {
    GraphSnapshot(documents: documents, entities: entities, mentions: [], claims: claims)
  }
}
