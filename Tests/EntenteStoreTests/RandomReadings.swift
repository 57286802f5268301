import EntenteModel

/// Makes readings at random, the same for the same seed, with everything in them that a reading can hold.
struct RandomReadings {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  static let words = [
    "the", "envoy", "Zürich", "met", "troops", "“quoted”", "near", "harbour", "\n", "11,000", "señor", "北京",
    "and",
    "left",
  ]
  static let surnames = ["lee", "ortiz", "kovac"]
  static let countries = ["AAA", "BBB"]

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  /// A reading of text `number`; the same number always has the same text.
  mutating func reading(number: Int, path: String) -> Reading {
    var texts = RandomReadings(seed: UInt64(number) &* 7919 &+ 1)
    let text = (0..<texts.number(0...60)).map { _ in texts.pick(Self.words) }.joined(separator: " ")
    let document = Document(
      id: Document.ID(rawValue: "d\(number)"), title: "Title \(self.number(0...3))", path: path,
      source: chance(60) ? pick(["Harbour Post", "The Wire"]) : nil,
      published: chance(60) ? CalendarDate(year: 2024, month: 11, day: self.number(1...28)) : nil, text: text)
    let quoter = Quoter(document)
    var boundaries = [0]
    var offset = 0
    for scalar in text.unicodeScalars {
      offset += UTF8.width(scalar)
      boundaries.append(offset)
    }
    func quotation(_ generator: inout RandomReadings) -> Quotation {
      let low = generator.pick(boundaries)
      let high = generator.pick(boundaries)
      return quoter.quote(min(low, high)..<max(low, high))
    }
    var entities: [Entity] = []
    for _ in 0..<self.number(1...6) { entities.append(entity()) }
    if chance(90) {
      entities = Array(Dictionary(entities.map { ($0.id, $0) }, uniquingKeysWith: { $1 }).values)
    }
    entities.sort { ($0.id, $0.name, $0.aliases.joined()) < ($1.id, $1.name, $1.aliases.joined()) }
    let ids = entities.map(\.id)
    let mentions = (0..<self.number(0...8)).map { _ in Mention(entity: pick(ids), quotation: quotation(&self))
    }
    let claims = (0..<self.number(0...8)).map { index in
      Claim(
        id: Claim.ID(rawValue: "c\(number)-\(index)"), subject: pick(ids),
        predicate: RelationKind(rawValue: pick(["meets", "deployed_to", "holds_office"])), object: pick(ids),
        polarity: chance(20) ? .negated : .affirmed, modality: pick(Modality.allCases),
        attribution: chance(40)
          ? Attribution(
            entity: chance(50) ? pick(ids) : nil, text: pick(["an official", "", "Zürich police"])) : nil,
        quantity: chance(40)
          ? Quantity(
            value: chance(80) ? Double(self.number(1...900)) / 4 : nil, qualifier: pick(["exact", "about"]),
            unit: "troops")
          : nil,
        title: chance(20) ? "defence minister" : nil,
        date: chance(40)
          ? ClaimDate(
            date: chance(70) ? CalendarDate(year: 2024, month: chance(60) ? self.number(1...12) : nil) : nil,
            text: "last week") : nil,
        evidence: quotation(&self), triggers: (0..<self.number(0...2)).map { _ in quotation(&self) },
        rule: pick(["verb", "apposition"]),
        premises: (0..<(chance(10) ? 2 : 0)).map { Claim.ID(rawValue: "p\($0)") })
    }
    return Reading(document: document, entities: entities, mentions: mentions, claims: claims)
  }

  mutating func decision() -> Decision {
    switch number(0...6) {
    case 0, 1: .same(anyID(), anyID())
    case 2, 3: .different(anyID(), anyID())
    case 4: .rename(anyID(), pick(["Ann Lee", "Somebody Else"]))
    case 5: .kind(anyID(), EntityKind(rawValue: "official"))
    default:
      chance(70)
        ? .reject(Claim.ID(rawValue: "c\(number(0...12))-\(number(0...7))"))
        : .accept(Claim.ID(rawValue: "c\(number(0...12))-\(number(0...7))"))
    }
  }

  private mutating func anyID() -> Entity.ID { entity().id }

  /// Countries, people in full who offer their surname, and surnames alone that seek it.
  private mutating func entity() -> Entity {
    let country = pick(Self.countries)
    switch number(0...9) {
    case 0...2:
      return Entity(
        id: Entity.ID(rawValue: "country/\(country)"), kind: EntityKind(rawValue: "country"),
        name: "Land \(country)",
        aliases: chance(30) ? ["\(country)ish", "Landers of \(country)"] : [], country: country)
    case 3...6:
      let surname = pick(Self.surnames)
      let first = pick(["ann", "bo", "cy"])
      return Entity(
        id: Entity.ID(rawValue: "person/\(first)-\(surname)"),
        kind: EntityKind(rawValue: chance(30) ? "official" : "person"),
        name: chance(70)
          ? "\(first.capitalized) \(surname.capitalized)" : "\(first.capitalized) É. \(surname.capitalized)",
        aliases: chance(50) ? [surname.capitalized, "Minister \(surname.capitalized)"] : [],
        country: chance(70) ? country : nil,
        offices: chance(30)
          ? [
            Office(
              title: "minister",
              of: Entity.ID(rawValue: chance(50) ? "country/\(country)" : "person/?\(surname)-\(country)"),
              from: chance(50) ? CalendarDate(year: 2023) : nil)
          ] : [],
        links: Entity.Links(offered: chance(80) ? ["person/\(surname)", "person/\(first) \(surname)"] : []))
    default:
      let surname = pick(Self.surnames)
      return Entity(
        id: Entity.ID(rawValue: "person/?\(surname)-\(country)"), kind: EntityKind(rawValue: "person"),
        name: surname.capitalized, country: chance(90) ? country : nil,
        links: Entity.Links(sought: chance(90) ? "person/\(surname)" : nil))
    }
  }
}

extension String {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}

/// SplitMix64. Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators" (2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A small ontology for graphs made at random.
func testOntology() throws -> Ontology {
  func entity(_ kind: String, _ parent: String? = nil) -> Ontology.EntityClass {
    Ontology.EntityClass(
      kind: EntityKind(rawValue: kind), parent: parent.map(EntityKind.init), label: kind, plural: kind)
  }
  func relation(_ kind: String, _ parent: String? = nil, isSymmetric: Bool = false) -> Ontology.RelationClass
  {
    Ontology.RelationClass(
      kind: RelationKind(rawValue: kind), parent: parent.map(RelationKind.init), label: kind, inverse: kind,
      isSymmetric: isSymmetric, subjects: [], objects: [])
  }
  return try Ontology(
    entities: [entity("country"), entity("person"), entity("official", "person")],
    relations: [
      relation("related"), relation("meets", "related", isSymmetric: true),
      relation("deployed_to", "related"),
      relation("holds_office"),
    ])
}
