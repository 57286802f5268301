import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Forces that a phrase puts in a place: "the North Korean troops in Kursk", "Rwandan soldiers in North Kivu".
struct PresenceExtractor: RelationExtractor {
  private static let prepositions: Set<String> = ["in", "inside", "within", "near", "along"]

  func drafts(on page: Page) -> [Draft] {
    let text = page.text
    var drafts: [Draft] = []
    for (unit, member) in page.cast.members.enumerated() where page.isKind(unit, .unit) {
      for mention in member.mentions where !mention.isNested && !page.masthead.aside.contains(mention.head) {
        for child in text.children(of: mention.head)
        where child > mention.head && text.relation(child) == .nmod
          && Self.prepositions.contains(text.preposition(of: child))
        {
          for place in page.members(at: child, as: .place)
          where page.isKind(place, .region) || page.isKind(place, .country) {
            // At home they are stationed, which is no news.
            if page.isKind(place, .country), page.cast.members[place].country == member.country { continue }
            guard
              page.lexicon.ontology.permits(
                page.kind(unit), page.lexicon.constructions.presence, page.kind(place))
            else { continue }
            let stance = page.stances.stance(of: mention.head)
            if stance.isVoid || stance.isNegated { continue }
            drafts.append(
              Draft(
                subject: unit, predicate: page.lexicon.constructions.presence, object: place,
                modality: stance.modality, attribution: page.attribution(stance.source).0,
                quantity: page.quantities.quantity(of: mention.head), date: page.dates.date(of: mention.head),
                evidence: page.evidence(at: mention.head), triggers: [page.text.byteRange(mention.tokens)],
                rule: "presence.phrase"))
          }
        }
      }
    }
    return drafts
  }
}
