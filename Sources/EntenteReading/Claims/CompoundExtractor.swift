import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Participles joined to a name: "US-backed rebels", "Russian-occupied Crimea".
struct CompoundExtractor: RelationExtractor {
  func drafts(on page: Page) -> [Draft] {
    let text = page.text
    var drafts: [Draft] = []
    for token in text.tokens.indices where token > 1 && text.lower[token - 1] == "-" {
      guard let relation = page.lexicon.constructions.compounds[text.lower[token]],
        let index = page.nameEnding[token - 1], case let name = page.names[index],
        !page.masthead.aside.contains(name.head), let actor = page.cast.named[name.head]?.first,
        let noun = [text.head(token), text.head(token - 2)].compactMap({ $0 }).first(where: { $0 > token })
      else { continue }
      for member in page.members(at: noun) where member != actor {
        // "Beirut-based" runs from the organisation to the place.
        let ends = relation == page.lexicon.constructions.seat ? (member, actor) : (actor, member)
        guard page.lexicon.ontology.permits(page.kind(ends.0), relation, page.kind(ends.1)) else { continue }
        drafts.append(
          Draft(
            subject: ends.0, predicate: relation, object: ends.1, evidence: page.evidence(at: token),
            triggers: [text.tokens[token].range], rule: "compound.\(text.lower[token])"))
      }
    }
    return drafts
  }
}
