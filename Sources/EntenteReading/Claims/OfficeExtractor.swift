import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Offices: "Ukrainian Defence Minister Rustem Umerov", "Peskov, the Kremlin spokesman".
struct OfficeExtractor: RelationExtractor {
  func drafts(on page: Page) -> [Draft] {
    var drafts: [Draft] = []
    for member in page.offices.keys.sorted() {
      for title in page.offices[member] ?? [] {
        if page.masthead.aside.contains(title.head) { continue }
        drafts += self.drafts(of: title, borneBy: member, on: page)
      }
    }
    return drafts
  }

  private func drafts(of title: TitleMention, borneBy person: Int, on page: Page) -> [Draft] {
    var drafts: [Draft] = []
    let office = page.lexicon.titles.offices[title.office]
    var body: Int?
    if let index = title.ofPerson {
      body = country(servedThrough: page.names[index], office, on: page)
    } else if let index = title.of {
      let name = page.names[index]
      body = page.cast.named[name.head]?.first {
        page.cast.members[$0].mentions.contains { $0.tokens == name.tokens }
      }
    } else {
      body = owner(of: title, person, on: page) ?? countryInOffice(person, title, office, on: page)
    }
    // "Army chief X", in a report on his country's army; "In Peru, Foreign Minister X".
    body = body ?? homeCountry(of: person, in: title, on: page) ?? scene(of: title, office, on: page)
    if let capital = body, let state = state(servedIn: capital, office, on: page) { body = state }
    if let country = body, let forces = forces(of: country, in: title, on: page) { body = forces }
    guard let body, body != person else { return [] }
    var draft = Draft(
      subject: person, predicate: RelationKind(rawValue: ""), object: body,
      title: title.title, evidence: page.evidence(at: title.head),
      triggers: [page.text.byteRange(title.tokens)], rule: "office.title")
    let isBodyOfState = page.isKind(body, .organisation)
    let key: EntityKind =
      page.isKind(body, .country)
      ? .country : isBodyOfState ? .organisation : page.isKind(body, .unit) ? .unit : .region
    // A "Chilean director" makes films: without a portfolio the adjective tells where somebody is from.
    let isOrigin =
      key == .country && !title.hasPortfolio
      && office.relations[.organisation].map(page.lexicon.constructions.isHighOffice) == true
      && office.relations[.country].map(page.lexicon.constructions.isHighOffice) == false
      && title.of.map { page.names[$0].form == .adjective } == true
    if let relation = office.relations[key], !isOrigin {
      draft.predicate =
        title.isLesser || title.isPast || title.isPartial && key == .country
        ? page.lexicon.constructions.lesserOffice(relation) : relation
      if page.lexicon.ontology.permits(page.kind(person), draft.predicate, page.kind(body)) {
        drafts.append(draft)
      }
    }
    // A title with a country gives the nationality of its bearer.
    if key == .country, title.ofPerson == nil, draft.predicate != page.lexicon.constructions.nationality,
      page.cast.members[body].mentions.contains(where: { mention in
        title.of.map { page.names[$0].tokens == mention.tokens } ?? false
      })
        || title.of == nil
    {
      draft.predicate = page.lexicon.constructions.nationality
      draft.title = nil
      draft.rule = "office.nationality"
      drafts.append(draft)
    }
    return drafts
  }

  /// "Foreign minister in Oruro": an office that is a state's, of a capital, is of the country.
  private func state(servedIn capital: Int, _ office: Titles.Office, on page: Page) -> Int? {
    guard page.kind(capital) == .region, let code = page.cast.members[capital].country,
      page.lexicon.gazetteer.capitals[code] == page.cast.members[capital].id,
      office.relations[.country].map(page.lexicon.constructions.isHighOffice) == true
    else { return nil }
    return page.cast[Entity.ID(rawValue: "country/\(code)")]
  }

  /// What a pronoun or a description before the title stands for: "its foreign minister", "the bloc's policy chief".
  private func owner(of title: TitleMention, _ person: Int, on page: Page) -> Int? {
    // "its foreign minister", "the chairman of the bloc"
    let described = page.text.children(of: title.head, .nmod).first {
      $0 > title.head && page.text.preposition(of: $0) == "of" && page.cast.references[$0] != nil
    }
    // The tree may hang the possessor from another word of the title: "the agency's director general".
    let possessor = title.tokens.reversed().lazy.compactMap { page.text.child(of: $0, .nmodPoss) }.first
    guard let token = possessor ?? described,
      let owner = page.cast.references[token]?.members.first ?? page.cast.named[token]?.first, owner != person
    else { return nil }
    if page.isPerson(owner) {
      // "his deputy" is of the country only where he acts for it.
      let office = page.lexicon.titles.offices[title.office]
      guard office.relations[.country] != page.lexicon.constructions.nationality else { return nil }
      return page.country(actedForBy: owner)
    }
    return owner
  }

  /// The country of whoever has an envoy or an adviser: "the US president's envoy"; a lawyer or an ally proves none.
  private func country(servedThrough name: NameMention, _ office: Titles.Office, on page: Page) -> Int? {
    guard let relation = office.relations[.country], relation != page.lexicon.constructions.nationality,
      let master = page.cast.named[name.head]?.first(where: page.isPerson),
      let code = page.cast.members[master].country
    else { return nil }
    return page.cast[Entity.ID(rawValue: "country/\(code)")]
  }

  /// "Pakistan's army chief" is of the army, where the text speaks of it.
  private func forces(of country: Int, in title: TitleMention, on page: Page) -> Int? {
    guard page.isKind(country, .country), let code = page.cast.members[country].country,
      title.tokens.dropLast().contains(where: { page.lexicon.bodies.forces.contains(page.text.lower[$0]) })
    else { return nil }
    return page.cast[Entity.ID(rawValue: "unit/\(code)")]
  }

  /// The country of somebody with a rank in the forces of which the text speaks.
  private func homeCountry(of person: Int, in title: TitleMention, on page: Page) -> Int? {
    guard let code = page.cast.members[person].country,
      let country = page.cast[Entity.ID(rawValue: "country/\(code)")],
      forces(of: country, in: title, on: page) != nil
    else { return nil }
    return country
  }

  /// "In Peru, Foreign Minister X": the country with which the sentence opens, for an office that is a state's.
  private func scene(of title: TitleMention, _ office: Titles.Office, on page: Page) -> Int? {
    let text = page.text
    let start = text.sentences[text.sentenceOf[title.head]].lowerBound
    guard office.relations[.country].map(page.lexicon.constructions.isHighOffice) == true, title.hasPortfolio,
      text.lower[start] == "in", let index = page.nameStarting[start + 1], page.names[index].form == .name,
      case let end = page.names[index].tokens.upperBound, end < title.start, text.lower[end] == ",",
      title.start <= end + 2
    else { return nil }
    return page.cast.named[page.names[index].head]?.first { page.kind($0) == .country }
  }

  /// The country of a president or minister whose title names none, when it is known and the document speaks of it.
  private func countryInOffice(_ person: Int, _ title: TitleMention, _ office: Titles.Office, on page: Page)
    -> Int?
  {
    guard let entry = page.lexicon.gazetteer[page.cast.members[person].id],
      let wanted = office.relations[.country]
    else { return nil }
    for term in entry.terms {
      guard term.relation == wanted, page.masthead.published.map(term.covers) ?? true else { continue }
      if let body = page.cast[term.of] { return body }
    }
    return nil
  }
}
