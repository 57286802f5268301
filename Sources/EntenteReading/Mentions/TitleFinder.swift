import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// A title: its words, what it is an office in, and of whom or what.
struct TitleMention: Sendable {
  /// From the first qualifier or portfolio to the last word of the head.
  var tokens: Range<Int>
  /// The last word of the head.
  var head: Int
  /// An index into the lexicon's offices.
  var office: Int
  /// As written, without the country or organisation that stands before.
  var title: String
  var isPast: Bool
  var isLesser: Bool
  /// Whether it is an office among some of the country's people only: "opposition leader".
  var isPartial: Bool
  var hasPortfolio: Bool
  /// The name that says what the office is of; an index into the names of the text.
  var of: Int?
  /// The person in whose service the office is: "the president's envoy"; an index into the names.
  var ofPerson: Int?
  /// Where the whole phrase begins: at the country, the article or the title.
  var start: Int
  /// Where it ends, with "of the Central Bank".
  var end: Int
}

/// Finds titles: heads from the lexicon with the portfolios, qualifiers and countries around them.
struct TitleFinder: Sendable {
  let lexicon: Lexicon

  /// - Parameter names: the names of the text, in order of place.
  func titles(in text: Text, names: [NameMention]) -> [TitleMention] {
    var nameEnding: [Int: Int] = [:]
    var nameStarting: [Int: Int] = [:]
    var covered: [Int: Int] = [:]
    for (index, name) in names.enumerated() {
      if !name.isNested || nameEnding[name.tokens.upperBound] == nil {
        nameEnding[name.tokens.upperBound] = index
      }
      if !name.isNested, nameStarting[name.tokens.lowerBound] == nil {
        nameStarting[name.tokens.lowerBound] = index
      }
      if case .person = name.referent { for token in name.tokens { covered[token] = index } }
    }
    // "presidents X and Y" bear the title in the singular each.
    let singular = text.lower.indices.map { token in
      text.tokens[token].tag == .noun && text.tokens[token].features.contains(.plural)
        && (nameStarting[token + 1].map { lexicon.isPerson(names[$0]) } == true || isOneOf(token, text))
        ? text.lemmas[token] : text.lower[token]
    }
    var titles: [TitleMention] = []
    for sentence in text.sentences {
      var token = sentence.lowerBound
      while token < sentence.upperBound {
        guard let head = lexicon.titles.heads.match(singular, at: token, before: sentence.upperBound),
          // "Liberal Party leader": the title begins after the name, not within it.
          head.count == 1 || nameEnding[token + 1].map({ names[$0].tokens.lowerBound < token }) != true,
          // "the chief spokesman": a word that can qualify a title does so before one.
          head.count > 1 || !isQualifier(token, before: sentence.upperBound, singular)
        else {
          token += 1
          continue
        }
        if let title = title(
          at: token, head, sentence, text, names, nameEnding: nameEnding, nameStarting: nameStarting)
        {
          titles.append(title)
        }
        token += head.count
      }
    }
    return titles + distributed(in: text, names)
  }

  private func isQualifier(_ token: Int, before end: Int, _ words: [String]) -> Bool {
    token + 1 < end && lexicon.titles.qualifiers.contains(words[token])
      && lexicon.titles.heads.match(words, at: token + 1, before: end) != nil
  }

  /// "one of the ministry's spokesmen"
  private func isOneOf(_ token: Int, _ text: Text) -> Bool {
    text.preposition(of: token) == "of" && text.head(token).map { text.lower[$0] == "one" } == true
  }

  /// The words of each title, plural ones included, without what it is of.
  func phrases(in text: Text, names: [NameMention]) -> [Range<Int>] {
    var phrases = titles(in: text, names: names).map(\.tokens)
    for token in text.tokens.indices
    where text.tokens[token].features.contains(.plural) && text.tokens[token].tag == .noun
      && lexicon.titles.heads.contains(text.lemmas[token])
    {
      phrases.append(token..<(token + 1))
    }
    return phrases
  }

  /// "the Armenian and Azerbaijani foreign ministers, X and Y": to each country its own, in order.
  private func distributed(in text: Text, _ names: [NameMention]) -> [TitleMention] {
    var nameAt: [Int: Int] = [:]
    for (index, name) in names.enumerated() where nameAt[name.head] == nil { nameAt[name.head] = index }
    func joined(_ token: Int) -> [Int] { [token] + text.children(of: token, .conj).flatMap(joined) }
    var found: [TitleMention] = []
    for token in text.tokens.indices
    where text.tokens[token].tag == .noun && text.tokens[token].features.contains(.plural) {
      let children = text.children(of: token)
      let people = children.filter {
        $0 > token && (text.relation($0) == .appos || text.relation($0) == .flat)
      }
      .flatMap(joined).compactMap { nameAt[$0] }.filter { lexicon.isPerson(names[$0]) }
      guard people.count > 1 else { continue }
      let owners = children.filter { child in
        switch text.relation(child) {
        case .amod, .compound, .nmodPoss: true
        case .nmod: text.preposition(of: child) == "of"
        default: false
        }
      }.flatMap(joined).compactMap { nameAt[$0] }.filter { isBody(names[$0]) }
      guard owners.count == people.count else { continue }
      // The singular of the noun, with the portfolio before it.
      let first = max(text.sentences[text.sentenceOf[token]].lowerBound, token - 5)
      let words = text.lower[first..<token] + [text.lemmas[token]]
      guard let head = lexicon.titles.heads.match(Array(words), endingAt: words.count, from: 0) else {
        continue
      }
      let start = token + 1 - head.count
      for (owner, person) in zip(owners, people) {
        found.append(
          TitleMention(
            tokens: start..<(token + 1), head: token, office: head.value,
            title: words.suffix(head.count).joined(separator: " "), isPast: false, isLesser: false,
            isPartial: false,
            hasPortfolio: head.count > 1, of: owner, ofPerson: nil, start: start,
            end: names[person].tokens.lowerBound))
      }
    }
    return found
  }

  private func title(
    at token: Int, _ head: (count: Int, value: Int), _ sentence: Range<Int>, _ text: Text,
    _ names: [NameMention], nameEnding: [Int: Int], nameStarting: [Int: Int]
  ) -> TitleMention? {
    let last = token + head.count - 1
    // A verb or a thing may be spelt as a title's head: "heads the list", "chief concern".
    guard text.tokens[last].tag == .noun || text.tokens[last].tag == .propn || text.tokens[last].tag == .adj
    else {
      return nil
    }
    var start = token
    var hasPortfolio = head.count > 1
    var isPast = false
    var isLesser = false
    var isPartial = false
    while start > sentence.lowerBound {
      if let portfolio = lexicon.titles.portfolios.match(
        text.lower, endingAt: start, from: sentence.lowerBound),
        nameEnding[start] == nil || text.tokens[start - 1].tag != .propn || portfolio.count > 1,
        // "Republican senator": the name of a party is no portfolio.
        nameEnding[start].map({ lexicon.isOrganisation(names[$0]) }) != true
      {
        start -= portfolio.count
        hasPortfolio = true
        // "opposition leader", "party president": none of the state's.
        isPartial = isPartial || lexicon.titles.partial.contains(text.lower[start])
      } else if let qualifier = lexicon.titles.qualifiers.match(
        text.lower, endingAt: start, from: sentence.lowerBound)
      {
        let words = text.lower[(start - qualifier.count)..<start]
        isPast = isPast || words.contains { lexicon.titles.past.contains($0) }
        isLesser = isLesser || words.contains { lexicon.titles.lesser.contains($0) }
        start -= qualifier.count
      } else if start > token - 3, start < text.tokens.count,
        let before = portfolioNoun(
          before: start, sentence, text, nameEnding)
      {
        start = before
        hasPortfolio = true
      } else if text.lower[start - 1] == "-"
        || (text.lower[start - 1] == "and" && hasPortfolio && start - 2 >= sentence.lowerBound
          && lexicon.titles.portfolios.contains(text.lower[start - 2]))
      {
        start -= 1
      } else {
        break
      }
    }
    if start < token, text.lower[start] == "-" || text.lower[start] == "and" { start += 1 }
    var title = TitleMention(
      tokens: start..<(last + 1), head: last, office: head.value, title: text.string(start..<(last + 1)),
      isPast: isPast, isLesser: isLesser,
      isPartial: isPartial && !lexicon.titles.offices[head.value].needsPortfolio, hasPortfolio: hasPortfolio,
      of: nil, start: start, end: last + 1)
    // The country or organisation before: "Ukrainian", "Ukraine's", "Kremlin".
    let owner = owner(before: start, sentence, text, nameEnding)
    if let index = nameEnding[owner], names[index].tokens.lowerBound >= sentence.lowerBound,
      isBody(names[index])
    {
      title.of = index
      title.start = names[index].tokens.lowerBound
      // "the ICRC Ukraine spokesman" speaks for the organisation; the country is where.
      let before = title.start - 1
      let isPossessor = before > sentence.lowerBound && text.isPossessive(before - 1)
      if let organisation = nameEnding[isPossessor ? before : title.start],
        names[organisation].tokens.lowerBound >= sentence.lowerBound,
        lexicon.isOrganisation(names[organisation]), !lexicon.isOrganisation(names[index])
      {
        title.of = organisation
        title.start = names[organisation].tokens.lowerBound
      }
    }
    // "Bavaria's CSU premier": the party before an office that no party has; the office is of the place.
    if let index = title.of, title.start < start,
      lexicon.titles.offices[head.value].relations[.organisation] == nil,
      lexicon.isOrganisation(names[index]), text.isPossessive(title.start - 2),
      let place = nameEnding[title.start - 1], isBody(names[place]), !lexicon.isOrganisation(names[place])
    {
      title.of = place
      title.start = names[place].tokens.lowerBound
    }
    if let index = nameEnding[owner], owner < start, names[index].tokens.lowerBound >= sentence.lowerBound,
      !isBody(names[index])
    {
      title.ofPerson = index
      title.start = names[index].tokens.lowerBound
    }
    // "China, whose foreign minister, Wang Yi": the office is of whatever the clause is about.
    if title.of == nil, title.start - 1 > sentence.lowerBound,
      lexicon.speech.possessiveRelatives.contains(text.lower[title.start - 1])
    {
      var end = text.lower[title.start - 2] == "," ? title.start - 2 : title.start - 1
      // "the Party (PKK), whose leader"
      if end - 3 > sentence.lowerBound, text.lower[end - 1] == ")", text.lower[end - 3] == "(" { end -= 3 }
      if let index = nameEnding[end], isBody(names[index]) {
        title.of = index
      } else if let index = nameEnding[end] {
        title.ofPerson = index
      }
    }
    // "a former Pentagon official": what qualifies the title may stand before the body, too.
    while title.start < start, title.start > sentence.lowerBound,
      let qualifier = lexicon.titles.qualifiers.match(
        text.lower, endingAt: title.start, from: sentence.lowerBound)
    {
      let words = text.lower[(title.start - qualifier.count)..<title.start]
      title.isPast = title.isPast || words.contains { lexicon.titles.past.contains($0) }
      title.start -= qualifier.count
    }
    if title.start - 1 >= sentence.lowerBound,
      ["the", "a", "an", "its", "his", "their", "her"].contains(text.lower[title.start - 1])
    {
      title.start -= 1
    }
    // "one of the ministry's spokesmen": the phrase begins at "one".
    if isOneOf(last, text), let one = text.head(last), one >= sentence.lowerBound, one < title.start {
      title.start = one
      title.title = (text.lower[start..<last] + [text.lemmas[last]]).joined(separator: " ")
    }
    // The country or organisation after: "of Ukraine", "for the US State Department".
    var end = last + 1
    if end < sentence.upperBound, ["of", "for", "at", "in", "to", "with", "from"].contains(text.lower[end]) {
      var place = end + 1
      if text.lower[end] == "of", let portfolio = portfolioEnd(place, sentence, text) {
        title.hasPortfolio = true
        title.title = text.string(title.tokens.lowerBound..<portfolio)
        end = portfolio
        title.end = end
        place = end < sentence.upperBound && ["of", "for", "in"].contains(text.lower[end]) ? end + 1 : end
      }
      while place < sentence.upperBound, ["the", "a", "an", "its", "both"].contains(text.lower[place]) {
        place += 1
      }
      // "an adviser to Supreme Leader X"
      while place < sentence.upperBound, text.isCapitalised(place), nameStarting[place] == nil,
        let rank = lexicon.titles.heads.match(text.lower, at: place, before: sentence.upperBound)?.count
          ?? lexicon.titles.address.match(text.lower, at: place, before: sentence.upperBound)?.count
      {
        place += rank
      }
      if title.of == nil, title.ofPerson == nil, place > end, place < sentence.upperBound,
        let master = nameStarting[place], !isBody(names[master]), text.lower[last + 1] != "with"
      {
        title.ofPerson = master
        title.end = names[master].tokens.upperBound
      }
      // "a commander of Iran's Revolutionary Guards": the office is in what the country has.
      if place < sentence.upperBound, let owner = nameStarting[place],
        text.isPossessive(names[owner].tokens.upperBound - 1),
        case let owned = names[owner].tokens.upperBound + 1, let index = nameStarting[owned],
        lexicon.isOrganisation(names[index]) || lies(names[index], in: names[owner])
      {
        place = owned
      }
      // "at the government's Department of Energy"
      if place + 2 < sentence.upperBound, text.tokens[place].tag == .noun, nameStarting[place] == nil,
        text.isPossessive(place), let index = nameStarting[place + 2], lexicon.isOrganisation(names[index])
      {
        place += 2
      }
      // "for the state of Oruro"
      if place + 2 < sentence.upperBound, text.lower[place + 1] == "of",
        lexicon.places.sorts.contains(text.lower[place]), nameStarting[place] == nil
      {
        place += 2
      }
      if place < sentence.upperBound, place > end, let named = nameStarting[place], isBody(names[named]),
        case let (index, isPart) = whole(named, names, nameStarting, text), let index,
        // One works "with" an organisation; "with" a country one deals.
        text.lower[last + 1] != "with" || lexicon.isOrganisation(names[index])
      {
        // "for" and "in" and "to" go with some titles only where nothing stands before.
        if title.of == nil, text.lower[last + 1] != "of", isPossessed(start, sentence, text) {
          // "the kingdom's ambassador to Peru": of whoever the possessor is.
          title.end = names[index].tokens.upperBound
        } else if title.of == nil || text.lower[last + 1] == "of" {
          title.of = index
          title.end = names[index].tokens.upperBound
          title.isLesser = title.isLesser || isPart
        } else if title.of != nil {
          // "Peru's ambassador to Chile, X": where somebody is sent is part of the title's phrase.
          title.end = names[index].tokens.upperBound
        }
      }
    }
    // "President X of Peru"; of "presidents X of Peru and Y of Chile" each is another's.
    if title.of == nil, title.ofPerson == nil, !text.tokens[last].features.contains(.plural),
      last + 1 < sentence.upperBound,
      let bearer = nameStarting[last + 1], lexicon.isPerson(names[bearer]),
      case let end = names[bearer].tokens.upperBound, end + 1 < sentence.upperBound, text.lower[end] == "of",
      let index = nameStarting[end + 1], isBody(names[index]), names[index].form == .name
    {
      title.of = index
    }
    // "the Chilean and Peruvian presidents X and Y": whose is whose stays open.
    if text.tokens[last].features.contains(.plural), title.start > sentence.lowerBound,
      text.tokens[title.start - 1].tag == .cconj
    {
      title.of = nil
    }
    let ofPlace = title.of.map { !lexicon.isOrganisation(names[$0]) } ?? true
    if ofPlace, let organisation = organisation(near: title, names, nameStarting, sentence, text) {
      title.of = organisation
      // "the general secretary of the liberal Free Party, X"
      title.end = max(title.end, names[organisation].tokens.upperBound)
    }
    if title.end > last + 1 { title.end = phraseEnd(title.end, sentence, text) }
    return title
  }

  /// What an office "of" a name is of: in "the head of Oruro's Museum of Peace" the museum; in "the head of the bank's
  /// trading room" the bank, but less than all of it; in "the head of the Turkish Association" nothing known.
  private func whole(
    _ index: Int, _ names: [NameMention], _ nameStarting: [Int: Int], _ text: Text
  ) -> (index: Int?, isPart: Bool) {
    let name = names[index]
    let end = name.tokens.upperBound
    if text.isPossessive(end - 1) {
      if let owned = nameStarting[end + 1], lexicon.isOrganisation(names[owned]) { return (owned, false) }
      // "of Peru's weather service" is of the state; "of Peru's Orbe League" may be of anything.
      // "of Peru's opposition coalition" is of none of the state's.
      let isPartial = (end + 1..<min(end + 5, text.tokens.count)).prefix {
        text.tokens[$0].tag == .noun || text.tokens[$0].tag == .adj || text.lower[$0] == "of"
      }.contains { lexicon.titles.partial.contains(text.lower[$0]) }
      let isNamed = isPartial || end + 1 < text.tokens.count && text.isCapitalised(end + 1)
      return (isNamed && !lexicon.isOrganisation(name) ? nil : index, true)
    }
    guard !lexicon.isOrganisation(name), end < text.tokens.count else { return (index, false) }
    // Where "of Chile X" would go on with a person, or "of the Chilean Central Bank" with what is known.
    if text.isCapitalised(end), text.tokens[end].tag == .propn || name.form == .adjective,
      nameStarting[end] == nil, !lexicon.titles.heads.contains(text.lower[end])
    {
      return (nil, false)
    }
    return (index, false)
  }

  /// Where a phrase ends whose name ends at `end`: after "party" in "the Greens party", after an acronym in brackets.
  private func phraseEnd(_ end: Int, _ sentence: Range<Int>, _ text: Text) -> Int {
    var end = end
    while end < sentence.upperBound, text.tokens[end].tag == .noun,
      lexicon.bodies.kindWords[text.lower[end]] != nil
    { end += 1 }
    if end + 2 < sentence.upperBound, text.lower[end] == "(", text.lower[end + 2] == ")" { end += 3 }
    return end
  }

  /// Where the name ends that the title's phrase opens with: at the title, before a possessive, before an acronym in
  /// brackets ("the African Union (AU) chairman"), or before adjectives ("Peru's business-friendly president").
  private func owner(
    before start: Int, _ sentence: Range<Int>, _ text: Text, _ nameEnding: [Int: Int]
  ) -> Int {
    let first = sentence.lowerBound
    if start - 1 >= first, text.lower[start - 1] == "'s" || text.lower[start - 1] == "'" { return start - 1 }
    if nameEnding[start] != nil { return start }
    if start - 3 > first, text.lower[start - 1] == ")", text.lower[start - 3] == "(",
      nameEnding[start - 3] != nil
    {
      return start - 3
    }
    var place = start
    while place - 1 > first, start - place < 4,
      text.tokens[place - 1].tag == .adj || text.lower[place - 1] == "-"
        || text.lower[place] == "-"
    {
      place -= 1
      if text.lower[place - 1] == "'s" || text.lower[place - 1] == "'", nameEnding[place - 1] != nil {
        return place - 1
      }
    }
    return start
  }

  /// A common noun between a body and the head of a title is its portfolio: "UN aid chief", "EU trade chief".
  private func portfolioNoun(
    before start: Int, _ sentence: Range<Int>, _ text: Text, _ nameEnding: [Int: Int]
  ) -> Int? {
    let noun = start - 1
    guard noun > sentence.lowerBound + 1,
      text.tokens[noun].tag == .noun && text.relation(noun) == .compound
        || text.tokens[noun].tag == .adj && text.relation(noun) == .amod, text.lower[noun] == text.words[noun]
    else { return nil }
    return nameEnding[noun] != nil || (text.isPossessive(noun - 2) && nameEnding[noun - 1] != nil)
      ? noun : nil
  }

  /// The organisation at, with or from which somebody works, whatever stands between: "a scholar of Islam at the
  /// University of Oruro", "a Middle East expert with the Institute of Peace".
  private func organisation(
    near title: TitleMention, _ names: [NameMention], _ nameStarting: [Int: Int], _ sentence: Range<Int>,
    _ text: Text
  ) -> Int? {
    var place = title.tokens.upperBound
    var steps = 0
    while place + 1 < sentence.upperBound, steps < 8 {
      switch text.tokens[place].tag {
      case .punct, .verb, .aux, .cconj: return nil
      default: break
      }
      // What follows the bearer's own name is where they are, not whom they serve.
      if let index = nameStarting[place], case .person = names[index].referent { return nil }
      if let index = nameStarting[place], !isBody(names[index]) { return nil }
      if ["at", "with", "from", "for"].contains(text.lower[place]) || steps == 0 && text.lower[place] == "of"
      {
        var start = ["the", "a", "an", "its"].contains(text.lower[place + 1]) ? place + 2 : place + 1
        // "from the liberal Free Democratic Party"
        while start + 1 < sentence.upperBound, nameStarting[start] == nil,
          text.tokens[start].tag == .adj || text.lower[start] == "-" || text.tokens[start].tag == .noun
            || text.lower[start - 1] == "-",
          start - place < 6
        { start += 1 }
        if let index = nameStarting[start], lexicon.isOrganisation(names[index]) { return index }
      }
      place += 1
      steps += 1
    }
    return nil
  }

  private func isBody(_ name: NameMention) -> Bool {
    if case .person = name.referent { return false }
    if case .known(let id) = name.referent,
      lexicon.gazetteer[id].map({ $0.kind == .official || $0.kind == .person }) == true
    {
      return false
    }
    return true
  }

  private func isPossessed(_ start: Int, _ sentence: Range<Int>, _ text: Text) -> Bool {
    start > sentence.lowerBound
      && (text.lower[start - 1] == "'s" || text.lower[start - 1] == "'"
        || text.relation(start - 1) == .nmodPoss && text.tokens[start - 1].tag == .pron)
  }

  /// Whether the name is a region's, and of that country: "Peru's Puno region" is not the one elsewhere.
  private func lies(_ name: NameMention, in owner: NameMention) -> Bool {
    guard case .known(let place) = name.referent, case .known(let country) = owner.referent,
      let entry = lexicon.gazetteer[place], entry.kind == .region
    else { return false }
    return entry.country != nil && entry.country == lexicon.gazetteer[country]?.country
  }

  private func portfolioEnd(_ start: Int, _ sentence: Range<Int>, _ text: Text) -> Int? {
    var end = start
    while end < sentence.upperBound,
      let found = lexicon.titles.portfolios.match(text.lower, at: end, before: sentence.upperBound)
    {
      end += found.count
      if end + 1 < sentence.upperBound, text.lower[end] == "and",
        lexicon.titles.portfolios.match(text.lower, at: end + 1, before: sentence.upperBound) != nil
      {
        end += 1
      }
    }
    return end > start ? end : nil
  }
}
