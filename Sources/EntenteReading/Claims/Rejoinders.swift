import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Who denies what whom: "Minsk rejects the charge", "she dismissed accusations from La Paz".
///
/// A denial names its accuser only now and then. Where it does not, the accuser is whoever accused the denier, or
/// said something of it, in the sentences before; where nobody did, nothing is read.
struct Rejoinders: Sendable {
  /// How many sentences back an accusation can stand.
  private static let reach = 3

  /// - Parameter said: what the text says, accusations among it.
  func drafts(from said: [Draft], on page: Page) -> [Draft] {
    let text = page.text
    let speech = page.lexicon.speech
    let charges = charges(from: said, on: page)
    let said = said + charges
    var sentenceAt: [Int: Int] = [:]
    for (index, sentence) in text.sentences.enumerated() {
      sentenceAt[text.byteRange(sentence).lowerBound] = index
    }
    var accusations: [(sentence: Int, draft: Draft)] = []
    for draft in said {
      let isAccusation = draft.predicate == page.lexicon.constructions.accusation
      guard isAccusation || draft.modality == .claimed || draft.modality == .alleged else { continue }
      guard let sentence = sentenceAt[draft.evidence.lowerBound] else { continue }
      accusations.append((sentence, draft))
    }
    accusations = accusations.enumerated().sorted {
      ($0.element.sentence, $0.offset) < ($1.element.sentence, $1.offset)
    }.map(\.element)
    var result = charges
    for verb in text.tokens.indices
    where text.tokens[verb].tag == .verb && speech.denied.contains(text.lemmas[verb])
      && !page.masthead.aside.contains(verb)
    {
      guard let object = object(of: verb, page) else { continue }
      // "a charge rejected by Peru" is as it is, whatever the clause around the charge says.
      let stance = text.relation(verb) == .acl ? Stance() : page.stances.stance(of: verb)
      guard !stance.isVoid, !stance.isNegated else { continue }
      var deniers = page.arguments.arguments(ofVerb: verb).agents.flatMap { page.members(at: $0) }
      if let accused = accused(of: object, over: verb, page) { deniers = accused }
      for denier in deniers {
        let named = accusers(named: object, of: verb, denier, page)
        let found =
          named.isEmpty
          ? speaker(of: object, over: verb, page) ?? accuser(
            of: denier, before: verb, among: accusations, page
          ).map { [$0] } ?? [] : named
        for accuser in found where !isSameSide(accuser, denier, page) {
          func draft(_ subject: Int, _ relation: RelationKind, _ object: Int) -> Draft {
            Draft(
              subject: subject, predicate: relation, object: object, modality: stance.modality,
              attribution: page.attribution(stance.source).0, date: page.dates.date(of: verb),
              evidence: page.evidence(at: verb), triggers: [text.tokens[verb].range], rule: "denial.verb")
          }
          let constructions = page.lexicon.constructions
          result.append(draft(denier, constructions.denial, accuser))
          if !named.isEmpty { result.append(draft(accuser, constructions.accusation, denier)) }
        }
      }
    }
    return result.filter {
      page.lexicon.ontology.permits(page.kind($0.subject), $0.predicate, page.kind($0.object))
    }
  }

  /// Whoever says that another attacked his own side accuses the other: "Peru's spokesman said Chile had shelled Ilo".
  private func charges(from said: [Draft], on page: Page) -> [Draft] {
    let constructions = page.lexicon.constructions
    return said.compactMap { deed in
      guard constructions.hostileDeeds.contains(deed.predicate), !deed.isNegated,
        deed.modality == .claimed || deed.modality == .alleged,
        let entity = deed.attribution?.entity, let source = page.cast[entity],
        page.isPerson(source), isSameSide(source, deed.object, page), !isSameSide(source, deed.subject, page)
      else { return nil }
      var charge = deed
      charge.subject = source
      charge.predicate = constructions.accusation
      charge.object = deed.subject
      charge.modality = .asserted
      charge.attribution = nil
      charge.quantity = nil
      charge.rule = "accusation.statement"
      return page.lexicon.ontology.permits(page.kind(source), charge.predicate, page.kind(charge.object))
        ? charge : nil
    }
  }

  /// What a denial is about.
  private enum Denied { case noun(Int), clause }

  /// A charge, a pronoun for one, or a clause; `nil` where something else is turned down, as an offer.
  private func object(of verb: Int, _ page: Page) -> Denied? {
    let text = page.text
    let nouns = page.lexicon.speech.accusationNouns
    // "an assertion that Peru rejected" has no object of its own, read as a relative clause or not.
    if text.relation(verb) == .aclRelcl
      || text.relation(verb) == .acl
        && (page.arguments.isPassive(verb)
          || text.child(of: verb, .nsubj) != nil && text.child(of: verb, .obj, .ccomp) == nil),
      let head = text.head(verb), nouns.contains(text.lemmas[head])
    {
      return .noun(head)
    }
    if let object = text.child(of: verb, .obj) {
      if nouns.contains(text.lemmas[object]) { return .noun(object) }
      return text.tokens[object].tag == .pron || text.tokens[object].tag == .det ? .clause : nil
    }
    // "The accusation is denied by Peru."
    if let subject = text.child(of: verb, .nsubjPass), nouns.contains(text.lemmas[subject]) {
      return .noun(subject)
    }
    let hasClause = text.children(of: verb).contains {
      text.relation($0) == .ccomp || text.relation($0) == .xcomp || text.relation($0) == .advcl
    }
    return hasClause ? .clause : nil
  }

  private func accusers(named object: Denied, of verb: Int, _ denier: Int, _ page: Page) -> [Int] {
    guard case .noun(let noun) = object else { return [] }
    var found: [Int] = []
    // The tree may hang "accusations from Peru" apart: what is rejected comes from somebody.
    for child in page.text.children(of: verb)
    where page.text.relation(child) == .obl && page.text.preposition(of: child) == "from" {
      found += page.members(at: child)
    }
    for child in page.text.children(of: noun) {
      switch page.text.relation(child) {
      case .nmodPoss, .amod, .compound: break
      case .nmod where ["from", "by", "of"].contains(page.text.preposition(of: child)): break
      default: continue
      }
      for token in page.arguments.expand(child) {
        found += page.cast.named[token] ?? page.members(at: token)
      }
    }
    return found.filter { $0 != denier && !page.isKind($0, .region) }
  }

  /// "accused the mission of it, an allegation it rejects": a pronoun there is the accused.
  private func accused(of object: Denied, over verb: Int, _ page: Page) -> [Int]? {
    let text = page.text
    guard case .noun(let noun) = object, text.relation(verb) == .aclRelcl, text.head(verb) == noun,
      let subject = text.child(of: verb, .nsubj),
      // A pronoun, or "the group"; a name says who it is.
      text.tokens[subject].tag == .pron || text.tokens[subject].tag == .noun,
      page.cast.named[subject] == nil
    else { return nil }
    var above = noun
    var steps = 0
    while let head = text.head(above), steps < 6 {
      if text.tokens[head].tag == .verb, page.lexicon.speech.accusing.contains(text.lemmas[head]) {
        let found = text.children(of: head, .obj).flatMap { page.members(at: $0) }
        return found.isEmpty ? nil : found
      }
      above = head
      steps += 1
    }
    return nil
  }

  /// "Peru said it had driven the ship away, a claim that Chile dismissed": whoever says so.
  private func speaker(of object: Denied, over verb: Int, _ page: Page) -> [Int]? {
    guard case .noun(let noun) = object, page.text.relation(verb) == .aclRelcl, page.text.head(verb) == noun,
      let source = page.stances.stance(of: noun).source
    else { return nil }
    let found = page.members(at: source)
    return found.isEmpty ? nil : found
  }

  private func accuser(
    of denier: Int, before verb: Int, among accusations: [(sentence: Int, draft: Draft)], _ page: Page
  ) -> Int? {
    let here = page.text.sentenceOf[verb]
    let near = accusations.filter { here >= $0.sentence && here - $0.sentence <= Self.reach }
    // A charge against the denier goes before something said of it.
    if let charge = near.last(where: {
      $0.draft.predicate == page.lexicon.constructions.accusation && isSameSide($0.draft.object, denier, page)
    }) {
      return charge.draft.subject
    }
    for one in near.reversed() where isSameSide(one.draft.subject, denier, page) {
      if let entity = one.draft.attribution?.entity, let source = page.cast[entity],
        !page.lexicon.ontology.isKind(page.kind(source), a: page.lexicon.bodies.outlet)
      {
        return source
      }
    }
    return nil
  }

  private func isSameSide(_ one: Int, _ other: Int, _ page: Page) -> Bool {
    if one == other { return true }
    guard let code = page.cast.members[one].country else { return false }
    return code == page.cast.members[other].country
      && !(page.isKind(one, .organisation) && page.isKind(other, .organisation))
  }
}
