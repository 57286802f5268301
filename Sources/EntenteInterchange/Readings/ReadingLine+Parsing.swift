public import EntenteModel
import Foundation

extension ReadingLine {
  /// Why a line is no reading, in words that follow the name of its place.
  public struct Malformed: Error, CustomStringConvertible {
    public let description: String
  }

  /// The reading that `line` holds, as it was written.
  ///
  /// - Throws: `Malformed` for what is no reading of this version, quotes outside of its text, or uses kinds that
  ///   `ontology` does not have.
  /// - Complexity: O(*n*) in the bytes.
  public static func reading(of line: [UInt8], under ontology: Ontology) throws(Malformed) -> Reading {
    let parsed: Line
    do { parsed = try JSONDecoder().decode(Line.self, from: Data(line)) } catch {
      throw Malformed(description: "this line is no reading as 'entente extract' writes it")
    }
    guard parsed.entente == version else {
      throw Malformed(
        description: "a reading of format \(parsed.entente); this program knows format \(version)")
    }
    return try parsed.reading(under: ontology)
  }

  private struct Line: Decodable {
    struct Document: Decodable {
      let address: String?
      let author: String?
      let id: String
      let path: String
      let published: String?
      let source: String?
      let text: String
      let title: String
    }
    struct Office: Decodable {
      let from: String?
      let of: String?
      let title: String
      let to: String?
    }
    struct Entity: Decodable {
      let aliases: [String]
      let country: String?
      let id: String
      let kind: String
      let name: String
      let offered: [String]
      let offices: [Office]
      let sought: String?
    }
    struct Mention: Decodable {
      let end: Int
      let entity: String
      let start: Int
    }
    struct Attribution: Decodable {
      let entity: String?
      let text: String
    }
    struct Date: Decodable {
      let date: String?
      let text: String
    }
    struct Quantity: Decodable {
      let qualifier: String
      let unit: String
      let value: Double?
    }
    struct Claim: Decodable {
      let attribution: Attribution?
      let date: Date?
      let evidence: [Int]
      let id: String
      let modality: String
      let object: String
      let polarity: String
      let predicate: String
      let premises: [String]
      let quantity: Quantity?
      let rule: String
      let subject: String
      let title: String?
      let triggers: [[Int]]
    }

    let claims: [Claim]
    let document: Document
    let entente: Int
    let entities: [Entity]
    let mentions: [Mention]

    func reading(under ontology: Ontology) throws(Malformed) -> Reading {
      let document = EntenteModel.Document(
        id: EntenteModel.Document.ID(rawValue: self.document.id), title: self.document.title,
        path: self.document.path, source: self.document.source,
        published: try Self.date(self.document.published), text: self.document.text,
        address: self.document.address, author: self.document.author)
      let quoter = ScalarQuoter(document)
      var entities: [EntenteModel.Entity] = []
      for entity in self.entities {
        let kind = EntityKind(rawValue: entity.kind)
        guard ontology.entityClass(kind) != nil else {
          throw Malformed(description: "the kind '\(entity.kind)' is not in the ontology")
        }
        var offices: [EntenteModel.Office] = []
        for office in entity.offices {
          offices.append(
            EntenteModel.Office(
              title: office.title, of: office.of.map(EntenteModel.Entity.ID.init(rawValue:)),
              from: try Self.date(office.from), to: try Self.date(office.to)))
        }
        entities.append(
          EntenteModel.Entity(
            id: EntenteModel.Entity.ID(rawValue: entity.id), kind: kind, name: entity.name,
            aliases: entity.aliases,
            country: entity.country, offices: offices,
            links: EntenteModel.Entity.Links(offered: entity.offered, sought: entity.sought)))
      }
      let known = Set(entities.map(\.id))
      var mentions: [EntenteModel.Mention] = []
      for mention in self.mentions {
        let id = try Self.entity(mention.entity, among: known)
        mentions.append(
          EntenteModel.Mention(entity: id, quotation: try quoter.quote([mention.start, mention.end])))
      }
      var claims: [EntenteModel.Claim] = []
      for claim in self.claims { claims.append(try Self.claim(claim, quoter, known, ontology)) }
      return Reading(document: document, entities: entities, mentions: mentions, claims: claims)
    }

    private static func claim(
      _ claim: Claim, _ quoter: ScalarQuoter, _ known: Set<EntenteModel.Entity.ID>, _ ontology: Ontology
    ) throws(Malformed) -> EntenteModel.Claim {
      let predicate = RelationKind(rawValue: claim.predicate)
      guard ontology.relationClass(predicate) != nil else {
        throw Malformed(description: "the relation '\(claim.predicate)' is not in the ontology")
      }
      guard let polarity = Polarity(rawValue: claim.polarity),
        let modality = Modality(rawValue: claim.modality)
      else {
        throw Malformed(description: "the claim \(claim.id) has an unknown polarity or modality")
      }
      var triggers: [Quotation] = []
      for trigger in claim.triggers { triggers.append(try quoter.quote(trigger)) }
      return EntenteModel.Claim(
        id: EntenteModel.Claim.ID(rawValue: claim.id), subject: try entity(claim.subject, among: known),
        predicate: predicate, object: try entity(claim.object, among: known), polarity: polarity,
        modality: modality,
        attribution: claim.attribution.map {
          EntenteModel.Attribution(
            entity: $0.entity.map(EntenteModel.Entity.ID.init(rawValue:)), text: $0.text)
        },
        quantity: claim.quantity.map {
          EntenteModel.Quantity(value: $0.value, qualifier: $0.qualifier, unit: $0.unit)
        }, title: claim.title,
        date: try claim.date.map { date throws(Malformed) in
          ClaimDate(date: try Self.date(date.date), text: date.text)
        }, evidence: try quoter.quote(claim.evidence), triggers: triggers, rule: claim.rule,
        premises: claim.premises.map(EntenteModel.Claim.ID.init(rawValue:)))
    }

    private static func date(_ text: String?) throws(Malformed) -> CalendarDate? {
      guard let text else { return nil }
      guard let date = CalendarDate(text) else { throw Malformed(description: "'\(text)' is no date") }
      return date
    }

    private static func entity(_ id: String, among known: Set<EntenteModel.Entity.ID>) throws(Malformed)
      -> EntenteModel.Entity.ID
    {
      let id = EntenteModel.Entity.ID(rawValue: id)
      guard known.contains(id) else { throw Malformed(description: "'\(id)' is not among the entities") }
      return id
    }
  }
}

/// Cuts quotations out of a document at places given in Unicode scalars.
private struct ScalarQuoter {
  private let quoter: Quoter
  /// The byte at which each scalar begins, and the end; empty where every scalar is one byte.
  private let starts: [Int]
  private let count: Int

  init(_ document: Document) {
    quoter = Quoter(document)
    let bytes = document.text.utf8.count
    let scalars = document.text.unicodeScalars.count
    count = scalars
    guard scalars != bytes else {
      starts = []
      return
    }
    var starts: [Int] = []
    starts.reserveCapacity(scalars + 1)
    for (offset, byte) in document.text.utf8.enumerated() where byte & 0xC0 != 0x80 { starts.append(offset) }
    starts.append(bytes)
    self.starts = starts
  }

  func quote(_ place: [Int]) throws(ReadingLine.Malformed) -> Quotation {
    guard place.count == 2, place[0] >= 0, place[0] <= place[1], place[1] <= count else {
      throw ReadingLine.Malformed(description: "a quotation lies outside of the text")
    }
    let range = starts.isEmpty ? place[0]..<place[1] : starts[place[0]]..<starts[place[1]]
    return quoter.quote(range)
  }
}
