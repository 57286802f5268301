import EntenteLanguage
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
    for draft in fromMeetings(drafts, page) { add(draft) }
    for draft in fromOffices(drafts, page) { add(draft) }
    for draft in fromKnowledge(page) { add(draft) }
    for draft in fromTerms(drafts, page) { add(draft) }
    for draft in parts(page) { add(draft) }
    for draft in atHome(drafts, page) { add(draft) }
    for draft in fromNames(page) { add(draft) }
    for draft in throughPlaces(drafts + derived, page) { add(draft) }
    return derived
  }

  private struct Key: Hashable {
    let subject: Int
    let predicate: RelationKind
    let object: Int

    init(_ draft: Draft) { (subject, predicate, object) = (draft.subject, draft.predicate, draft.object) }
  }

  /// Whoever met somebody in a town of another country was there: "who met the president in Oruro".
  private func fromMeetings(_ drafts: [Draft], _ page: Page) -> [Draft] {
    let text = page.text
    var derived: [Draft] = []
    for draft in drafts where draft.predicate == page.lexicon.constructions.meeting && !draft.isNegated {
      guard let trigger = draft.triggers.first, let predicate = text.token(from: trigger.lowerBound),
        text.tokens[predicate].tag == .verb
      else { continue }
      let places = text.children(of: predicate, .obl).filter {
        page.lexicon.places.prepositions.contains(text.preposition(of: $0))
      }.flatMap { page.members(at: $0, as: .place) }.filter { page.isKind($0, .region) }
      guard places.count == 1, let place = places.first, let code = page.cast.members[place].country else {
        continue
      }
      for person in [draft.subject, draft.object] where page.isPerson(person) {
        guard let home = page.cast.members[person].country, home != code else { continue }
        var visit = draft
        visit.subject = person
        visit.predicate = page.lexicon.constructions.visit
        visit.object = place
        visit.quantity = nil
        visit.rule = "derived.visit-by-meeting"
        derived.append(visit)
      }
    }
    return derived
  }

  /// Whoever holds an office in an organisation is of it, and of the country that it belongs to.
  private func fromOffices(_ drafts: [Draft], _ page: Page) -> [Draft] {
    let constructions = page.lexicon.constructions
    var derived: [Draft] = []
    for draft in drafts
    where draft.title == nil && draft.predicate == constructions.membership && !draft.isNegated
      && draft.modality == .asserted && page.isPerson(draft.subject)
      && page.kind(draft.object) == page.lexicon.bodies.party
    {
      guard let code = page.cast.members[draft.object].country,
        let country = page.cast[Entity.ID(rawValue: "country/\(code)")]
      else { continue }
      var implied = draft
      implied.predicate = constructions.nationality
      implied.object = country
      implied.rule = "derived.nationality-by-party"
      derived.append(implied)
    }
    for draft in drafts
    where page.isKind(draft.object, .organisation) && !draft.isNegated && draft.modality == .asserted
      && page.isPerson(draft.subject) && (draft.title != nil || constructions.isHighOffice(draft.predicate))
    {
      var implied = draft
      implied.title = nil
      // Bodies without a country are those of nations together.
      if page.lexicon.bodies.memberKinds.contains(page.kind(draft.object))
        || page.cast.members[draft.object].country == nil
          && page.lexicon.gazetteer[page.cast.members[draft.object].id] != nil
      {
        implied.predicate = constructions.membership
        implied.rule = "derived.member-by-office"
        derived.append(implied)
      }
      // A firm or a club may have people from anywhere.
      if page.lexicon.bodies.homeKinds.contains(page.kind(draft.object)),
        let code = page.cast.members[draft.object].country,
        let country = page.cast[Entity.ID(rawValue: "country/\(code)")]
      {
        implied.predicate = constructions.nationality
        implied.object = country
        implied.rule = "derived.nationality-by-office"
        derived.append(implied)
      }
    }
    // A mayor or governor is of the country that the town or region is in.
    for draft in drafts where draft.title != nil && page.isKind(draft.object, .region) && !draft.isNegated {
      guard page.isPerson(draft.subject), let code = page.cast.members[draft.object].country,
        let country = page.cast[Entity.ID(rawValue: "country/\(code)")]
      else { continue }
      var implied = draft
      implied.title = nil
      implied.predicate = constructions.nationality
      implied.object = country
      implied.rule = "derived.nationality-by-office"
      derived.append(implied)
    }
    return derived
  }

  /// The place in an organisation's name: the University of Oruro is in Oruro, the Oruro Stock Exchange in Bolivia.
  ///
  /// Only names that the lexicon does not have: it knows better where "Manchester United" or "Geneva Call" is.
  private func fromNames(_ page: Page) -> [Draft] {
    var derived: [Draft] = []
    for (index, member) in page.cast.members.enumerated()
    where page.isKind(index, .organisation) && page.lexicon.gazetteer[member.id] == nil {
      guard
        let mention = member.mentions.first(where: {
          if case .other = $0.referent { !$0.isNested && $0.tokens.count > 1 } else { false }
        }), let (place, isWhere) = place(in: mention, page)
      else { continue }
      var draft = Draft(
        subject: index, predicate: page.lexicon.constructions.seat, object: index,
        evidence: page.evidence(at: mention.head), triggers: [page.text.byteRange(mention.tokens)],
        rule: "derived.seat-by-name")
      if isWhere, let object = page.cast[place.id], object != index {
        draft.object = object
        derived.append(draft)
      }
      if member.country == nil || member.country == place.country, let code = place.country,
        let country = page.cast[Entity.ID(rawValue: "country/\(code)")]
      {
        draft.object = country
        derived.append(draft)
      }
    }
    return derived
  }

  /// The first or last words of the name where they are a known town's or region's, and whether they say where it is.
  private func place(in mention: NameMention, _ page: Page) -> (Gazetteer.Entry, isWhere: Bool)? {
    let text = page.text
    let gazetteer = page.lexicon.gazetteer
    func place(at token: Int) -> (entry: Gazetteer.Entry, end: Int)? {
      guard let match = gazetteer.match(in: text.bytes.span, at: text.tokens[token].range.lowerBound) else {
        return nil
      }
      let found = match.senses.first {
        let entry = gazetteer.entries[$0.entry]
        return !$0.isAmbiguous && $0.form == .name && entry.kind == .region && entry.country != nil
      }
      return found.map { (gazetteer.entries[$0.entry], match.end) }
    }
    let end = text.tokens[mention.tokens.upperBound - 1].range.upperBound
    if let first = place(at: mention.tokens.lowerBound), first.end < end {
      return (first.entry, false)
    }
    for token in mention.tokens.dropFirst()
    where page.lexicon.places.prepositions.contains(text.lower[token - 1]) || text.lower[token - 1] == "of" {
      if let last = place(at: token), last.end == end { return (last.entry, true) }
    }
    return nil
  }

  /// Whatever is in a place, or has its seat there, is in the place's country, where the text names that.
  private func throughPlaces(_ drafts: [Draft], _ page: Page) -> [Draft] {
    let constructions = page.lexicon.constructions
    return drafts.compactMap { draft in
      guard draft.predicate == constructions.seat || draft.predicate == constructions.location,
        !draft.isNegated, draft.modality == .asserted, page.isKind(draft.object, .region),
        let code = page.cast.members[draft.object].country,
        page.cast.members[draft.subject].country ?? code == code,
        let country = page.cast[Entity.ID(rawValue: "country/\(code)")], country != draft.subject
      else { return nil }
      var implied = draft
      implied.object = country
      implied.rule = draft.predicate == constructions.seat ? "derived.seat" : "derived.location"
      return implied
    }
  }

  /// The offices and memberships of known people, where the text names the state or party, and gives no other title.
  ///
  /// A head of state or government counts where the text is of the term, or has no date and knows no other for the
  /// country; a party's leader is of the party.
  private func fromTerms(_ drafts: [Draft], _ page: Page) -> [Draft] {
    let constructions = page.lexicon.constructions
    let titled = Set(drafts.filter { $0.title != nil && page.isKind($0.object, .country) }.map(\.subject))
    let held = Set(drafts.filter { !$0.isNegated }.map { Seat(relation: $0.predicate, of: $0.object) })
    var candidates: [Seat: [Draft]] = [:]
    var derived: [Draft] = []
    for (index, member) in page.cast.members.enumerated() where page.isPerson(index) {
      guard
        let mention = member.mentions.first(where: { !$0.isNested && !page.masthead.aside.contains($0.head) }
        ),
        let entry = page.lexicon.gazetteer[member.id]
      else { continue }
      var seats: [Seat] = []
      for term in entry.terms where page.masthead.published.map(term.covers) ?? true {
        guard let object = page.cast[term.of], object != index else { continue }
        let relation = term.relation
        var draft = Draft(
          subject: index, predicate: relation, object: object, evidence: page.evidence(at: mention.head),
          triggers: [page.text.byteRange(mention.tokens)], rule: "known.office")
        if page.isKind(object, .organisation) {
          guard
            relation == constructions.membership
              || page.lexicon.bodies.memberKinds.contains(page.kind(object))
          else { continue }
          // A membership is told only by a sentence that has both: many are in a party that the text only mentions.
          let shared = sentence(of: member, and: page.cast.members[object], page)
          guard let token = shared ?? (relation == constructions.membership ? nil : mention.head) else {
            continue
          }
          draft.predicate = constructions.membership
          draft.rule = "known.membership"
          draft.evidence = page.evidence(at: token)
          derived.append(draft)
        } else if page.isKind(object, .country),
          page.lexicon.ontology.relationClass(relation)?.isExclusive == true,
          constructions.isHighOffice(relation), !term.office.contains(":"), !titled.contains(index)
        {
          let seat = Seat(relation: relation, of: object)
          // Who heads both state and government is known as head of state.
          if seats.contains(where: { $0.of == object }) { continue }
          seats.append(seat)
          candidates[seat, default: []].append(draft)
        }
      }
    }
    for (seat, drafts) in candidates where drafts.count == 1 && !held.contains(seat) { derived += drafts }
    return derived.sorted {
      ($0.subject, $0.object, $0.predicate.rawValue) < ($1.subject, $1.object, $1.predicate.rawValue)
    }
  }

  /// A word of the first sentence that names both.
  private func sentence(of one: Cast.Member, and other: Cast.Member, _ page: Page) -> Int? {
    let sentences = Set(other.mentions.map { page.text.sentenceOf[$0.head] })
    return one.mentions.map(\.head).first {
      sentences.contains(page.text.sentenceOf[$0]) && !page.masthead.aside.contains($0)
    }
  }

  private struct Seat: Hashable {
    let relation: RelationKind
    let of: Int
  }

  /// The share of a text's mentions of countries that makes one its home, and how many mentions at least.
  private static let homeShare = 0.6
  private static let leastHomeMentions = 4

  /// The country that a text is about, where it is plainly about one.
  private func home(_ page: Page) -> Int? {
    var counts: [Int: Int] = [:]
    for (index, member) in page.cast.members.enumerated() where page.isKind(index, .country) {
      counts[index] = member.mentions.filter { !page.masthead.aside.contains($0.head) }.count
    }
    let total = counts.values.reduce(0, +)
    guard let (country, count) = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      count >= Self.leastHomeMentions, Double(count) >= Self.homeShare * Double(total)
    else { return nil }
    return country
  }

  /// "The interior minister, X" and "the high court" in a text about one country are that country's.
  private func atHome(_ drafts: [Draft], _ page: Page) -> [Draft] {
    guard let home = home(page) else { return [] }
    let code = page.cast.members[home].country
    let constructions = page.lexicon.constructions
    let titled = Set(drafts.filter { $0.title != nil }.map(\.subject))
    var derived: [Draft] = []
    for member in page.offices.keys.sorted() where !titled.contains(member) {
      guard page.cast.members[member].country ?? code == code else { continue }
      for title in page.offices[member] ?? [] where title.of == nil && title.ofPerson == nil {
        let office = page.lexicon.titles.offices[title.office]
        guard let relation = office.relations[.country], constructions.isHighOffice(relation),
          // A president or a leader may be a company's or a party's.
          office.relations[.organisation] == nil || office.needsPortfolio,
          !office.needsPortfolio || title.hasPortfolio, !page.masthead.aside.contains(title.head)
        else { continue }
        var draft = Draft(
          subject: member,
          predicate: title.isLesser || title.isPast || title.isPartial
            ? constructions.lesserOffice(relation) : relation,
          object: home,
          title: title.title, evidence: page.evidence(at: title.head),
          triggers: [page.text.byteRange(title.tokens)], rule: "derived.home-office")
        derived.append(draft)
        draft.predicate = constructions.nationality
        draft.title = nil
        derived.append(draft)
      }
    }
    for (index, member) in page.cast.members.enumerated()
    where page.isKind(index, .organisation) && member.country == nil {
      guard
        let mention = member.mentions.first(where: {
          !page.masthead.aside.contains($0.head) && isDomestic($0, page)
        })
      else { continue }
      derived.append(
        Draft(
          subject: index, predicate: constructions.seat, object: home,
          evidence: page.evidence(at: mention.head),
          triggers: [page.text.byteRange(mention.tokens)], rule: "derived.home-body"))
    }
    return derived
  }

  /// Whether the name is of a sort that each country has of its own: a ministry, an office, a party.
  private func isDomestic(_ mention: NameMention, _ page: Page) -> Bool {
    switch mention.referent {
    case .body: true
    case .other(let kind, _, _):
      mention.tokens.count > 1
        && (kind == page.lexicon.bodies.party
          || page.lexicon.bodies.bodies.contains { $0.isProper && $0.kind == kind })
    default: false
    }
  }

  /// An organisation that the lexicon knows as part of another, where the text names both.
  private func parts(_ page: Page) -> [Draft] {
    var derived: [Draft] = []
    for (index, member) in page.cast.members.enumerated() where page.isKind(index, .organisation) {
      guard let mention = member.mentions.first(where: { !$0.isNested }),
        let whole = page.lexicon.gazetteer[member.id]?.within.flatMap({ page.cast[$0] }), whole != index,
        page.isKind(whole, .organisation)
      else { continue }
      derived.append(
        Draft(
          subject: index, predicate: page.lexicon.constructions.part, object: whole,
          evidence: page.evidence(at: mention.head), triggers: [page.text.byteRange(mention.tokens)],
          rule: "known.part"))
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
