import EntenteLexicon
import EntenteModel

/// Stands in for the reader until it is there: every country that a sentence names meets the next one.
enum StubReader {
  static func read(_ document: Document, _ lexicon: Lexicon) -> Reading {
    let names: [(String, String)] = [
      ("North Korea", "PRK"), ("South Korea", "KOR"), ("Russia", "RUS"), ("Ukraine", "UKR"),
      ("Moscow", "RUS"),
      ("United States", "USA"), ("Sudan", "SDN"), ("China", "CHN"), ("Mali", "MLI"), ("Qatar", "QAT"),
    ]
    let quoter = Quoter(document)
    let bytes = Array(document.text.utf8)
    var start = 0
    var entities: [Entity.ID: Entity] = [:]
    var mentions: [Mention] = []
    var claims: [Claim] = []
    for sentence in document.text.split(separator: "\n", omittingEmptySubsequences: false) {
      let range = start..<(start + sentence.utf8.count)
      start = range.upperBound + 1
      var found: [(Int, Entity.ID)] = []
      for (name, code) in names {
        let needle = Array(name.utf8)
        guard range.count >= needle.count else { continue }
        for offset in range.lowerBound...(range.upperBound - needle.count)
        where bytes[offset..<(offset + needle.count)].elementsEqual(needle) {
          let id = Entity.ID(rawValue: "country/" + code)
          entities[id] = Entity(
            id: id, kind: EntityKind(rawValue: "country"), name: name == "Moscow" ? "Russia" : name,
            aliases: name == "Moscow" ? ["Moscow"] : [], country: code)
          mentions.append(Mention(entity: id, quotation: quoter.quote(offset..<(offset + needle.count))))
          found.append((offset, id))
        }
      }
      found.sort { $0.0 < $1.0 }
      for (left, right) in zip(found, found.dropFirst()) where left.1 != right.1 {
        let modality = Modality.allCases[(left.0 + right.0) % Modality.allCases.count]
        claims.append(
          Claim(
            id: Claim.ID(rawValue: "c\(document.id.rawValue.prefix(6))\(left.0)-\(right.0)"), subject: left.1,
            predicate: RelationKind(rawValue: left.0 % 2 == 0 ? "accuses" : "meets"), object: right.1,
            modality: modality,
            attribution: modality == .claimed ? Attribution(entity: nil, text: "a senior official") : nil,
            quantity: left.0 % 3 == 0 ? Quantity(value: 11000, qualifier: "about", unit: "troops") : nil,
            evidence: quoter.quote(range), rule: "stub"))
      }
    }
    let shown = Document(
      id: document.id, title: document.title, path: document.path, source: "Entente Samples",
      published: CalendarDate(year: 2024, month: 11, day: 6), text: document.text)
    return Reading(document: shown, entities: Array(entities.values), mentions: mentions, claims: claims)
  }
}
