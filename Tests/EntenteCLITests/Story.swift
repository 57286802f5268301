import Entente
import Foundation

/// Two short reports about countries that do not exist, read by hand, so that what the command prints does not
/// hang on how well texts are read.
enum Story {
  static let readings = [border, denial]

  /// Writes the story's graph to a file.
  static func write(to path: String) throws {
    let store = try GraphStore.open(path, ontology: try Knowledge.ontology(), mode: .writing)
    _ = try store.add(readings)
  }

  private static let border = Report(
    path: "reports/border.txt", source: "Strelsau Gazette",
    published: CalendarDate(year: 2024, month: 3, day: 9),
    text: """
      Troops reach the border

      Up to 2,000 Ruritanian troops are in Borduria, Foreign Minister Émile Król said on Friday.
      They fought Bordurian guards near the bridge. Król met President Ana Kral of Borduria in Strelsau,
      and her brother Ivan Kral waited outside.
      """,
    claims: [
      .init(
        "unit/RUR/troops", "deployed_to", "country/BOR",
        "Up to 2,000 Ruritanian troops are in Borduria, Foreign Minister Émile Król said on Friday.",
        modality: .claimed,
        attribution: Attribution(
          entity: Entity.ID(rawValue: "person/emile-krol"), text: "Foreign Minister Émile Król"),
        quantity: Quantity(value: 2000, qualifier: "up_to", unit: "troops"),
        date: ClaimDate(date: CalendarDate(year: 2024, month: 3, day: 8), text: "on Friday")),
      .init(
        "unit/BOR/guards", "fights", "unit/RUR/troops", "They fought Bordurian guards near the bridge."),
      .init(
        "person/ana-kral", "meets", "person/emile-krol",
        "Król met President Ana Kral of Borduria in Strelsau,\nand her brother Ivan Kral waited outside."),
      .init(
        "person/ana-kral", "head_of_state", "country/BOR",
        "Król met President Ana Kral of Borduria in Strelsau,\nand her brother Ivan Kral waited outside.",
        title: "president"),
      .init(
        "person/emile-krol", "minister_of", "country/RUR",
        "Up to 2,000 Ruritanian troops are in Borduria, Foreign Minister Émile Król said on Friday.",
        title: "foreign minister"),
    ]
  ).reading(mentioning: ["person/ivan-kral"])

  private static let denial = Report(
    path: "reports/denial.txt", source: nil, published: nil,
    text: """
      A denial from the capital

      Ruritania has no soldiers in Borduria, its Defence Ministry insisted.
      """,
    claims: [
      .init(
        "unit/RUR/troops", "deployed_to", "country/BOR",
        "Ruritania has no soldiers in Borduria, its Defence Ministry insisted.", modality: .denied,
        attribution: Attribution(entity: nil, text: "its Defence Ministry"))
    ]
  ).reading(mentioning: ["country/RUR"])

  /// A report that has another president.
  static let rival = Report(
    path: "reports/rival.txt", source: nil, published: CalendarDate(year: 2024, month: 3, day: 12),
    text: """
      A speech on the square

      Borduria's president, Ivan Kral, thanked the guards on Tuesday.
      """,
    claims: [
      .init(
        "person/ivan-kral", "head_of_state", "country/BOR",
        "Borduria's president, Ivan Kral, thanked the guards on Tuesday.", title: "president")
    ]
  ).reading(mentioning: [])

  fileprivate static let cast: [Entity.ID: Entity] = {
    let entities = [
      entity("country/RUR", "country", "Ruritania", aliases: ["Ruritanian"], country: "RUR"),
      entity("country/BOR", "country", "Borduria", aliases: ["Bordurian"], country: "BOR"),
      entity("unit/RUR/troops", "unit", "Ruritanian troops", country: "RUR"),
      entity("unit/BOR/guards", "unit", "Bordurian guards", country: "BOR"),
      entity("person/ivan-kral", "person", "Ivan Kral", aliases: ["Kral"]),
      entity(
        "person/ana-kral", "official", "Ana Kral", aliases: ["Kral", "President Ana Kral"], country: "BOR",
        offices: [Office(title: "president", of: Entity.ID(rawValue: "country/BOR"))]),
      entity(
        "person/emile-krol", "official", "Émile Król", aliases: ["Król"], country: "RUR",
        offices: [Office(title: "foreign minister", of: Entity.ID(rawValue: "country/RUR"))]),
    ]
    return Dictionary(uniqueKeysWithValues: entities.map { ($0.id, $0) })
  }()

  private static func entity(
    _ id: String, _ kind: String, _ name: String, aliases: [String] = [], country: String? = nil,
    offices: [Office] = []
  ) -> Entity {
    Entity(
      id: Entity.ID(rawValue: id), kind: EntityKind(rawValue: kind), name: name, aliases: aliases,
      country: country, offices: offices)
  }
}

/// A text with the claims that somebody read from it.
struct Report {
  struct Statement {
    let subject: Entity.ID
    let predicate: RelationKind
    let object: Entity.ID
    let words: String
    let modality: Modality
    let attribution: Attribution?
    let quantity: Quantity?
    let title: String?
    let date: ClaimDate?

    init(
      _ subject: String, _ predicate: String, _ object: String, _ words: String,
      modality: Modality = .asserted,
      attribution: Attribution? = nil, quantity: Quantity? = nil, title: String? = nil, date: ClaimDate? = nil
    ) {
      self.subject = Entity.ID(rawValue: subject)
      self.predicate = RelationKind(rawValue: predicate)
      self.object = Entity.ID(rawValue: object)
      self.words = words
      self.modality = modality
      self.attribution = attribution
      self.quantity = quantity
      self.title = title
      self.date = date
    }
  }

  let path: String
  let source: String?
  let published: CalendarDate?
  let text: String
  let claims: [Statement]

  func reading(mentioning others: [String]) -> Reading {
    let document = Document(
      id: Document.ID(digestOf: text), title: String(text.prefix { $0 != "\n" }), path: path, source: source,
      published: published, text: text)
    let quoter = Quoter(document)
    func quote(_ words: String) -> Quotation? {
      text.range(of: words).map { found in
        let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
        return quoter.quote(start..<(start + words.utf8.count))
      }
    }
    let ids = Set(claims.flatMap { [$0.subject, $0.object] } + others.map(Entity.ID.init(rawValue:)))
    let entities = ids.compactMap { Story.cast[$0] }
    return Reading(
      document: document, entities: entities,
      mentions: entities.compactMap { entity in
        quote(entity.name).map { Mention(entity: entity.id, quotation: $0) }
      },
      claims: claims.enumerated().compactMap { index, claim in
        quote(claim.words).map { evidence in
          Claim(
            id: Claim.ID(rawValue: "c\(index)\(document.id.rawValue.prefix(7))"), subject: claim.subject,
            predicate: claim.predicate, object: claim.object, modality: claim.modality,
            attribution: claim.attribution, quantity: claim.quantity, title: claim.title, date: claim.date,
            evidence: evidence, rule: "by hand")
        }
      })
  }
}
