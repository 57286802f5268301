import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Finds the names of a text: known ones by the gazetteer, others by the language model.
struct NameFinder: Sendable {
  let lexicon: Lexicon

  /// A run of words that may be a name, and what speaks for it.
  private struct Candidate {
    var tokens: Range<Int>
    var senses: [Gazetteer.Sense] = []
    var model: NameKind?
  }

  /// The names in order of place, none overlapping another.
  func names(in text: Text) -> [NameMention] {
    let known = gazetteerCandidates(in: text)
    let model = modelCandidates(in: text)
    var mentions: [NameMention] = []
    for candidate in settle(known, model, in: text) {
      if let mention = mention(from: candidate, in: text) { mentions.append(mention) }
    }
    return agreeing(withPlainCapitals(withoutLooseAdjectives(mentions), in: text), in: text)
  }

  /// A capital of whose country the text says nothing else is a place, unless it plainly acts: in a list of towns
  /// "Nairobi" is no government.
  private func withPlainCapitals(_ mentions: [NameMention], in text: Text) -> [NameMention] {
    var named: Set<Entity.ID> = []
    for mention in mentions where mention.form != .capital {
      if case .known(let id) = mention.referent { named.insert(id) }
    }
    return mentions.map { mention in
      guard mention.form == .capital, case .known(let id) = mention.referent, !named.contains(id),
        !acts(mention.head, in: text),
        let code = lexicon.gazetteer[id]?.country,
        case let places = lexicon.gazetteer.senses(of: text.string(mention.tokens)).map({
          lexicon.gazetteer.entries[$0.entry]
        }).filter({ $0.kind == .region && $0.country == code }),
        let city = places.first(where: { $0.sort == Gazetteer.city }) ?? places.first
      else { return mention }
      var place = mention
      place.referent = .known(city.id)
      place.form = .name
      return place
    }
  }

  /// Whether the name is a verb's subject, or has what a state has: "Lima denied it", "Lima's foreign minister".
  private func acts(_ head: Int, in text: Text) -> Bool {
    guard let above = text.head(head) else { return false }
    switch text.relation(head) {
    case .nsubj, .nsubjPass: return text.tokens[above].tag == .verb
    case .obl, .oblAgent, .nmod:
      let preposition = text.preposition(of: head)
      switch preposition {
      case "by" where text.relation(head) == .oblAgent:
        // "backed by Lima", "proposed by Lima"; "seen by Lima" may be anybody there.
        return isDealtWith(text.lemmas[above], preposition)
          || lexicon.speech.planned.contains(text.lemmas[above])
      case "by": return true
      case "with", "against", "to": return isDealtWith(text.lemmas[above], preposition)
      default: return lexicon.speech.according.contains(preposition)
      }
    case .obj where text.tokens[above].tag == .verb: return isDealtWith(text.lemmas[above], nil)
    case .conj: return acts(above, in: text)
    case .nmodPoss, .compound, .nmodDesc:
      return lexicon.bodies.country.contains(text.lower[above])
        || lexicon.bodies.forces.contains(text.lower[above])
        || lexicon.titles.heads.contains(text.lower[above])
        || lexicon.bodies.heads.contains(text.lower[above])
    default: return false
    }
  }

  /// Whether the word, first of all, says what states do to one another: "talks with", "blamed".
  private func isDealtWith(_ predicate: String, _ preposition: String?) -> Bool {
    let frames = lexicon.frames
    let entries = (frames.verbs[predicate] ?? []) + (frames.nouns[predicate] ?? [])
    return entries.contains { entry in
      let frame = frames.frames[entry.frame]
      guard frame.kinds.first.map(lexicon.constructions.dealings.contains) == true else { return false }
      // "stood with Lima", "sent it to Lima", "blamed Lima".
      guard let preposition else { return entry.with == nil && frame.object == nil && frame.fate == nil }
      return entry.with == preposition
        || preposition == "by" && frame.head.contains(.preposition("by"))
        || entry.with == nil && frame.tail.contains(.preposition(preposition))
          && (preposition != "to" || frames.verbs[predicate] == nil || !isMotion(predicate))
    }
  }

  /// "sent to Lima": whoever goes somewhere goes to a place.
  private func isMotion(_ predicate: String) -> Bool { lexicon.places.motion.contains(predicate) }

  /// The adjective of a region ("English", "Siberian") names it only where the text names the region itself too.
  private func withoutLooseAdjectives(_ mentions: [NameMention]) -> [NameMention] {
    var named: Set<Entity.ID> = []
    for mention in mentions where mention.form == .name {
      if case .known(let id) = mention.referent { named.insert(id) }
    }
    return mentions.filter { mention in
      guard mention.form == .adjective || mention.form == .people, case .known(let id) = mention.referent,
        lexicon.gazetteer[id]?.kind == .region
      else { return true }
      return named.contains(id)
    }
  }

  /// A bare "Kursk" is the region where the document elsewhere says "Kursk region".
  private func agreeing(_ mentions: [NameMention], in text: Text) -> [NameMention] {
    var divisions: [String: NameMention.Referent] = [:]
    for mention in mentions {
      guard case .known(let id) = mention.referent, let entry = lexicon.gazetteer[id], entry.kind == .region,
        entry.sort != Gazetteer.city, text.string(mention.tokens).contains(" ")
      else { continue }
      divisions[text.words[mention.tokens.lowerBound]] = mention.referent
    }
    var surnames: Set<String> = []
    for mention in mentions where mention.tokens.count > 1 {
      switch mention.referent {
      case .person(let name): surnames.formUnion(lexicon.titles.surnames.candidates(in: name))
      case .known(let id):
        if let entry = lexicon.gazetteer[id], entry.kind == .official || entry.kind == .person {
          surnames.formUnion(lexicon.titles.surnames.candidates(in: text.string(mention.tokens)))
        }
      default: break
      }
    }
    let groups = shortNames(of: mentions, in: text)
    return mentions.map { mention in
      if case .person(let name) = mention.referent, !surnames.contains(name),
        let group = groups[name] ?? group(called: mention, in: text)
      {
        var known = mention
        known.referent = group
        return known
      }
      // "the town of Juli" is no person.
      if case .person(let name) = mention.referent, !surnames.contains(name), isCalledPlace(mention, in: text)
      {
        var place = mention
        place.referent = .other(kind: .region, name: name, country: nil)
        return place
      }
      if case .other = mention.referent, mention.tokens.count > 1,
        let known = groups[text.string(mention.tokens.dropLast())], case .known = known
      {
        var whole = mention
        whole.referent = known
        return whole
      }
      // A surname is the person's, though a place or firm has the name too.
      if mention.tokens.count == 1, surnames.contains(text.words[mention.tokens.lowerBound]),
        isPlaceOrFirm(mention)
      {
        var person = mention
        person.referent = .person(name: text.words[mention.tokens.lowerBound])
        return person
      }
      if mention.tokens.count == 1, case .person(let name) = mention.referent, !surnames.contains(name),
        let group = lexicon.gazetteer.senses(of: name).lazy.map({ lexicon.gazetteer.entries[$0.entry] })
          .first(where: { lexicon.ontology.isKind($0.kind, a: .organisation) }),
        lexicon.gazetteer.people(ofSurname: name).isEmpty
      {
        var known = mention
        known.referent = .known(group.id)
        return known
      }
      guard mention.tokens.count == 1, case .known(let id) = mention.referent,
        let entry = lexicon.gazetteer[id], entry.kind == .region,
        let division = divisions[text.words[mention.tokens.lowerBound]], case .known(let other) = division,
        lexicon.gazetteer[other]?.country == entry.country
      else { return mention }
      var agreed = mention
      agreed.referent = division
      return agreed
    }
  }

  /// "Wagner" for "the Wagner group": a name without the noun that says what sort of organisation it is.
  private func shortNames(of mentions: [NameMention], in text: Text) -> [String: NameMention.Referent] {
    var groups: [String: NameMention.Referent] = [:]
    for mention in mentions where !mention.isNested && mention.tokens.count > 1 {
      let last = mention.tokens.upperBound - 1
      guard lexicon.speech.organisationReferences[text.lower[last]] != nil else { continue }
      let short = text.string(mention.tokens.lowerBound..<last)
      switch mention.referent {
      case .known(let id):
        guard let entry = lexicon.gazetteer[id], lexicon.ontology.isKind(entry.kind, a: .organisation) else {
          continue
        }
        groups[short] = mention.referent
      case .other(let kind, _, _) where lexicon.ontology.isKind(kind, a: .organisation):
        groups[short] = organisation(called: short).map { .known($0) } ?? mention.referent
      default: continue
      }
    }
    return groups
  }

  /// "the Russian mercenary group Wagner": the noun before the name says that it is no person's.
  private func group(called mention: NameMention, in text: Text) -> NameMention.Referent? {
    var noun = mention.tokens.lowerBound - 1
    // "the largest party, the Free List": beside the noun, where nothing else is of it.
    if noun > 0, text.relation(mention.head) == .appos, let above = text.head(mention.head),
      above < noun, text.lower[noun] == "," || text.lower[noun - 1] == ",", text.relation(above) != .nmod
    {
      noun = above
    }
    guard noun >= 0, text.tokens[noun].tag == .noun, !text.isCapitalised(noun),
      let kind = lexicon.speech.organisationKind(calledBy: text.lower[noun]),
      // A contractor is a person, too.
      !lexicon.titles.heads.contains(text.lower[noun]),
      text.head(mention.head) == noun || text.head(noun) == mention.head
    else { return nil }
    let name = text.line(mention.tokens)
    if let id = organisation(called: name) { return .known(id) }
    return .other(kind: kind, name: name, country: nil)
  }

  private func isCalledPlace(_ mention: NameMention, in text: Text) -> Bool {
    let start = mention.tokens.lowerBound
    // "Juli, a village near the border"
    let isApposed = text.children(of: mention.head, .appos).contains {
      $0 > mention.head && text.tokens[$0].tag == .noun && lexicon.places.sorts.contains(text.lower[$0])
        && text.children(of: $0, .det).contains { text.lower[$0] == "a" || text.lower[$0] == "an" }
    }
    return isApposed
      || start > 1 && text.lower[start - 1] == "of" && lexicon.places.sorts.contains(text.lower[start - 2])
        && text.tokens[start - 2].tag == .noun
  }

  /// The organisation that the lexicon knows by that name, be it a word for something else too.
  private func organisation(called name: String) -> Entity.ID? {
    lexicon.gazetteer.senses(of: name).lazy.map { lexicon.gazetteer.entries[$0.entry] }
      .first { lexicon.ontology.isKind($0.kind, a: .organisation) }?.id
  }

  private func isPlaceOrFirm(_ mention: NameMention) -> Bool {
    switch mention.referent {
    case .other: true
    case .known(let id): lexicon.gazetteer[id].map { $0.kind == .region } ?? false
    default: false
    }
  }

  // MARK: Candidates

  private func gazetteerCandidates(in text: Text) -> [Candidate] {
    var candidates: [Candidate] = []
    var token = 0
    while token < text.tokens.count {
      let start = text.tokens[token].range.lowerBound
      let isHeading = isInCapitals(text.sentences[text.sentenceOf[token]], in: text)
      guard text.tokens[token].tag != .punct || text.isCapitalised(token),
        let match = lexicon.gazetteer.match(in: text.bytes.span, at: start, ignoringCase: isHeading)
      else {
        token += 1
        continue
      }
      var end = token + 1
      while end < text.tokens.count, text.tokens[end].range.lowerBound < match.end { end += 1 }
      guard text.tokens[end - 1].range.upperBound <= match.end || end - token == 1 else {
        token += 1
        continue
      }
      candidates.append(Candidate(tokens: token..<end, senses: match.senses))
      token = end
    }
    return candidates
  }

  /// "UN Secretary-General Antonio Guterres", taken for one organisation: what is before the title, and the person.
  private func parted(_ name: NameSpan, in text: Text) -> [NameSpan] {
    guard name.kind == .organisation, name.tokens.count > 3 else { return [name] }
    for token in name.tokens.dropFirst().dropLast() {
      guard let title = lexicon.titles.heads.match(text.lower, at: token, before: name.tokens.upperBound - 1),
        text.lower[token - 1] != "of",
        case let person = (token + title.count)..<name.tokens.upperBound,
        person.allSatisfy({ text.isCapitalised($0) && text.tokens[$0].tag == .propn })
      else { continue }
      return [
        NameSpan(tokens: name.tokens.lowerBound..<token, kind: .organisation),
        NameSpan(tokens: person, kind: .person),
      ]
    }
    return [name]
  }

  private func modelCandidates(in text: Text) -> [Candidate] {
    text.names.flatMap { parted($0, in: text) }.compactMap { name in
      var range = name.tokens
      // The article and the possessive are no part of a name; nor are quotation marks around it.
      while let first = range.first, text.lower[first] == "the" || text.tokens[first].tag == .punct,
        range.count > 1
      {
        range = (first + 1)..<range.upperBound
      }
      while let last = range.last,
        text.lower[last] == "'s" || text.lower[last] == "'" || ",.;:".contains(text.lower[last]),
        range.count > 1
      {
        range = range.lowerBound..<last
      }
      // "Italy's Il Messaggero": what has it is no part of it.
      if name.kind == .organisation,
        let owner = range.dropLast().last(where: { text.isPossessive($0) && $0 + 2 < range.upperBound })
      {
        range = (owner + 2)..<range.upperBound
      }
      // "New York-based Peace Fund": the participle says where it is, and is no part of the name.
      if name.kind == .organisation,
        let participle = range.dropFirst(2).dropLast().last(where: {
          text.lower[$0 - 1] == "-" && lexicon.constructions.compounds[text.lower[$0]] != nil
        })
      {
        range = (participle + 1)..<range.upperBound
      }
      // "Ukraine F-16s": what a hyphen and a number follow is the name of a thing.
      if range.count > 1, range.upperBound + 1 < text.tokens.count, text.lower[range.upperBound] == "-",
        text.words[range.upperBound + 1].first?.isNumber == true
      {
        range = range.lowerBound..<(range.upperBound - 1)
      }
      // "an M23 sniper": a common noun at its end is no part of a name, unless it says what sort of body it is.
      while name.kind == .organisation, range.count > 1, let last = range.last, !text.isCapitalised(last),
        text.tokens[last].tag == .noun || text.tokens[last].tag == .adj || text.tokens[last].tag == .verb,
        lexicon.speech.organisationReferences[text.lower[last]] == nil,
        lexicon.bodies.kindWords[text.lower[last]] == nil,
        !lexicon.bodies.longNames.contains(text.lower[last]),
        text.isCapitalised(range.lowerBound)
      {
        range = range.lowerBound..<last
      }
      guard !range.isEmpty, text.bytes[text.byteRange(range)].contains(where: { $0 >= 0x41 }) else {
        return nil
      }
      // "mid-July"
      if let last = range.last, lexicon.quantities.months[text.lower[last]] != nil,
        !text.isCapitalised(range.lowerBound)
      {
        return nil
      }
      return Candidate(tokens: range, model: name.kind)
    }
  }

  /// Chooses among overlapping candidates: the longer one, and of equals the known one.
  private func settle(_ known: [Candidate], _ model: [Candidate], in text: Text) -> [Candidate] {
    var chosen: [Candidate] = []
    var modelByToken: [Int: Int] = [:]
    for (index, candidate) in model.enumerated() {
      for token in candidate.tokens { modelByToken[token] = index }
    }
    var dropped: Set<Int> = []
    for var candidate in known {
      guard let over = candidate.tokens.lazy.compactMap({ modelByToken[$0] }).first else {
        chosen.append(candidate)
        continue
      }
      let rival = model[over]
      candidate.model = rival.model
      // What the model found inside a known name is a part of it: "Foreign Ministry" in "Russian Foreign Ministry".
      for token in candidate.tokens {
        if let inner = modelByToken[token], inner != over, candidate.tokens.contains(model[inner].tokens) {
          dropped.insert(inner)
        }
      }
      if rival.tokens == candidate.tokens || candidate.tokens.contains(rival.tokens) {
        dropped.insert(over)
        chosen.append(candidate)
      } else if rival.tokens.contains(candidate.tokens) {
        // Inside a longer name. A modifier before an organisation stays apart: "Russian" in "Russian Army".
        if rival.model == .person || candidate.tokens.lowerBound > rival.tokens.lowerBound {
          if rival.model != .person, rival.model != .organisation {
            dropped.insert(over)
            chosen.append(candidate)
          }
        } else if candidate.senses.allSatisfy({ $0.form == .adjective || $0.form == .people }) {
          // "Russian Foreign Ministry", "Indian Air Force": grammar names these, one way for all spellings.
          if isOfState(candidate.tokens.upperBound..<rival.tokens.upperBound, in: text) {
            dropped.insert(over)
            chosen.append(candidate)
          }
          continue
        } else if rival.model == .place {
          dropped.insert(over)
          chosen.append(candidate)
        }
      } else {
        dropped.insert(over)
        chosen.append(candidate)
      }
    }
    chosen += model.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
    return chosen.sorted {
      ($0.tokens.lowerBound, -$0.tokens.count) < ($1.tokens.lowerBound, -$1.tokens.count)
    }
  }

  /// Whether the words after a country's adjective are wholly a body or force that grammar names.
  private func isOfState(_ tokens: Range<Int>, in text: Text) -> Bool {
    guard !tokens.isEmpty else { return false }
    let end = tokens.upperBound
    for phrases in [lexicon.bodies.heads, lexicon.bodies.forces, lexicon.bodies.branches] {
      guard let found = phrases.match(text.lower, endingAt: end, from: tokens.lowerBound) else { continue }
      let rest = tokens.lowerBound..<(end - found.count)
      if rest.allSatisfy({
        lexicon.titles.portfolios.contains(text.lower[$0]) || lexicon.bodies.arms.contains(text.lower[$0])
          || text.lower[$0] == "-" || text.lower[$0] == "and"
      }) {
        return true
      }
    }
    return false
  }

  // MARK: Senses

  private func mention(from candidate: Candidate, in text: Text) -> NameMention? {
    let head = text.head(of: candidate.tokens)
    if let sense = choose(candidate, head: head, in: text) {
      let entry = lexicon.gazetteer.entries[sense.entry]
      if entry.kind == .region, sense.form == .name, let sort = sort(after: candidate.tokens, in: text) {
        return region(candidate, sort: sort, entry: entry, in: text)
      }
      if entry.kind == .country, sense.form == .name, let part = part(of: entry, candidate.tokens, in: text) {
        return part
      }
      var tokens = candidate.tokens
      // "Congress party": a common noun is no part of the name.
      while tokens.count > 1, let last = tokens.last, entry.kind == lexicon.bodies.party,
        lexicon.bodies.kindWords[text.words[last]] == entry.kind
      {
        tokens = tokens.lowerBound..<last
      }
      if lexicon.ontology.isKind(entry.kind, a: .person) {
        // "Queen Margrethe II", "Pope Leo": how a person is styled is no part of the name.
        while tokens.count > 1, lexicon.titles.heads.contains(text.lower[tokens.lowerBound]) {
          tokens = (tokens.lowerBound + 1)..<tokens.upperBound
        }
      }
      return NameMention(
        tokens: tokens, head: tokens.contains(head) ? head : text.head(of: tokens),
        referent: .known(entry.id),
        form: sense.form)
    }
    guard let model = candidate.model else { return nil }
    let name = text.line(candidate.tokens)
    switch model {
    case .person:
      // A title or rank is no part of the name: "General Tsadkan Gebretensae".
      var tokens = candidate.tokens
      while tokens.count > 1, isHonorific(tokens.lowerBound, text) {
        tokens = (tokens.lowerBound + 1)..<tokens.upperBound
      }
      if tokens != candidate.tokens {
        var shorter = candidate
        shorter.tokens = tokens
        return mention(from: shorter, in: text)
      }
      if let entry = lexicon.gazetteer.person(named: name), candidate.tokens.count > 1 {
        return NameMention(tokens: candidate.tokens, head: head, referent: .known(entry.id))
      }
      return NameMention(tokens: candidate.tokens, head: head, referent: .person(name: name))
    case .organisation:
      // "the defence minister, General Jane Roe": a rank after a title is a person's.
      if candidate.tokens.count > 2, isRankAfterTitle(candidate.tokens.lowerBound, text) {
        var person = candidate
        person.tokens = (candidate.tokens.lowerBound + 1)..<candidate.tokens.upperBound
        person.model = .person
        return mention(from: person, in: text)
      }
      // "U.N. Secretary-General": the title at its end is no part of the organisation.
      if let title = lexicon.titles.heads.match(
        text.lower, endingAt: candidate.tokens.upperBound, from: candidate.tokens.lowerBound),
        title.count < candidate.tokens.count
      {
        var shorter = candidate
        shorter.tokens = candidate.tokens.lowerBound..<(candidate.tokens.upperBound - title.count)
        if text.lower[shorter.tokens.upperBound - 1] != "-", text.lower[shorter.tokens.upperBound - 1] != "of"
        {
          if let match = lexicon.gazetteer.match(
            in: text.bytes.span, at: text.tokens[shorter.tokens.lowerBound].range.lowerBound),
            match.end == text.tokens[shorter.tokens.upperBound - 1].range.upperBound
          {
            shorter.senses = match.senses
          }
          return mention(from: shorter, in: text)
        }
      }
      return NameMention(
        tokens: candidate.tokens, head: head,
        referent: .other(kind: organisationKind(of: candidate.tokens, in: text), name: name, country: nil))
    case .place:
      if candidate.tokens.count == 1, lexicon.places.compass.contains(name.lowercased()) { return nil }
      return NameMention(
        tokens: candidate.tokens, head: head, referent: .other(kind: .region, name: name, country: nil))
    case .nationality:
      return nil
    }
  }

  /// The meaning that a known form has here, or `nil` when it is not meant as a name of the gazetteer's.
  private func choose(_ candidate: Candidate, head: Int, in text: Text) -> Gazetteer.Sense? {
    guard !candidate.senses.isEmpty else { return nil }
    let first = candidate.tokens.lowerBound
    var senses = candidate.senses.filter { sense in
      let entry = lexicon.gazetteer.entries[sense.entry]
      // The model's view decides where the form alone cannot.
      if sense.isAmbiguous {
        switch candidate.model {
        case .person: return entry.kind == .official || entry.kind == .person
        case .organisation:
          return !(entry.kind == .region || entry.kind == .country) || entry.kind == .country
        case .place: return entry.kind == .region || entry.kind == .country
        case .nationality: return sense.form == .adjective || sense.form == .people
        case nil: return entry.kind == .country && !text.opensSentence(first)
        }
      }
      if candidate.model == .person, entry.kind == .region { return false }
      return true
    }
    if senses.isEmpty { return nil }
    // "Djibouti", "Luxembourg": the country of that name goes before its capital of the same.
    let states = senses.compactMap { sense -> String? in
      let entry = lexicon.gazetteer.entries[sense.entry]
      return entry.kind == .country && sense.form == .name ? entry.country : nil
    }
    if !states.isEmpty {
      senses.removeAll { sense in
        let entry = lexicon.gazetteer.entries[sense.entry]
        return entry.kind == .region && entry.country.map(states.contains) == true || sense.form == .capital
      }
    }
    senses = senses.filter { fits($0, tokens: candidate.tokens, head: head, in: text) }
    return senses.min { order($0, candidate, head, text) < order($1, candidate, head, text) }
  }

  /// Whether the words around allow this meaning at all.
  private func fits(_ sense: Gazetteer.Sense, tokens: Range<Int>, head: Int, in text: Text) -> Bool {
    let last = tokens.upperBound - 1
    if sense.form == .adjective || sense.form == .people, isOfDescent(tokens, in: text) { return false }
    if sense.isAmbiguous, isElsewhere(sense, tokens, in: text) { return false }
    // Part of a longer name in capitals: "Kim" in "Kim Dae-jung", "Paris" in "Paris Hilton".
    let entry = lexicon.gazetteer.entries[sense.entry]
    if tokens.count == 1, sense.form == .name, entry.kind == .region, last + 1 < text.tokens.count,
      text.tokens[last + 1].head == last, text.relation(last + 1) == .flat
    {
      return false
    }
    return true
  }

  /// "the National Security Council in Manila" is not the one of another country.
  private func isElsewhere(_ sense: Gazetteer.Sense, _ tokens: Range<Int>, in text: Text) -> Bool {
    let entry = lexicon.gazetteer.entries[sense.entry]
    let place = tokens.upperBound + 1
    guard let country = entry.country, lexicon.ontology.isKind(entry.kind, a: .organisation),
      place < text.tokens.count, text.lower[place - 1] == "in" || text.lower[place - 1] == "of",
      let match = lexicon.gazetteer.match(in: text.bytes.span, at: text.tokens[place].range.lowerBound)
    else { return false }
    let countries = match.senses.compactMap { lexicon.gazetteer.entries[$0.entry].country }
    return !countries.isEmpty && !countries.contains(country)
  }

  /// "Mongolian ethnic group", "Russian-speaking", "an English translation": of no country.
  private func isOfDescent(_ tokens: Range<Int>, in text: Text) -> Bool {
    var next = tokens.upperBound
    if next < text.tokens.count, text.lower[next] == "-" { next += 1 }
    if next < text.tokens.count, lexicon.places.descent.contains(text.lower[next]) { return true }
    return tokens.lowerBound > 0 && lexicon.places.descent.contains(text.lower[tokens.lowerBound - 1])
  }

  /// Lower is likelier.
  private func order(
    _ sense: Gazetteer.Sense, _ candidate: Candidate, _ head: Int, _ text: Text
  ) -> (Int, Int, Int, Int) {
    let entry = lexicon.gazetteer.entries[sense.entry]
    var cost = 0
    let role = PlaceRole.of(head, in: text, places: lexicon.places)
    switch sense.form {
    case .capital: cost = role == .government ? 0 : 4
    case .name where entry.kind == .region:
      cost = role == .government && isCapital(candidate) ? 4 : 1
    case .government: cost = 0
    case .name: cost = 1
    case .adjective: cost = isModifier(head, text) ? 0 : 2
    case .people: cost = isModifier(head, text) ? 2 : 0
    }
    return (cost + (sense.isAmbiguous ? 1 : 0), entry.rank, sense.form == .name ? 0 : 1, sense.entry)
  }

  /// The word for a sort of place that ends the name: "Kursk region", "Kursk border region".
  private func sort(after tokens: Range<Int>, in text: Text) -> (tokens: Range<Int>, words: String)? {
    let end = text.sentences[text.sentenceOf[tokens.lowerBound]].upperBound
    guard tokens.upperBound < end,
      let found = lexicon.places.sorts.match(text.lower, at: tokens.upperBound, before: end)
    else { return nil }
    let sort = tokens.upperBound..<(tokens.upperBound + found.count)
    guard text.tokens[sort.upperBound - 1].tag == .noun || text.tokens[sort.upperBound - 1].tag == .propn,
      !text.tokens[sort.upperBound - 1].features.contains(.plural) || text.isCapitalised(sort.upperBound - 1)
    else { return nil }
    return (sort, text.string(sort).lowercased())
  }

  /// A place whose name ends in its sort: the city of that name, or else the division.
  private func region(
    _ candidate: Candidate, sort: (tokens: Range<Int>, words: String), entry: Gazetteer.Entry, in text: Text
  ) -> NameMention {
    let places = candidate.senses.map { lexicon.gazetteer.entries[$0.entry] }.filter { $0.kind == .region }
    let wantsCity = ["city", "town"].contains(sort.words)
    let chosen = places.first { ($0.sort == Gazetteer.city) == wantsCity } ?? entry
    let tokens = candidate.tokens.lowerBound..<sort.tokens.upperBound
    return NameMention(tokens: tokens, head: text.head(of: tokens), referent: .known(chosen.id))
  }

  /// "eastern Ukraine", "northern Gaza": a part of a country that is spoken of as a place.
  private func part(of entry: Gazetteer.Entry, _ tokens: Range<Int>, in text: Text) -> NameMention? {
    let compass = tokens.lowerBound - 1
    guard compass >= 0, text.sentenceOf[compass] == text.sentenceOf[tokens.lowerBound],
      lexicon.places.compass.contains(text.lower[compass]),
      text.tokens[compass].tag == .adj || text.tokens[compass].tag == .propn
    else { return nil }
    let whole = compass..<tokens.upperBound
    return NameMention(
      tokens: whole, head: text.head(of: tokens),
      referent: .other(kind: .region, name: text.lower[compass] + " " + entry.name, country: entry.country))
  }

  private func isCapital(_ candidate: Candidate) -> Bool {
    candidate.senses.contains { $0.form == .capital }
  }

  private func isModifier(_ token: Int, _ text: Text) -> Bool {
    switch text.relation(token) {
    case .amod, .compound, .nmod, .nmodPoss, .nmodDesc: text.preposition(of: token).isEmpty
    default: text.tokens[token].tag == .adj
    }
  }

  private func isHonorific(_ token: Int, _ text: Text) -> Bool {
    let word = text.lower[token]
    return lexicon.titles.ranks.contains(word) || lexicon.titles.address.contains(word)
      || lexicon.titles.heads.contains(word)
  }

  private func isRankAfterTitle(_ token: Int, _ text: Text) -> Bool {
    guard token > 1, lexicon.titles.ranks.contains(text.lower[token]) else { return false }
    let end = text.lower[token - 1] == "," ? token - 1 : token
    let sentence = text.sentences[text.sentenceOf[token]]
    return lexicon.titles.heads.match(text.lower, endingAt: end, from: sentence.lowerBound) != nil
  }

  /// The kind that the head word of an organisation's name shows ("Ministry", "Party").
  private func organisationKind(of tokens: Range<Int>, in text: Text) -> EntityKind {
    if tokens.count > 1, lexicon.bodies.vesselPrefixes.contains(text.lower[tokens.lowerBound]) {
      return .unit
    }
    if let found = lexicon.bodies.heads.match(
      text.lower, endingAt: tokens.upperBound, from: tokens.lowerBound)
    {
      return lexicon.bodies.bodies[found.value].kind
    }
    for token in tokens.reversed() {
      if let kind = lexicon.bodies.kindWords[text.lower[token]] { return kind }
    }
    return .organisation
  }

  private func isInCapitals(_ sentence: Range<Int>, in text: Text) -> Bool {
    var letters = 0
    for token in sentence {
      for byte in text.bytes[text.tokens[token].range] {
        if (0x61...0x7A).contains(byte) { return false }
        if (0x41...0x5A).contains(byte) { letters += 1 }
      }
    }
    return letters > 8
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

/// Whether a capital stands for the place or for the government, by its role in the sentence.
enum PlaceRole {
  case place, government

  /// A subject, a possessor and whoever is spoken or dealt with act; what is in, at, from or near a place is there.
  static func of(_ head: Int, in text: Text, places: PlaceWords) -> PlaceRole {
    let governor = text.head(head).map { text.lemmas[$0] } ?? ""
    switch text.preposition(of: head) {
    case let preposition where places.prepositions.contains(preposition): return .place
    case "to": return places.motion.contains(governor) ? .place : .government
    case "of": return places.parts.contains(governor) ? .place : .government
    case "": break
    default: return .government
    }
    // "Cairo's Tahrir Square", "the Berlin suburb": what lies in it is a place.
    switch text.relation(head) {
    case .nmodPoss, .compound, .amod, .nmodDesc:
      if let above = text.head(head),
        places.sorts.contains(text.lower[above])
          || text.isPossessive(head) && places.suburbs.contains(text.lemmas[above])
      {
        return .place
      }
    default: break
    }
    switch text.relation(head) {
    case .nsubj, .nsubjPass, .nmodPoss, .csubj, .compound, .amod, .nmodUnmarked, .nmod, .root:
      return .government
    case .obj: return places.acts.contains(governor) ? .place : .government
    case .conj: return text.head(head).map { of($0, in: text, places: places) } ?? .place
    default: return .place
    }
  }
}
