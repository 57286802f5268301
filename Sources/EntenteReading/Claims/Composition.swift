import EntenteLexicon
import EntenteModel

/// What a text implies by plain composition, from its own claims and from what is known of its entities.
///
/// A minister of Ukraine is Ukrainian; who heads a party is of it; Kursk lies in Russia, when the text speaks of
/// Russia. Each rests on the sentence of its premise, and names its rule; none is mixed with what is said.
struct Composition: Sendable {
  /// - Parameter drafts: what the text says.
  func drafts(from drafts: [Draft], on page: Page) -> [Draft] {
    var known = Set(drafts.filter { !$0.isNegated && $0.modality == .asserted }.map(Key.init))
    var derived: [Draft] = []
    func add(_ draft: Draft) {
      guard known.insert(Key(draft)).inserted,
        page.lexicon.ontology.permits(page.kind(draft.subject), draft.predicate, page.kind(draft.object))
      else { return }
      derived.append(draft)
    }
    for draft in fromOffices(drafts, page) { add(draft) }
    for draft in fromKnowledge(page) { add(draft) }
    return derived
  }

  private struct Key: Hashable {
    let subject: Int
    let predicate: RelationKind
    let object: Int

    init(_ draft: Draft) { (subject, predicate, object) = (draft.subject, draft.predicate, draft.object) }
  }

  /// Whoever holds an office in an organisation is of it, and of the country that it belongs to.
  private func fromOffices(_ drafts: [Draft], _ page: Page) -> [Draft] {
    let constructions = page.lexicon.constructions
    var derived: [Draft] = []
    for draft in drafts where draft.title != nil && page.isKind(draft.object, .organisation) {
      var implied = draft
      implied.title = nil
      if page.lexicon.bodies.memberKinds.contains(page.kind(draft.object)) {
        implied.predicate = constructions.membership
        implied.rule = "derived.member-by-office"
        derived.append(implied)
      }
      if let code = page.cast.members[draft.object].country,
        let country = page.cast[Entity.ID(rawValue: "country/\(code)")]
      {
        implied.predicate = constructions.nationality
        implied.object = country
        implied.rule = "derived.nationality-by-office"
        derived.append(implied)
      }
    }
    return derived
  }

  /// The country of a place, a body or a person that the lexicon knows, where the text names that country too.
  private func fromKnowledge(_ page: Page) -> [Draft] {
    let constructions = page.lexicon.constructions
    var derived: [Draft] = []
    for (index, member) in page.cast.members.enumerated() {
      guard let mention = member.mentions.first(where: { !$0.isNested }) else { continue }
      let relation: RelationKind
      let rule: String
      if page.isKind(index, .region) {
        (relation, rule) = (constructions.location, "known.location")
      } else if page.isKind(index, .organisation) {
        (relation, rule) = (constructions.seat, "known.seat")
      } else if page.isPerson(index) || page.isKind(index, .unit) {
        (relation, rule) = (constructions.nationality, "known.nationality")
      } else {
        continue
      }
      guard let code = member.country, let country = page.cast[Entity.ID(rawValue: "country/\(code)")],
        country != index
      else { continue }
      derived.append(
        Draft(
          subject: index, predicate: relation, object: country, evidence: page.evidence(at: mention.head),
          triggers: [page.text.byteRange(mention.tokens)], rule: rule))
    }
    return derived
  }
}
