import EntenteModel
import Testing

struct `An entity` {
  @Test func `holds its other names once, sorted, without its name`() {
    let entity = Entity(
      id: Entity.ID(rawValue: "country/KEN"), kind: EntityKind(rawValue: "country"), name: "Kenya",
      aliases: ["Nairobi", "Kenya", "Kenyan", "Nairobi"])
    #expect(entity.aliases == ["Kenyan", "Nairobi"])
  }
}

struct `A reading` {
  @Test func `orders what it holds`() {
    let document = Document(id: Document.ID(rawValue: "d1"), title: "T", path: "", text: "one two")
    let quoter = Quoter(document)
    let ids = ["person/b", "person/a"].map { Entity.ID(rawValue: $0) }
    let reading = Reading(
      document: document,
      entities: ids.map { Entity(id: $0, kind: EntityKind(rawValue: "person"), name: $0.rawValue) },
      mentions: [
        Mention(entity: ids[0], quotation: quoter.quote(4..<7)),
        Mention(entity: ids[1], quotation: quoter.quote(0..<3)),
      ], notices: [Notice("later", at: 4..<7), Notice("first", at: 0..<3)])
    #expect(reading.entities.map(\.id.rawValue) == ["person/a", "person/b"])
    #expect(reading.mentions.map(\.quotation.text) == ["one", "two"])
    #expect(reading.notices.map(\.message) == ["first", "later"])
  }
}
