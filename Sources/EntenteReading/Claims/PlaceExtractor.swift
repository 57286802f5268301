import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Which place lies in which: "Belgorod, Russia", "Russia's Kursk region", "Goma in eastern Congo".
struct PlaceExtractor: RelationExtractor {
  func drafts(on page: Page) -> [Draft] {
    var drafts: [Draft] = []
    for (place, member) in page.cast.members.enumerated() where page.isKind(place, .region) {
      for mention in member.mentions where !mention.isNested && !page.masthead.aside.contains(mention.head) {
        for holder in holders(of: mention, on: page) where holder != place && lies(place, in: holder, page) {
          drafts.append(
            Draft(
              subject: place, predicate: page.lexicon.constructions.location, object: holder,
              evidence: page.evidence(at: mention.head), triggers: [page.text.byteRange(mention.tokens)],
              rule: "place.in-place"))
        }
      }
    }
    return drafts
  }

  private func holders(of mention: NameMention, on page: Page) -> [Int] {
    let text = page.text
    var holders: [Int] = []
    // "Belgorod, Russia"
    let comma = mention.tokens.upperBound
    if comma + 1 < text.tokens.count, text.lower[comma] == ",",
      text.sentenceOf[comma] == text.sentenceOf[mention.head]
    {
      if let index = page.nameStarting[comma + 1], case let next = page.names[index], next.form == .name,
        !text.isPossessive(next.tokens.upperBound - 1)
      {
        let isAddress = isAddress(mention, next, page)
        holders += (page.cast.named[next.head] ?? []).filter { holder in
          isKnown(mention, in: holder, page) || isAddress && isDivision(holder, page)
        }
      }
      // "Kananaskis, in the province of Alberta"
      if text.lower[comma + 1] == "in", let phrase = text.head(comma + 1), phrase > comma,
        page.lexicon.places.sorts.contains(text.lower[phrase])
      {
        holders += text.children(of: phrase, .nmod).filter { text.preposition(of: $0) == "of" }
          .flatMap { page.members(at: $0, as: .place) }
      }
    }
    // "the town of Goma in eastern Congo", wherever the tree hangs the second place.
    if comma + 1 < text.tokens.count, text.lower[comma] == "in",
      text.sentenceOf[comma] == text.sentenceOf[mention.head]
    {
      var start = comma + 1
      // "in Peru's Arequipa region": the last of the phrase.
      while let index = page.nameStarting[start], case let end = page.names[index].tokens.upperBound,
        text.isPossessive(end - 1), page.nameStarting[end + 1] != nil
      { start = end + 1 }
      if let index = page.nameStarting[start], case let next = page.names[index],
        !text.isPossessive(next.tokens.upperBound - 1), next.form == .name
      {
        holders += page.cast.named[next.head] ?? []
      }
    }
    holders += described(after: comma, page)
    for child in text.children(of: mention.head) {
      switch text.relation(child) {
      case .nmodPoss: holders += page.cast.named[child] ?? []
      case .nmod where ["in", "of"].contains(text.preposition(of: child)):
        holders += page.members(at: child, as: .place)
      case .amod, .compound: holders += (page.cast.named[child] ?? [])
      case .appos where text.tokens[child].tag == .noun:
        // "Goma, the largest city in eastern Congo", "X, the capital of Y"
        for inner in text.children(of: child)
        where text.relation(inner) == .nmod && ["in", "of"].contains(text.preposition(of: inner)) {
          guard text.preposition(of: inner) == "in" || page.lexicon.places.sorts.contains(text.lower[child])
          else { continue }
          holders += page.members(at: inner, as: .place)
        }
      default: break
      }
    }
    // Words that belong to the place's own phrase: "Russia's western region of Kursk".
    if let head = text.head(mention.head),
      text.relation(mention.head) == .nmod || text.relation(mention.head) == .compound,
      page.lexicon.places.sorts.contains(text.lower[head])
    {
      for child in text.children(of: head)
      where child != mention.head {
        switch text.relation(child) {
        case .nmodPoss, .amod: holders += page.cast.named[child] ?? []
        case .compound,
          .nmodDesc where page.cast.adjectival[child] != nil:
          holders += page.cast.named[child] ?? []
        default: break
        }
      }
      for child in text.children(of: head)
      where text.relation(child) == .nmod && ["in"].contains(text.preposition(of: child)) {
        holders += page.members(at: child, as: .place)
      }
    }
    return holders
  }

  /// "Goma, a town in the eastern province of Kivu", wherever the tree hangs the noun.
  private func described(after comma: Int, _ page: Page) -> [Int] {
    let text = page.text
    guard comma + 3 < text.tokens.count, text.lower[comma] == ",", text.tokens[comma + 1].tag == .det else {
      return []
    }
    var place = comma + 2
    while place < text.tokens.count, place - comma < 6,
      text.tokens[place].tag == .adj || text.lower[place] == "-"
    { place += 1 }
    guard place + 1 < text.tokens.count, text.sentenceOf[place] == text.sentenceOf[comma],
      page.lexicon.places.sorts.contains(text.lower[place]), text.lower[place + 1] == "in",
      let phrase = text.head(place + 1), phrase > place
    else { return [] }
    let named = page.members(at: phrase, as: .place)
    if !named.isEmpty { return named }
    return text.children(of: phrase, .nmod).filter { text.preposition(of: $0) == "of" }
      .flatMap { page.members(at: $0, as: .place) }
  }

  /// "in Surrey, British Columbia," with a preposition before and no more names after: no list of places.
  private func isAddress(_ mention: NameMention, _ next: NameMention, _ page: Page) -> Bool {
    let text = page.text
    let start = mention.tokens.lowerBound
    let end = next.tokens.upperBound
    return start > 0 && page.lexicon.places.prepositions.contains(text.lower[start - 1])
      && (end == text.tokens.count || text.tokens[end].tag == .punct)
      && (end + 1 >= text.tokens.count
        || text.tokens[end + 1].tag != .cconj && page.nameStarting[end + 1] == nil)
  }

  /// Whether the place is a part of a state, and no town.
  private func isDivision(_ place: Int, _ page: Page) -> Bool {
    page.lexicon.gazetteer[page.cast.members[place].id].map {
      $0.kind == .region && $0.sort != Gazetteer.city
    } ?? false
  }

  /// After a comma only what is known to lie there, or is not known at all: "in Kyiv, Ukraine said" says nothing.
  private func isKnown(_ mention: NameMention, in holder: Int, _ page: Page) -> Bool {
    guard case .known(let id) = mention.referent else {
      // A list of villages is no chain of places.
      return page.isKind(holder, .country)
    }
    return page.lexicon.gazetteer.chain(of: id).contains(page.cast.members[holder].id)
  }

  /// A place lies in a country or a region, and not in one that is known to be another's.
  private func lies(_ place: Int, in holder: Int, _ page: Page) -> Bool {
    guard page.isKind(holder, .country) || page.isKind(holder, .region) else { return false }
    let id = page.cast.members[place].id
    guard page.lexicon.gazetteer[id]?.country != nil else {
      // A sea or a continent lies in nothing but what it is known to be a part of.
      return page.lexicon.gazetteer[id] == nil
        || page.lexicon.gazetteer.chain(of: id).contains(page.cast.members[holder].id)
    }
    // What the text says of two places of one country goes before what nobody has written down.
    return page.lexicon.gazetteer.chain(of: id).contains(page.cast.members[holder].id)
      || page.cast.members[holder].country == page.cast.members[place].country
        && !page.lexicon.gazetteer.chain(of: page.cast.members[holder].id).contains(id)
  }
}
