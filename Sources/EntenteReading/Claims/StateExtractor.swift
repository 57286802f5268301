import EntenteLexicon
import EntenteModel

/// The country that a unit or a body of a state belongs to, where its name says so: "Russian forces".
struct StateExtractor: RelationExtractor {
  func drafts(on page: Page) -> [Draft] {
    var drafts: [Draft] = []
    for (index, member) in page.cast.members.enumerated() {
      guard let code = member.country, let country = page.cast[Entity.ID(rawValue: "country/\(code)")] else {
        continue
      }
      guard
        let mention = member.mentions.first(where: {
          names(country, in: $0, page) && !page.masthead.aside.contains($0.head)
        })
      else { continue }
      guard page.isKind(index, .unit) || page.isKind(index, .organisation) else { continue }
      drafts.append(
        Draft(
          subject: index, predicate: page.lexicon.constructions.nationality, object: country,
          evidence: page.evidence(at: mention.head), triggers: [page.text.byteRange(mention.tokens)],
          rule: "state.name"))
    }
    return drafts
  }

  private func names(_ country: Int, in mention: NameMention, _ page: Page) -> Bool {
    page.cast.members[country].mentions.contains {
      mention.tokens.lowerBound <= $0.tokens.lowerBound && $0.tokens.upperBound <= mention.tokens.upperBound
    }
  }
}
