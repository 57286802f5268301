import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Finds the forces and bodies of states, which are named by grammar: a country, and a common noun.
///
/// "North Korean troops", "Russia's 155th Separate Naval Infantry Brigade", "the Russian foreign ministry",
/// "South Korea's Defence Ministry".
struct StateNames: Sendable {
  let lexicon: Lexicon

  /// Adds what is found to `names`; a name that stands inside one of these is kept, marked as nested.
  func adding(to names: [NameMention], in text: Text) -> [NameMention] {
    var found: [NameMention] = []
    var token = 0
    var countryEnding: [Int: (start: Int, code: String)] = [:]
    for name in names {
      guard case .known(let id) = name.referent, let entry = lexicon.gazetteer[id], entry.kind == .country,
        let code = entry.country
      else { continue }
      // "Russian" and "Russia's" lead on to the noun; so does "US" as a bare name.
      let end = name.tokens.upperBound
      let next = text.isPossessive(end - 1) ? end + 1 : end
      countryEnding[next] = (name.tokens.lowerBound, code)
    }
    let organisations = Set(
      names.filter { lexicon.isOrganisation($0) && !$0.isNested }.map(\.tokens.lowerBound))
    while token < text.tokens.count {
      let sentence = text.sentences[text.sentenceOf[token]]
      let country = countryEnding[token]
      if let mention = force(at: token, country: country, sentence, text)
        ?? body(at: token, country: country, sentence, text, before: organisations)
        ?? numbered(at: token, country: country, sentence, text)
      {
        found.append(mention)
        if let country {
          found += coordinated(with: mention, before: country.start, countryEnding, text)
        }
        token = max(token + 1, mention.tokens.upperBound)
      } else {
        token += 1
      }
    }
    return named(prefixed(merge(names, found).map { ship(counted($0, found, text), text) }, text), text)
  }

  /// "the Rada, Peru's upper house of parliament": one body, by its own name and by what it is.
  private func named(_ names: [NameMention], _ text: Text) -> [NameMention] {
    var names = names
    var dropped: Set<Range<Int>> = []
    for body in names {
      guard case .body(let country?, _, let kind) = body.referent, !body.isNested,
        (body.tokens.dropFirst()).allSatisfy({ !text.isCapitalised($0) }),
        let index = names.firstIndex(where: { name in
          guard !name.isNested, name.form == .name, name.tokens != body.tokens, lexicon.isOrganisation(name)
          else { return false }
          if case .body = name.referent { return false }
          return text.relation(name.head) == .appos && text.head(name.head) == body.head
            || text.relation(body.head) == .appos && text.head(body.head) == name.head
        })
      else { continue }
      dropped.insert(body.tokens)
      if case .other(_, let name, nil) = names[index].referent {
        names[index].referent = .other(kind: kind, name: name, country: country)
      }
    }
    guard !dropped.isEmpty else { return names }
    return names.filter { name in
      if case .body = name.referent { return !dropped.contains(name.tokens) }
      return true
    }.map { name in
      var name = name
      if dropped.contains(where: { $0.contains(name.tokens.lowerBound) }) { name.isNested = false }
      return name
    }
  }

  /// "BRP Ana Maria", taken for two names: what stands after such a prefix is a warship's.
  private func prefixed(_ names: [NameMention], _ text: Text) -> [NameMention] {
    var result: [NameMention] = []
    for name in names {
      if let prefix = result.last, !name.isNested, prefix.tokens.count == 1,
        prefix.tokens.upperBound == name.tokens.lowerBound,
        lexicon.bodies.vesselPrefixes.contains(text.lower[prefix.tokens.lowerBound]),
        text.words[prefix.tokens.lowerBound].allSatisfy(\.isUppercase)
      {
        let tokens = prefix.tokens.lowerBound..<name.tokens.upperBound
        result[result.count - 1] = NameMention(
          tokens: tokens, head: text.head(of: tokens),
          referent: .other(
            kind: .unit,
            name: text.line(tokens),
            country: nil))
      } else if !name.isNested, name.form == .name, case let start = name.tokens.lowerBound, start > 0,
        lexicon.bodies.vesselPrefixes.contains(text.lower[start - 1]),
        text.words[start - 1].allSatisfy(\.isUppercase), result.last?.tokens.contains(start - 1) != true
      {
        // "the USS William Roe", taken for a person after a word of capitals.
        let tokens = (start - 1)..<name.tokens.upperBound
        let words = text.line(tokens)
        result.append(
          NameMention(
            tokens: tokens, head: text.head(of: tokens),
            referent: .other(kind: .unit, name: words, country: nil)))
      } else {
        result.append(name)
      }
    }
    return result
  }

  /// "the aircraft carrier Shandong": the noun before it makes a name a vessel's, whatever else is called so.
  private func ship(_ name: NameMention, _ text: Text) -> NameMention {
    let start = name.tokens.lowerBound
    guard !name.isNested, name.form == .name, start > 0,
      lexicon.bodies.vessels.match(
        text.lower, endingAt: start, from: text.sentences[text.sentenceOf[start]].lowerBound) != nil,
      text.head(start - 1) == name.head || text.head(name.head) == start - 1
    else { return name }
    var ship = name
    let words = text.line(name.tokens)
    ship.referent = .other(kind: .unit, name: words, country: nil)
    return ship
  }

  /// "11,000 North Koreans" are forces where the text speaks of North Korean forces.
  private func counted(_ name: NameMention, _ found: [NameMention], _ text: Text) -> NameMention {
    guard name.form == .people, !name.isNested, case .known(let id) = name.referent,
      let code = lexicon.gazetteer[id]?.country, text.tokens[name.head].features.contains(.plural),
      found.contains(where: { $0.referent == .unit(country: code, name: nil) }),
      text.children(of: name.head).contains(where: {
        text.relation($0) == .nummod || text.relation($0) == .det
      })
    else { return name }
    var unit = name
    unit.referent = .unit(country: code, name: nil)
    unit.form = .name
    return unit
  }

  // MARK: Forces

  private func force(
    at token: Int, country: (start: Int, code: String)?, _ sentence: Range<Int>, _ text: Text
  ) -> NameMention? {
    guard let country, country.start >= sentence.lowerBound else { return nil }
    var place = token
    var arms = 0
    while place < sentence.upperBound, place - token < 8 {
      if let branch = lexicon.bodies.branches.match(text.lower, at: place, before: sentence.upperBound) {
        return unit(country, token, place + branch.count, isGeneric: false, text)
      }
      let force = lexicon.bodies.forces.match(text.lower, at: place, before: sentence.upperBound)
      // "military government": a body whose name begins with the word.
      if let force, let body = lexicon.bodies.heads.match(text.lower, at: place, before: sentence.upperBound),
        body.count > force.count
      {
        return nil
      }
      let formation = lexicon.bodies.formations.match(text.lower, at: place, before: sentence.upperBound)
      if let force, !continues(place + force.count, sentence, text) {
        return unit(country, token, place + force.count, isGeneric: arms == 0 || formation == nil, text)
      }
      if let formation, !continues(place + formation.count, sentence, text) {
        return unit(country, token, place + formation.count, isGeneric: false, text)
      }
      guard isArm(place, text) else { return nil }
      arms += 1
      place += 1
    }
    return nil
  }

  /// Whether the name goes on: "army" in "army chief" and "naval infantry" in "naval infantry brigade".
  private func continues(_ token: Int, _ sentence: Range<Int>, _ text: Text) -> Bool {
    guard token < sentence.upperBound else { return false }
    if isArm(token, text), token + 1 < sentence.upperBound {
      var next = token
      while next < sentence.upperBound, isArm(next, text) { next += 1 }
      if next < sentence.upperBound,
        lexicon.bodies.formations.match(text.lower, at: next, before: sentence.upperBound) != nil
          || lexicon.bodies.forces.match(text.lower, at: next, before: sentence.upperBound) != nil
      {
        return true
      }
    }
    if lexicon.bodies.formations.match(text.lower, at: token, before: sentence.upperBound) != nil {
      return true
    }
    if lexicon.bodies.heads.match(text.lower, at: token, before: sentence.upperBound) != nil { return true }
    return lexicon.titles.heads.match(text.lower, at: token, before: sentence.upperBound) != nil
      || ((text.relation(token - 1) == .compound || text.relation(token - 1) == .amod)
        && text.head(token - 1) == token && text.tokens[token].tag == .noun)
  }

  private func isArm(_ token: Int, _ text: Text) -> Bool {
    lexicon.bodies.arms.contains(text.lower[token]) || isOrdinal(token, text) || text.lower[token] == "-"
  }

  private func isOrdinal(_ token: Int, _ text: Text) -> Bool {
    let word = text.lower[token]
    guard let first = word.utf8.first, (0x30...0x39).contains(first) else { return false }
    let digits = word.prefix { $0.isNumber }
    return !digits.isEmpty && ["st", "nd", "rd", "th"].contains(String(word.dropFirst(digits.count)))
  }

  private func unit(
    _ country: (start: Int, code: String), _ token: Int, _ end: Int, isGeneric: Bool, _ text: Text
  ) -> NameMention {
    let range = country.start..<end
    return NameMention(
      tokens: range, head: text.head(of: token..<end),
      referent: .unit(country: country.code, name: isGeneric ? nil : text.line(token..<end)))
  }

  /// A formation with a number, whether its country is said or not: "the 155th Separate Naval Infantry Brigade".
  private func numbered(
    at token: Int, country: (start: Int, code: String)?, _ sentence: Range<Int>, _ text: Text
  ) -> NameMention? {
    guard isOrdinal(token, text) else { return nil }
    var place = token + 1
    while place < sentence.upperBound, place - token < 8 {
      if let formation = lexicon.bodies.formations.match(text.lower, at: place, before: sentence.upperBound),
        !continues(place + formation.count, sentence, text)
      {
        let range = token..<(place + formation.count)
        return NameMention(
          tokens: range, head: text.head(of: range),
          referent: .unit(country: country?.code, name: text.line(range)))
      }
      guard isArm(place, text) || text.isCapitalised(place) else { return nil }
      place += 1
    }
    return nil
  }

  /// "Russian and North Korean troops": the forces of each country that is joined before the noun.
  private func coordinated(
    with mention: NameMention, before start: Int, _ countries: [Int: (start: Int, code: String)], _ text: Text
  ) -> [NameMention] {
    guard case .unit(_, nil) = mention.referent else { return [] }
    var result: [NameMention] = []
    var place = start
    while place > 0, result.count < 4, text.lower[place - 1] == "and" || text.lower[place - 1] == ",",
      let other = countries[place - 1], other.start < place - 1
    {
      result.append(
        NameMention(
          tokens: other.start..<(place - 1), head: mention.head,
          referent: .unit(country: other.code, name: nil)))
      place = other.start
    }
    return result
  }

  // MARK: Bodies

  private func body(
    at token: Int, country: (start: Int, code: String)?, _ sentence: Range<Int>, _ text: Text,
    before names: Set<Int>
  ) -> NameMention? {
    // Without a country a body is a name only where it is written as one: "the Defence Ministry".
    guard country != nil || text.isCapitalised(token) else { return nil }
    var place = token
    while place < sentence.upperBound, place - token < 5 {
      if let head = lexicon.bodies.heads.match(text.lower, at: place, before: sentence.upperBound) {
        let body = lexicon.bodies.bodies[head.value]
        var end = place + head.count
        let isName = (token..<end).allSatisfy { text.isCapitalised($0) || text.tokens[$0].tag == .punct }
        guard country != nil || (isName && end - token > 1 && (token == 0 || !text.isCapitalised(token - 1)))
        else {
          return nil
        }
        if !body.isProper, country == nil { return nil }
        // "the Chilean police chief" and "the National Police Agency": a word of the title, or of another name.
        if body.isIncidental,
          country == nil || end < sentence.upperBound && isName && text.isCapitalised(end)
            || lexicon.titles.heads.match(text.lower, at: end, before: sentence.upperBound) != nil
        {
          return nil
        }
        // "the Chilean news agency Orbe": the noun only says what the name after it is.
        if !isName, end < sentence.upperBound, names.contains(end) {
          return nil
        }
        var owner = country
        if end < sentence.upperBound, text.lower[end] == "of",
          let portfolio = portfolio(after: end + 1, sentence, text)
        {
          end = portfolio
        }
        if owner == nil, end + 1 < sentence.upperBound, text.lower[end] == "of" || text.lower[end] == "in" {
          owner = followingCountry(end + 1, sentence, text)
        }
        let range = (country?.start ?? token)..<end
        return NameMention(
          tokens: range, head: text.head(of: token..<(place + head.count)),
          referent: .body(country: owner?.code, name: bodyName(token..<end, text), kind: body.kind),
          isUnnamed: body.isIncidental && !isName)
      }
      guard isBodyModifier(place, text) else { return nil }
      place += 1
    }
    return nil
  }

  private func isBodyModifier(_ token: Int, _ text: Text) -> Bool {
    lexicon.titles.portfolios.contains(text.lower[token]) || lexicon.bodies.arms.contains(text.lower[token])
      || ["and", "-", "ruling"].contains(text.lower[token])
  }

  /// Where a portfolio after "of" ends: "Ministry of Foreign Affairs".
  private func portfolio(after start: Int, _ sentence: Range<Int>, _ text: Text) -> Int? {
    var end = start
    while end < sentence.upperBound, end - start < 6 {
      if let found = lexicon.titles.portfolios.match(text.lower, at: end, before: sentence.upperBound) {
        end += found.count
      } else if end > start, text.lower[end] == "and", end + 1 < sentence.upperBound,
        lexicon.titles.portfolios.match(text.lower, at: end + 1, before: sentence.upperBound) != nil
      {
        end += 1
      } else {
        break
      }
    }
    return end > start ? end : nil
  }

  private func followingCountry(
    _ start: Int, _ sentence: Range<Int>, _ text: Text
  ) -> (start: Int, code: String)? {
    let place = text.lower[start] == "the" ? start + 1 : start
    guard place < sentence.upperBound,
      let match = lexicon.gazetteer.match(in: text.bytes.span, at: text.tokens[place].range.lowerBound)
    else { return nil }
    for sense in match.senses where sense.form == .name {
      let entry = lexicon.gazetteer.entries[sense.entry]
      if entry.kind == .country, let code = entry.country { return (place, code) }
    }
    return nil
  }

  /// One spelling for "Ministry of Defense" and "defence ministry": the words in lower case, the portfolio first.
  private func bodyName(_ range: Range<Int>, _ text: Text) -> String {
    var words = range.map { text.lower[$0] }
    if let of = words.firstIndex(of: "of"), of > 0 {
      words = Array(words[(of + 1)...]) + Array(words[..<of])
    }
    return words.filter { $0 != "-" && $0 != "affairs" }.map { $0 == "defense" ? "defence" : $0 }.joined(
      separator: " ")
  }

  // MARK: Merging

  /// Names inside the longer ones stay, marked as nested; those that a longer one replaces go.
  private func merge(_ names: [NameMention], _ found: [NameMention]) -> [NameMention] {
    var result = found
    var cover: [Int: Int] = [:]
    for (index, mention) in found.enumerated() {
      for token in mention.tokens where cover[token] == nil { cover[token] = index }
    }
    for name in names {
      guard let over = name.tokens.lazy.compactMap({ cover[$0] }).first else {
        result.append(name)
        continue
      }
      let longer = found[over]
      var isCountry = false
      if case .known(let id) = name.referent { isCountry = lexicon.gazetteer[id]?.kind == .country }
      if isCountry {
        var nested = name
        nested.isNested = true
        result.append(nested)
      } else if case .known = name.referent, longer.tokens.lowerBound == name.tokens.lowerBound,
        name.tokens.count >= longer.tokens.count
      {
        // A body that the gazetteer knows by name.
        result.removeAll { $0.tokens == longer.tokens && $0.referent == longer.referent }
        result.append(name)
      }
    }
    return result.sorted {
      ($0.tokens.lowerBound, -$0.tokens.count, $0.head) < ($1.tokens.lowerBound, -$1.tokens.count, $1.head)
    }
  }
}
