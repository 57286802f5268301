import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Finds whom pronouns and descriptions speak of: "he", "its", "the country", "the defence minister".
///
/// Precision first: a reference that stays unclear is left unresolved.
struct ReferenceResolver: Sendable {
  let text: Text
  let lexicon: Lexicon
  let titles: [TitleMention]
  let names: [NameMention]
  let arguments: ArgumentFinder
  /// When the text was published, where it says so.
  let published: CalendarDate?

  /// A member as it was met last, with the weight of its place in the sentence.
  private struct Met {
    let member: Int
    let token: Int
    let sentence: Int
    let isSubject: Bool
    /// Whether it is the subject of its sentence's main clause.
    let isMain: Bool
  }

  /// How many mentions back a reference can reach; it keeps the cost linear.
  private static let memory = 128

  func resolve(_ cast: inout Cast, offices: [Int: [TitleMention]]) {
    var met: [Met] = []
    let titleAt = Dictionary(titles.map { ($0.head, $0) }, uniquingKeysWith: { first, _ in first })
    for (sentence, range) in text.sentences.enumerated() {
      for token in range {
        if let members = cast.named[token] {
          for member in members where isActorMention(member, token, cast) {
            met.append(
              Met(
                member: member, token: token, sentence: sentence, isSubject: isSubject(token),
                isMain: isMain(token)))
          }
          if met.count > 2 * Self.memory { met.removeFirst(met.count - Self.memory) }
          continue
        }
        let named = reference(at: token, sentence, met, cast, titleAt: titleAt, offices: offices)
        guard
          let found = named ?? forces(at: token, sentence, met, &cast)
            ?? capital(at: token, &cast).map({ [$0] })
        else { continue }
        let chain = "\(text.words[token]) → " + found.map { cast.members[$0].name }.joined(separator: ", ")
        cast.references[token] = Cast.Reference(members: found, chain: chain)
        if found.count == 1 {
          met.append(
            Met(
              member: found[0], token: token, sentence: sentence, isSubject: isSubject(token),
              isMain: isMain(token)))
        }
      }
    }
  }

  /// An adjective ("Ukrainian") does not bring its country up as what "it" may be.
  private func isActorMention(_ member: Int, _ token: Int, _ cast: Cast) -> Bool {
    guard cast.members[member].kind == .country else { return true }
    return cast.adjectival[token]?.contains(member) != true
  }

  private func isSubject(_ token: Int) -> Bool {
    switch text.relation(token) {
    case .nsubj, .nsubjPass, .nsubjOuter: true
    case .conj: text.head(token).map { isSubject($0) } ?? false
    default: false
    }
  }

  private func isMain(_ token: Int) -> Bool {
    isSubject(token) && text.head(token).map { text.relation($0) == .root } == true
  }

  private func reference(
    at token: Int, _ sentence: Int, _ met: [Met], _ cast: Cast, titleAt: [Int: TitleMention],
    offices: [Int: [TitleMention]]
  ) -> [Int]? {
    let word = text.lower[token]
    let speech = lexicon.speech
    if isOfUnknownSpeaker(token, cast) { return nil }
    if speech.personPronouns.contains(word), text.tokens[token].tag == .pron || text.tokens[token].tag == .det
    {
      let doers = clauseMates(of: token, cast)
      return last(met, token, sentence, reach: 3) {
        isPerson(cast.members[$0].kind) && !doers.contains($0)
      }.map { [$0] }
    }
    if speech.thingPronouns.contains(word), text.relation(token) != .expl {
      if text.relation(token) == .nmodPoss, let owner = possessorBefore(token) {
        let members = cast.members(at: owner).filter { !isPerson(cast.members[$0].kind) }
        if members.count == 1 { return members }
      }
      if text.relation(token) == .nmodPoss, let doer = passiveDoer(over: token, cast) { return [doer] }
      if text.relation(token) == .nmodPoss, !isVictims(token), let owner = clauseSubject(over: token) {
        // "its" is the subject's of its own clause; where that is nobody known, it stays open.
        let members = (cast.named[owner] ?? cast.references[owner]?.members ?? []).filter {
          !isPerson(cast.members[$0].kind)
        }
        if members.count == 1 { return members }
        if !isPerson(at: owner, cast) { return nil }
      }
      // Whoever does it to "it" is another; and what is taken or shelled may be a place.
      let doers =
        isVictims(token) ? doers(over: token, cast) : clauseMates(of: token, cast)
      let mayBePlace = isTarget(token)
      return last(met, token, sentence, reach: 2) {
        !isPerson(cast.members[$0].kind) && (mayBePlace || cast.members[$0].kind != .region)
          && !doers.contains($0)
      }
      .map { [$0] }
    }
    if speech.pluralPronouns.contains(word), isSubject(token) || text.relation(token) == .nmodPoss {
      return several(met, token, sentence, cast)
    }
    if word == "there", text.relation(token) == .advmod { return place(met, sentence, cast) { _ in true } }
    if text.tokens[token].tag == .propn, let half = half(at: token, cast) { return [half] }
    guard text.tokens[token].tag == .noun else { return nil }
    if let title = titleAt[token], cast.covering[token] == nil {
      return person(by: title, met, cast, offices)
    }
    // "the rebels", after "Tuareg rebels"
    if lexicon.bodies.armedPeople.contains(word), isDefinite(token), !isQualified(token, cast) {
      let groups = Set(
        met.map(\.member).filter { member in
          cast.members[member].isUnnamed && cast.members[member].name.hasSuffix(" " + word)
        })
      if groups.count == 1 { return Array(groups) }
      if !groups.isEmpty { return nil }
      // Else the one armed group that the text calls so: "the M23 rebels".
      let called = Set(met.map(\.member)).filter { isCalled(word, $0, cast) }
      return called.count == 1 ? Array(called) : nil
    }
    let lemma = text.lemmas[token]
    // "the group Boko Haram": the name beside the noun says who is meant.
    if hasName(token, cast) { return nil }
    // "his country": the country of whoever he is.
    if speech.countryReferences.contains(lemma), let owner = text.child(of: token, .nmodPoss),
      let person = cast.references[owner]?.members.first ?? cast.named[owner]?.first,
      isPerson(cast.members[person].kind),
      let code = cast.members[person].country, let country = cast[Entity.ID(rawValue: "country/\(code)")]
    {
      return [country]
    }
    // "Each side blamed the other."
    if isEach(token),
      speech.sides.contains(lemma) || speech.countryReferences.contains(lemma)
    {
      return pair(before: token, sentence, cast, of: [.country, .organisation, .unit])
    }
    guard
      isDefinite(token) || isBoth(token)
    else { return nil }
    if speech.countryReferences.contains(lemma) {
      if text.tokens[token].features.contains(.plural) {
        if let pair = pair(before: token, sentence, cast, of: [.country]) { return pair }
        let countries = recent(met, sentence, reach: 2) { cast.members[$0].kind == .country }
        return countries.count == 2 ? countries : nil
      }
      return last(met, token, sentence, reach: 3) { cast.members[$0].kind == .country }.map { [$0] }
    }
    if speech.sides.contains(lemma), text.tokens[token].features.contains(.plural), !isQualified(token, cast)
    {
      return pair(before: token, sentence, cast, of: [.country, .organisation, .unit])
    }
    if speech.organisationReferences[lemma] != nil, text.tokens[token].features.contains(.plural),
      isBoth(token) || isTwo(token), !isQualified(token, cast)
    {
      if let pair = pair(before: token, sentence, cast, of: [.organisation]) { return pair }
      let groups = recent(met, sentence, reach: 2) { isOrganisation(cast.members[$0].kind) }
      return groups.count == 2 ? groups : nil
    }
    if speech.pairs.contains(lemma), text.tokens[token].features.contains(.plural),
      isTwo(token)
    {
      let people = recent(met, sentence, reach: 3) { isPerson(cast.members[$0].kind) }
      return people.count >= 2 ? Array(people.prefix(2)) : nil
    }
    // "the junta", after "Peru's junta"; "the commission", after "the Election Commission".
    if !text.tokens[token].features.contains(.plural), !isQualified(token, cast) {
      let namesakes = Set(
        met.map(\.member).filter { member in
          isOrganisation(cast.members[member].kind)
            && cast.members[member].surfaces.contains { surface in
              surface.lowercased().hasSuffix(" " + word)
            }
        })
      if namesakes.count == 1 { return Array(namesakes) }
    }
    if let kinds = speech.organisationReferences[lemma], !text.tokens[token].features.contains(.plural) {
      // "the director of the Network accused the mission": another one.
      let doers = clauseMates(of: token, cast)
      return last(met, token, sentence, reach: 3) {
        kinds.contains(cast.members[$0].kind) && !doers.contains($0)
      }.map { [$0] }
    }
    // "the western Russian region": the division of that country that was named last.
    if speech.divisionReferences.contains(lemma), !text.tokens[token].features.contains(.plural),
      let country = adjective(of: token, cast)
    {
      return place(met, sentence, cast) {
        cast.members[$0].country == country && self.isTown($0, cast) != true
      }
    }
    if !text.tokens[token].features.contains(.plural), !isQualified(token, cast) {
      if speech.townReferences.contains(lemma) {
        return place(met, sentence, cast) { self.isTown($0, cast) != false }
      }
      if speech.divisionReferences.contains(lemma) {
        return place(met, sentence, cast) { self.isTown($0, cast) != true }
      }
    }
    return nil
  }

  /// Whether the text has put the word, in either number, beside a name of the armed group: "M23 rebels", "the rebel
  /// group M23".
  private func isCalled(_ word: String, _ member: Int, _ cast: Cast) -> Bool {
    guard lexicon.ontology.isKind(cast.members[member].kind, a: lexicon.bodies.armedGroup) else {
      return false
    }
    let singular = word.hasSuffix("s") ? String(word.dropLast()) : word
    // A text says so early or never; the bound keeps the cost linear.
    return cast.members[member].mentions.prefix(Self.memory).contains { mention in
      let sentence = text.sentences[text.sentenceOf[mention.head]]
      let around =
        max(
          sentence.lowerBound, mention.tokens.lowerBound - 3)..<min(
          sentence.upperBound, mention.tokens.upperBound + 1)
      return around.contains { text.lower[$0] == word || text.lower[$0] == singular }
    }
  }

  // MARK: Places and forces

  /// "the North", where the text speaks of North Korea and of no other such country.
  private func half(at token: Int, _ cast: Cast) -> Int? {
    guard text.isCapitalised(token), lexicon.places.compass.contains(text.lower[token]), isDefinite(token),
      token + 1 == text.tokens.count || !text.isCapitalised(token + 1)
    else { return nil }
    let halves = cast.members.indices.filter {
      cast.members[$0].kind == .country
        && cast.members[$0].name.lowercased().hasPrefix(text.lower[token] + " ")
    }
    return halves.count == 1 ? halves[0] : nil
  }

  /// The country whose adjective stands before the noun, by its code.
  private func adjective(of noun: Int, _ cast: Cast) -> String? {
    for child in text.children(of: noun, .amod) {
      if let country = cast.named[child]?.first(where: { cast.members[$0].kind == .country }) {
        return cast.members[country].country
      }
    }
    return nil
  }

  /// The place that was named last: the only one of its sentence.
  private func place(_ met: [Met], _ sentence: Int, _ cast: Cast, fits: (Int) -> Bool) -> [Int]? {
    for distance in 0...2 {
      let here = Set(
        met.filter { sentence - $0.sentence == distance && cast.members[$0.member].kind == .region }
          .map(\.member))
      if here.isEmpty { continue }
      let fitting = here.filter(fits)
      return fitting.count == 1 ? Array(fitting) : nil
    }
    return nil
  }

  /// Whether a place is a town; `nil` where nobody knows.
  private func isTown(_ member: Int, _ cast: Cast) -> Bool? {
    lexicon.gazetteer[cast.members[member].id].map { $0.sort == Gazetteer.city }
  }

  /// "the army": the forces of the country of whoever leads it, or those that the text spoke of last.
  private func forces(at token: Int, _ sentence: Int, _ met: [Met], _ cast: inout Cast) -> [Int]? {
    guard lexicon.speech.forceReferences.contains(text.lower[token]), text.tokens[token].tag == .noun,
      isDefinite(token), !isQualified(token, cast), !hasName(token, cast),
      text.relation(token) != .compound
    else { return nil }
    for clause in text.children(of: token, .acl, .aclRelcl) {
      for leader in text.children(of: clause, .obl, .oblAgent) where text.preposition(of: leader) == "by" {
        for member in cast.members(at: leader) where isPerson(cast.members[member].kind) {
          guard let code = cast.members[member].country else { continue }
          return [cast.wholeForces(of: code, lexicon)]
        }
      }
    }
    func isWhole(_ member: Int) -> Bool {
      guard cast.members[member].kind == .unit, let code = cast.members[member].country else { return false }
      return cast.members[member].id == Entity.ID(rawValue: "unit/\(code)")
    }
    // The only forces that the text has spoken of, or the only ones of the last sentence. Whoever does something to
    // "the army" is no part of it.
    let all = Set(met.map(\.member).filter(isWhole))
    let doers = Set(clauseMates(of: token, cast).compactMap { cast.members[$0].country })
    if all.contains(where: { cast.members[$0].country.map(doers.contains) == true }) { return nil }
    if all.count <= 1 { return all.isEmpty ? nil : Array(all) }
    let near = Set(met.filter { sentence - $0.sentence <= 1 }.map(\.member).filter(isWhole))
    return near.count == 1 ? Array(near) : nil
  }

  /// "the Syrian capital", "Syria's capital".
  private func capital(at token: Int, _ cast: inout Cast) -> Int? {
    guard lexicon.speech.capitalReferences.contains(text.lower[token]), text.tokens[token].tag == .noun,
      !hasName(token, cast), text.relation(token) != .appos,
      !text.children(of: token).contains(where: { text.relation($0) == .cop })
    else { return nil }
    for child in text.children(of: token) {
      switch text.relation(child) {
      case .amod where isDefinite(token): break
      case .nmodPoss: break
      default: continue
      }
      guard let country = cast.members(at: child).first(where: { cast.members[$0].kind == .country }),
        let code = cast.members[country].country, let id = lexicon.gazetteer.capitals[code],
        let city = lexicon.gazetteer[id]
      else { continue }
      return cast.member(id, kind: city.kind, name: city.name, country: city.country)
    }
    return nil
  }

  /// Whether a name stands beside the noun and says who is meant: "the group Boko Haram", "the capital, Oruro".
  private func hasName(_ token: Int, _ cast: Cast) -> Bool {
    text.children(of: token).contains { child in
      switch text.relation(child) {
      case .appos, .flat, .nmodDesc: return child > token && cast.named[child] != nil
      default: return false
      }
    }
  }

  /// Whether a name in the noun's own phrase says which is meant: "the Syrian army", "the city of Oruro".
  private func isQualified(_ token: Int, _ cast: Cast) -> Bool {
    text.children(of: token).contains { child in
      switch text.relation(child) {
      case .amod, .compound, .nmodPoss, .nmodDesc, .nmodUnmarked:
        return cast.named[child] != nil || cast.references[child] != nil
      case .nmod: return text.preposition(of: child) == "of"
      default: return false
      }
    }
  }

  // MARK: Binding

  /// "the rebels said they had taken it", where nobody knows the rebels: the subject of what is said is the speaker.
  private func isOfUnknownSpeaker(_ token: Int, _ cast: Cast) -> Bool {
    guard text.tokens[token].tag == .pron, isSubject(token), let clause = text.head(token),
      text.relation(clause) == .ccomp, let saying = text.head(clause),
      lexicon.speech.claimed.contains(text.lemmas[saying])
        || lexicon.speech.denied.contains(text.lemmas[saying]),
      let speaker = text.child(of: saying, .nsubj), text.tokens[speaker].tag == .noun
    else { return false }
    let isPlural = text.tokens[speaker].features.contains(.plural)
    let wantsPlural = lexicon.speech.pluralPronouns.contains(text.lower[token])
    guard isPlural == wantsPlural, cast.members(at: speaker).isEmpty else { return false }
    // A name inside the phrase may be meant: "fighters of Hamas said they".
    return !text.span(of: speaker).contains { cast.named[$0] != nil }
  }

  /// Whoever is the subject of the clause that a pronoun is an object of: they are not one and the same.
  private func clauseMates(of token: Int, _ cast: Cast) -> Set<Int> {
    switch text.relation(token) {
    case .obj, .iobj, .obl: break
    default: return []
    }
    guard let verb = text.head(token), text.tokens[verb].tag == .verb else { return [] }
    // And whatever their own phrase names: "the president of the Commission criticised it"; but "Israel's ally has sent
    // it weapons".
    let isGiven = text.relation(token) == .iobj
    return Set(
      arguments.subjects(of: verb).flatMap { subject in
        let phrase = text.span(of: subject)
        return phrase.contains(verb) || isGiven
          ? cast.members(at: subject) : phrase.flatMap { cast.members(at: $0) }
      })
  }

  /// Whoever does to somebody what "its" noun is the object of: in "imposed sanctions on its leader", too.
  private func doers(over token: Int, _ cast: Cast) -> Set<Int> {
    guard let noun = text.head(token) else { return [] }
    if text.relation(noun) == .obj { return clauseMates(of: noun, cast) }
    guard let verb = text.ancestors(of: noun).first(where: { text.tokens[$0].tag == .verb }) else {
      return []
    }
    return Set(arguments.subjects(of: verb).flatMap { cast.members(at: $0) })
  }

  /// "bombed its bases", "killed its leader": nobody does that to his own.
  private func isVictims(_ token: Int) -> Bool {
    guard text.relation(token) == .nmodPoss, let noun = text.head(token) else { return false }
    // "imposed sanctions on its leader"
    if text.relation(noun) == .nmod || text.relation(noun) == .obl, let above = text.head(noun),
      case let preposition = Frame.Argument.preposition(text.preposition(of: noun)),
      preposition == .preposition("on") || preposition == .preposition("against")
    {
      let word = text.lemmas[above]
      return (lexicon.frames.nouns[word] ?? lexicon.frames.verbs[word] ?? []).contains {
        lexicon.frames.frames[$0.frame].tail.contains(preposition)
      }
    }
    guard text.relation(noun) == .obj, let verb = text.head(noun),
      let entries = lexicon.frames.verbs[text.lemmas[verb]]
    else { return false }
    return entries.contains { entry in
      let frame = lexicon.frames.frames[entry.frame]
      return entry.with == nil && frame.object == nil && frame.tail.contains(.patient)
        && frame.kinds.first.map(lexicon.constructions.hostileDeeds.contains) == true
    }
  }

  /// Whether the pronoun is the object of a verb that is done to places: "shelled it".
  private func isTarget(_ token: Int) -> Bool {
    guard text.relation(token) == .obj, let verb = text.head(token) else { return false }
    return lexicon.places.acts.contains(text.lemmas[verb])
  }

  /// "Syria's closest ally and its main supplier": the possessor of the noun that this one is joined to.
  private func possessorBefore(_ token: Int) -> Int? {
    guard let noun = text.head(token), text.relation(noun) == .conj, let first = text.head(noun) else {
      return nil
    }
    return text.children(of: first).first { child in
      text.relation(child) == .nmodPoss && text.tokens[child].tag != .pron
        || text.relation(child) == .nmod && text.preposition(of: child) == "of"
    }
  }

  /// "both sides", where "both" is no more than a word before.
  private func isBoth(_ token: Int) -> Bool {
    text.tokens[token].features.contains(.plural) && token > 0 && text.lower[token - 1] == "both"
  }

  /// "each side"
  private func isEach(_ token: Int) -> Bool {
    text.children(of: token, .det).contains { text.lower[$0] == "each" }
  }

  private func isTwo(_ token: Int) -> Bool {
    text.children(of: token).contains { lexicon.quantities.numbers[text.lower[$0]] == 2 }
  }

  /// The subject of the nearest clause around the token, where there is one.
  private func clauseSubject(over token: Int) -> Int? {
    for ancestor in text.ancestors(of: token) where text.tokens[ancestor].tag == .verb {
      let subjects = arguments.subjects(of: ancestor)
      // "Oruro said its forces had": the word is in the subject's own phrase, and looks to the clause above.
      if subjects.contains(where: { $0 != token && text.span(of: $0).contains(token) && $0 > token }) {
        continue
      }
      return subjects.first { $0 != token && text.tokens[$0].tag != .pron }
    }
    return nil
  }

  /// "was seized by Hamas during its raid": of a passive clause whose subject nobody knows, it is the doer's.
  private func passiveDoer(over token: Int, _ cast: Cast) -> Int? {
    guard let verb = text.ancestors(of: token).first(where: { text.tokens[$0].tag == .verb }),
      let doer = text.child(of: verb, .oblAgent), doer < token, cast.members(at: doer).count == 1,
      let subject = text.child(of: verb, .nsubjPass), cast.members(at: subject).isEmpty
    else { return nil }
    return cast.members(at: doer).first { !isPerson(cast.members[$0].kind) }
  }

  private func isPerson(at token: Int, _ cast: Cast) -> Bool {
    (cast.named[token] ?? []).contains { isPerson(cast.members[$0].kind) }
  }

  /// "the", "this", "his" before the noun, and no other name in the phrase.
  private func isDefinite(_ token: Int) -> Bool {
    text.children(of: token).contains { child in
      (text.relation(child) == .det
        && (text.tokens[child].features.contains(.definite)
          || text.tokens[child].features.contains(.demonstrative)))
    }
  }

  private func isPerson(_ kind: EntityKind) -> Bool { lexicon.ontology.isKind(kind, a: .person) }

  private func isOrganisation(_ kind: EntityKind) -> Bool { lexicon.ontology.isKind(kind, a: .organisation) }

  /// The member met last that fits: a subject of this sentence or the one before goes before others.
  private func last(_ met: [Met], _ token: Int, _ sentence: Int, reach: Int, fits: (Int) -> Bool) -> Int? {
    let near = met.filter { $0.token < token && sentence - $0.sentence <= reach && fits($0.member) }
    guard let latest = near.last else { return nil }
    for distance in 0...reach {
      let here = near.filter { sentence - $0.sentence == distance }
      let subjects = here.filter(\.isSubject)
      // For "it", the subject of the main clause of the sentence before goes before those of others.
      if distance > 0, text.tokens[token].tag == .pron, let main = subjects.last(where: \.isMain) {
        return main.member
      }
      if let subject = subjects.last { return subject.member }
      let members = Set(here.map(\.member))
      if members.count == 1, let only = members.first { return only }
      if members.count > 1 { return nil }
    }
    return latest.member
  }

  /// The two countries that were joined last: "Russia and North Korea … The two states".
  private func pair(before token: Int, _ sentence: Int, _ cast: Cast, of kinds: [EntityKind]) -> [Int]? {
    var place = token - 1
    let start = text.sentences[max(0, sentence - 3)].lowerBound
    while place >= start {
      let joined = arguments.expand(place)
      // "a truce brokered by Peru and Chile" is between others.
      if joined.count == 2, text.relation(place) != .conj, text.preposition(of: place) != "by" {
        let named = joined.flatMap { cast.named[$0] ?? [] }.filter { member in
          kinds.contains { lexicon.ontology.isKind(cast.members[member].kind, a: $0) }
        }
        if named.count == 2, named[0] != named[1] { return named }
      }
      place -= 1
    }
    return nil
  }

  /// The members met in the last sentences, each once, latest first.
  private func recent(_ met: [Met], _ sentence: Int, reach: Int, fits: (Int) -> Bool) -> [Int] {
    var members: [Int] = []
    for one in met.reversed()
    where sentence - one.sentence <= reach && fits(one.member) && !members.contains(one.member) {
      members.append(one.member)
    }
    return members
  }

  /// "they": the joined subjects, or the group, of this sentence or the one before.
  private func several(_ met: [Met], _ token: Int, _ sentence: Int, _ cast: Cast) -> [Int]? {
    for distance in 0...1 {
      let subjects = met.filter { $0.token < token && sentence - $0.sentence == distance && $0.isSubject }
      guard let latest = subjects.last else { continue }
      // A subject with what it is joined to goes before one that stands alone, wherever it is in the sentence.
      for subject in subjects.reversed() {
        let first =
          text.relation(subject.token) == .conj ? text.head(subject.token) ?? subject.token : subject.token
        let joined = arguments.expand(first).flatMap { cast.named[$0] ?? [] }
        if joined.count > 1 { return joined }
      }
      if cast.members[latest.member].kind == .unit || isOrganisation(cast.members[latest.member].kind) {
        return [latest.member]
      }
    }
    return nil
  }

  /// "the president", "the Ukrainian defence minister": whoever holds the office in this document.
  private func person(by title: TitleMention, _ met: [Met], _ cast: Cast, _ offices: [Int: [TitleMention]])
    -> [Int]?
  {
    guard !text.tokens[title.head].features.contains(.plural) else { return nil }
    let isOwned = title.of != nil || (title.start < title.tokens.lowerBound)
    guard isOwned || isDefinite(title.head) else { return nil }
    let words = Self.key(title, text)
    var candidates: [Int] = []
    let owner = ownerCountry(of: title, cast)
    for (member, held) in offices where held.contains(where: { matches($0, words, title) }) {
      // "its president", "the Ukrainian president": somebody else's does not stand for them.
      if let owner, let country = cast.members[member].country, country != owner { continue }
      candidates.append(member)
    }
    // "the Belarusian leader", of whom the text gives the name only: the lexicon knows who it was.
    if candidates.isEmpty, let owner, title.of != nil, !title.isPast, !title.isLesser {
      candidates = Set(met.map(\.member)).filter { member in
        guard isPerson(cast.members[member].kind), let entry = lexicon.gazetteer[cast.members[member].id]
        else {
          return false
        }
        let relation = lexicon.titles.offices[title.office].relations[.country]
        return entry.terms.contains { term in
          term.of == Entity.ID(rawValue: "country/\(owner)")
            && term.relation == relation
            && published.map(term.covers) ?? true
        }
      }
    }
    candidates.sort()
    if candidates.count == 1 { return candidates }
    if candidates.count > 1 {
      return met.last { candidates.contains($0.member) && $0.token < title.head }.map { [$0.member] }
    }
    return nil
  }

  /// The country that the phrase says the office is of, by name or by a word that stands for it.
  private func ownerCountry(of title: TitleMention, _ cast: Cast) -> String? {
    if let index = title.of {
      let name = names[index]
      let member = cast.named[name.head]?.first { member in
        cast.members[member].mentions.contains { $0.tokens == name.tokens }
      }
      return member.flatMap { cast.members[$0].country }
    }
    guard let token = text.child(of: title.head, .nmodPoss) else { return nil }
    let member = cast.named[token]?.first ?? cast.references[token]?.members.first
    return member.flatMap { cast.members[$0].country }
  }

  /// The head and the portfolio, in one spelling: "defence chief" may be the "defence minister".
  static func key(_ title: TitleMention, _ text: Text) -> [String] {
    title.tokens.map { text.lower[$0] == "defense" ? "defence" : text.lower[$0] }.filter { $0 != "-" }
  }

  private func matches(_ held: TitleMention, _ words: [String], _ title: TitleMention) -> Bool {
    let other = Self.key(held, text)
    guard let head = words.last, let otherHead = other.last else { return false }
    if head == otherHead {
      return words.count == 1 || other.contains(words[words.count - 2])
        || words.count == other.count && words == other
    }
    // "the defence chief" for the defence minister; "the leader" for a president.
    if words.count > 1, other.count > 1, words[words.count - 2] == other[other.count - 2] { return true }
    return false
  }
}
