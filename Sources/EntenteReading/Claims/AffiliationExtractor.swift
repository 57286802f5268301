import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Country and party of a name by the words around it: "South Korean broadcaster KBS", "X of the SPD", "X (CDU)".
struct AffiliationExtractor: RelationExtractor {
  func drafts(on page: Page) -> [Draft] {
    var drafts: [Draft] = []
    var countryEnding: [Int: (member: Int, isWord: Bool)] = [:]
    for name in page.names {
      guard let member = page.cast.named[name.head]?.first(where: { page.kind($0) == .country }) else {
        continue
      }
      // "US" modifies as it stands; other names of countries do so as adjectives or possessors only.
      let isShort = page.text.words[name.head].allSatisfy { $0.isUppercase || $0 == "." }
      guard
        name.form == .adjective || name.form == .people || isShort
          || page.text.isPossessive(name.tokens.upperBound - 1)
      else {
        continue
      }
      countryEnding[name.tokens.upperBound] = (member, name.form == .adjective || name.form == .people)
    }
    for (index, member) in page.cast.members.enumerated() {
      let isPerson = page.isPerson(index)
      if page.isKind(index, .country) { drafts += memberships(of: index, page) }
      if page.isKind(index, .unit) {
        drafts += parts(of: index, page) + countries(of: index, countryEnding, page)
      }
      guard isPerson || page.isKind(index, .organisation) else { continue }
      for mention in member.mentions where !mention.isNested && !page.masthead.aside.contains(mention.head) {
        if isPerson || !page.lexicon.bodies.seatlessKinds.contains(page.kind(index)),
          !isJoined(mention, page),
          let country = country(before: mention, isPerson, countryEnding, page), country != index
        {
          drafts.append(
            draft(
              index, isPerson ? page.lexicon.constructions.nationality : page.lexicon.constructions.seat,
              country,
              mention, "affiliation.country", page))
        }
        if !isPerson, !page.lexicon.bodies.seatlessKinds.contains(page.kind(index)) {
          for place in places(beside: mention, countryEnding, page) where place != index {
            drafts.append(
              draft(index, page.lexicon.constructions.seat, place, mention, "affiliation.apposition", page))
          }
          for place in seats(of: mention, page) where place != index {
            drafts.append(
              draft(index, page.lexicon.constructions.seat, place, mention, "affiliation.seat", page))
          }
        }
        if !isPerson, let whole = whole(of: mention, page), whole != index {
          let isBody = page.isKind(whole, .organisation)
          drafts.append(
            draft(
              index, isBody ? page.lexicon.constructions.part : page.lexicon.constructions.seat, whole,
              mention,
              "affiliation.possessor", page))
        }
        if page.kind(index) == page.lexicon.bodies.party {
          for owner in owners(of: mention, page) {
            drafts.append(
              draft(owner, page.lexicon.constructions.membership, index, mention, "affiliation.owner", page))
          }
        }
        if isPerson {
          for country in countries(beside: mention, page) {
            drafts.append(
              draft(
                index, page.lexicon.constructions.nationality, country, mention, "affiliation.beside", page))
          }
        }
        if isPerson, let home = home(of: mention, page) {
          drafts.append(
            draft(index, page.lexicon.constructions.nationality, home, mention, "affiliation.home", page))
        }
        if isPerson {
          for group in groups(of: mention, page) where group != index {
            drafts.append(
              draft(index, page.lexicon.constructions.membership, group, mention, "affiliation.group", page))
          }
        }
      }
    }
    return drafts
  }

  /// "NATO member Hungary".
  private func memberships(of country: Int, _ page: Page) -> [Draft] {
    page.cast.members[country].mentions.compactMap { mention in
      let end = mention.tokens.lowerBound
      guard !mention.isNested, !page.masthead.aside.contains(mention.head),
        let noun = page.lexicon.constructions.memberNouns.match(
          page.text.lower, endingAt: end, from: page.text.sentences[page.text.sentenceOf[end]].lowerBound),
        let index = page.nameEnding[end - noun.count],
        let group = page.cast.covering[page.names[index].head], page.isKind(group, .organisation)
      else { return nil }
      return draft(country, page.lexicon.constructions.membership, group, mention, "affiliation.member", page)
    }
  }

  /// "the army's 6th Infantry Division": a unit that another one has is a part of it.
  private func parts(of unit: Int, _ page: Page) -> [Draft] {
    page.cast.members[unit].mentions.flatMap { mention -> [Draft] in
      guard !mention.isNested, !page.masthead.aside.contains(mention.head),
        let owner = page.text.child(of: mention.head, .nmodPoss)
      else { return [] }
      return page.cast.members(at: owner).filter { $0 != unit && page.isKind($0, .unit) }.map {
        draft(unit, page.lexicon.constructions.part, $0, mention, "affiliation.unit", page)
      }
    }
  }

  /// "the American destroyer USS Florida", "the USS Florida, an American destroyer".
  private func countries(
    of unit: Int, _ countryEnding: [Int: (member: Int, isWord: Bool)], _ page: Page
  ) -> [Draft] {
    page.cast.members[unit].mentions.flatMap { mention -> [Draft] in
      guard !mention.isNested, !page.masthead.aside.contains(mention.head) else { return [] }
      let before = country(before: mention, false, countryEnding, page).map { [$0] } ?? []
      return (before + countries(beside: mention, page)).prefix(1).map {
        draft(unit, page.lexicon.constructions.nationality, $0, mention, "affiliation.unit-country", page)
      }
    }
  }

  private func draft(
    _ subject: Int, _ relation: RelationKind, _ object: Int, _ mention: NameMention, _ rule: String,
    _ page: Page
  ) -> Draft {
    Draft(
      subject: subject, predicate: relation, object: object, evidence: page.evidence(at: mention.head),
      triggers: [page.text.byteRange(mention.tokens)], rule: rule)
  }

  /// The country whose adjective or possessive opens the phrase that the name ends.
  private func country(
    before mention: NameMention, _ isPerson: Bool, _ countryEnding: [Int: (member: Int, isWord: Bool)],
    _ page: Page
  ) -> Int? {
    let text = page.text
    let sentence = text.sentences[text.sentenceOf[mention.head]].lowerBound
    var place = mention.tokens.lowerBound
    var nouns = 0
    phrase: while place > sentence, mention.tokens.lowerBound - place <= 6 {
      if let country = countryEnding[place] {
        // "the Ukrainian Umerov", "Ukrainian journalist X"; "US Brown" is no English.
        return nouns > 0 || !isPerson || country.isWord ? country.member : nil
      }
      if text.lower[place - 1] == "'s" || text.lower[place - 1] == "'" {
        if let country = countryEnding[place - 1] { return country.member }
        return nil
      }
      switch text.tokens[place - 1].tag {
      case .noun: nouns += 1
      // "the Chilean singer and activist X"
      case .cconj
      where nouns > 0 && place - 2 > sentence && text.tokens[place - 2].tag == .noun
        && !text.tokens[place - 2].features.contains(.plural):
        break
      case .adj: break
      case .punct where text.lower[place - 1] == "-": break
      default: break phrase
      }
      if page.cast.covering[place - 1] != nil { break }
      place -= 1
    }
    // "an Iranian general, X": what the noun beside the name says of its country.
    guard isPerson, mention.tokens.lowerBound > 0, text.lower[mention.tokens.lowerBound - 1] == ",",
      text.relation(mention.head) == .appos, let noun = text.head(mention.head),
      text.tokens[noun].tag == .noun, page.cast.covering[noun] == nil
    else { return nil }
    for child in text.children(of: noun, .amod) {
      if let country = page.cast.named[child]?.first(where: { page.kind($0) == .country }) { return country }
    }
    return nil
  }

  /// "X, a Peruvian major general": the country of the noun beside a name, with the indefinite article.
  private func countries(beside mention: NameMention, _ page: Page) -> [Int] {
    let text = page.text
    var beside = text.children(of: mention.head, .appos)
    if text.relation(mention.head) == .appos, let head = text.head(mention.head) {
      beside += text.children(of: head, .appos)
    }
    return beside.filter { noun in
      noun > mention.head && text.tokens[noun].tag == .noun && page.cast.covering[noun] == nil
        && text.children(of: noun, .det).contains { text.lower[$0] == "a" || text.lower[$0] == "an" }
    }.flatMap { text.children(of: $0, .amod) }.flatMap { page.cast.named[$0] ?? [] }
      .filter { page.kind($0) == .country }
  }

  /// "Castro-friendly": the name is a part of another word.
  private func isJoined(_ mention: NameMention, _ page: Page) -> Bool {
    let next = mention.tokens.upperBound
    return next < page.text.tokens.count && page.text.lower[next] == "-"
      && page.text.tokens[next].range.lowerBound == page.text.tokens[next - 1].range.upperBound
  }

  /// The country that a person is from: "Ana Quispe from Bolivia"; "of" too, where nothing else is of it.
  private func home(of mention: NameMention, _ page: Page) -> Int? {
    let text = page.text
    let next = mention.tokens.upperBound
    guard next + 1 < text.tokens.count, text.lower[next] == "from" || text.lower[next] == "of",
      let index = page.nameStarting[next + 1], case let name = page.names[index], name.form == .name,
      !text.isPossessive(name.tokens.upperBound - 1),
      text.head(name.head).map(mention.tokens.contains) == true
    else { return nil }
    return page.cast.named[name.head]?.first { page.kind($0) == .country }
  }

  /// What a pronoun or a description stands for that has the organisation: "the group's Political Council".
  private func whole(of mention: NameMention, _ page: Page) -> Int? {
    guard let token = page.text.child(of: mention.head, .nmodPoss), !mention.tokens.contains(token),
      let owner = page.cast.references[token]?.members.first
    else { return nil }
    return page.isKind(owner, .organisation) || page.isKind(owner, .country) ? owner : nil
  }

  /// The place that follows an organisation's name: "the Institute of Peace in Oruro".
  private func seats(of mention: NameMention, _ page: Page) -> [Int] {
    let text = page.text
    // A bracket may part them: "the Institute of Peace (IP) in Oruro".
    var next = mention.tokens.upperBound
    if next + 2 < text.tokens.count, text.lower[next] == "(", text.lower[next + 2] == ")" { next += 3 }
    guard next + 1 < text.tokens.count, text.lower[next] == "in",
      text.sentenceOf[next] == text.sentenceOf[mention.head]
    else { return [] }
    let phrase = text.head(next) ?? next + 1
    guard let above = text.head(phrase), mention.tokens.contains(above) else { return [] }
    return page.members(at: phrase, as: .place).filter {
      page.isKind($0, .region) || page.isKind($0, .country)
    }
  }

  private func isPerson(_ name: NameMention, _ page: Page) -> Bool {
    page.cast.named[name.head]?.contains(where: page.isPerson) == true
  }

  /// The organisation in the noun phrase that begins at `start`: articles, adjectives and possessors lead to it.
  private func group(after start: Int, _ page: Page) -> Int? {
    let text = page.text
    // A text may be cut off behind a possessor.
    guard start < text.tokens.count else { return nil }
    let end = min(text.sentences[text.sentenceOf[start]].upperBound, start + 9)
    var place = start
    while place < end {
      if let index = page.nameStarting[place], case let name = page.names[index] {
        if text.isPossessive(name.tokens.upperBound - 1) || name.form == .adjective {
          place = name.tokens.upperBound
          continue
        }
        return page.cast.covering[name.tokens.lowerBound].flatMap {
          page.isKind($0, .organisation) ? $0 : nil
        }
      }
      switch text.tokens[place].tag {
      case .det, .adj, .noun, .propn, .num, .part: place += 1
      // "centre-left", however its parts are tagged
      case _ where text.lower[place] == "-" || text.lower[place - 1] == "-": place += 1
      default: return nil
      }
    }
    return nil
  }

  /// Whose party it is, by a pronoun or a description: "her Free Party", "X, whose Free Party", "the president's".
  private func owners(of party: NameMention, _ page: Page) -> [Int] {
    let text = page.text
    return text.children(of: party.head).filter {
      text.relation($0) == .nmodPoss && !party.tokens.contains($0)
    }
    .flatMap { owner -> [Int] in
      if page.lexicon.speech.possessiveRelatives.contains(text.lower[owner]), owner > 1 {
        let end = text.lower[owner - 1] == "," ? owner - 1 : owner
        return page.nameEnding[end].map { page.cast.named[page.names[$0].head] ?? [] } ?? []
      }
      return page.cast.references[owner]?.members ?? []
    }.filter(page.isPerson)
  }

  private func party(_ name: NameMention, _ page: Page) -> Int? {
    page.cast.named[name.head]?.first { page.kind($0) == page.lexicon.bodies.party }
  }

  /// Where an organisation is by what is said of it beside its name: "the SBF, Chile's main weather agency", "Orbe, a
  /// consultancy from Lima".
  private func places(
    beside mention: NameMention, _ countryEnding: [Int: (member: Int, isWord: Bool)], _ page: Page
  ) -> [Int] {
    let text = page.text
    let sentence = text.sentences[text.sentenceOf[mention.head]]
    var place = mention.tokens.upperBound
    if place + 2 < sentence.upperBound, text.lower[place] == "(", text.lower[place + 2] == ")" { place += 3 }
    guard place + 2 < sentence.upperBound, text.lower[place] == "," else { return [] }
    place += 1
    let hasArticle = text.tokens[place].tag == .det
    if hasArticle { place += 1 }
    var country: Int?
    if let index = page.nameStarting[place], case let name = page.names[index] {
      var end = name.tokens.upperBound
      guard end < sentence.upperBound, let found = countryEnding[end] else { return [] }
      if text.isPossessive(end - 1) { end += 1 } else if !hasArticle { return [] }
      country = found.member
      place = end
    }
    // The noun says that an organisation is meant, and no ally or victim of the country.
    var noun: Int?
    var steps = 0
    while place < sentence.upperBound, steps < 8 {
      switch text.tokens[place].tag {
      case .noun: noun = place
      case .adj: break
      case .punct where text.lower[place] == "-": break
      default: steps = 8
      }
      if steps == 8 { break }
      place += 1
      steps += 1
    }
    guard let noun, isOrganisationNoun(noun, text, page) else { return [] }
    if let country { return [country] }
    guard hasArticle, place + 1 < sentence.upperBound,
      text.lower[place] == "in" || text.lower[place] == "from",
      let index = page.nameStarting[place + 1]
    else { return [] }
    return (page.cast.named[page.names[index].head] ?? []).filter {
      page.isKind($0, .region) || page.isKind($0, .country)
    }
  }

  private func isOrganisationNoun(_ token: Int, _ text: Text, _ page: Page) -> Bool {
    let word = text.lower[token]
    return page.lexicon.bodies.kindWords[word] != nil || page.lexicon.bodies.longNames.contains(word)
      || page.lexicon.speech.organisationReferences[text.lemmas[token]] != nil
      || page.lexicon.bodies.heads.contains(word)
  }

  /// Parties and groups in brackets after a person, or after "of the".
  private func groups(of mention: NameMention, _ page: Page) -> [Int] {
    let text = page.text
    var groups: [Int] = []
    func isGroup(_ member: Int) -> Bool { page.lexicon.bodies.memberKinds.contains(page.kind(member)) }
    let next = mention.tokens.upperBound
    if next + 2 < text.tokens.count, text.lower[next] == "(", let member = page.cast.covering[next + 1],
      isGroup(member)
    {
      groups.append(member)
    }
    // "Jane Roe of the liberal Free Party", wherever the tree hangs it; "Jane Roe, of the party".
    var link = next
    if link < text.tokens.count, text.lower[link] == "," { link += 1 }
    if link + 1 < text.tokens.count, text.lower[link] == "of" || text.lower[link] == "from",
      let group = group(after: link + 1, page), page.isKind(group, .organisation)
    {
      groups.append(group)
    }
    for child in text.children(of: mention.head) where text.relation(child) == .nmod && child > next {
      guard ["of", "from", "with", "at"].contains(text.preposition(of: child)),
        // Of joined people the nearest is of it.
        !(next..<child).contains(where: { token in
          page.nameStarting[token].map { isPerson(page.names[$0], page) } ?? false
        })
      else { continue }
      groups += (page.cast.named[child] ?? []).filter { isGroup($0) }
      // "from the GDV industry group"
      for inner in text.children(of: child) where text.relation(inner) == .compound {
        groups += (page.cast.named[inner] ?? []).filter { isGroup($0) }
      }
    }
    // "Jane Roe's conservative Free Party"
    if text.isPossessive(mention.tokens.upperBound - 1), let party = group(after: next + 1, page),
      page.kind(party) == page.lexicon.bodies.party
    {
      groups.append(party)
    }
    // "the chancellor's Christian Democrats": a party is its leader's.
    if text.isPossessive(mention.tokens.upperBound - 1), let party = text.head(mention.head) {
      groups += (page.cast.named[party] ?? []).filter {
        isGroup($0) && page.kind($0) != .organisation && text.relation(mention.head) == .nmodPoss
      }
    }
    // "Social Democrat Jane Roe", "Jane Roe, a Republican,"
    if let index = page.nameEnding[mention.tokens.lowerBound], let party = party(page.names[index], page) {
      groups.append(party)
    }
    for child in text.children(of: mention.head) where text.relation(child) == .appos {
      if text.child(of: child, .det) != nil, let index = page.nameEnding[child + 1],
        let party = party(page.names[index], page)
      {
        groups.append(party)
      }
    }
    // "the observatory's Jane Roe": an organisation has people, not a single one, so the possessor is hers.
    let owner = mention.tokens.lowerBound
    if owner >= 2, text.isPossessive(owner - 2), let index = page.nameEnding[owner - 1],
      let member = page.cast.covering[page.names[index].head], page.isKind(member, .organisation)
    {
      groups.append(member)
    }
    return groups
  }
}
