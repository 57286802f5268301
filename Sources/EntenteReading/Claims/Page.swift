import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Everything that is known of one document when its claims are read: the extractors' only input.
///
/// A class, since its tables are passed on at every step and never changed.
final class Page: Sendable {
  let text: Text
  let lexicon: Lexicon
  let masthead: Masthead
  let cast: Cast
  /// The titles that each member bears.
  let offices: [Int: [TitleMention]]
  /// Whoever bears the title that the token heads: "Secretary" in "Secretary of State X".
  let bearers: [Int: Int]
  let names: [NameMention]
  /// Names that are not nested, by the token where they begin and after which they end.
  let nameStarting: [Int: Int]
  let nameEnding: [Int: Int]
  let arguments: ArgumentFinder
  let stances: StanceReader
  let quantities: QuantityReader
  let dates: DateReader

  init(
    text: Text,
    lexicon: Lexicon,
    masthead: Masthead,
    cast: Cast,
    offices: [Int: [TitleMention]],
    bearers: [Int: Int],
    names: [NameMention],
    nameStarting: [Int: Int],
    nameEnding: [Int: Int],
    arguments: ArgumentFinder,
    stances: StanceReader,
    quantities: QuantityReader,
    dates: DateReader
  ) {
    self.text = text
    self.lexicon = lexicon
    self.masthead = masthead
    self.cast = cast
    self.offices = offices
    self.bearers = bearers
    self.names = names
    self.nameStarting = nameStarting
    self.nameEnding = nameEnding
    self.arguments = arguments
    self.stances = stances
    self.quantities = quantities
    self.dates = dates
  }

  /// Whom the nominal headed by `token` means: its name, its reference, or the one it stands for.
  func members(at token: Int, as role: Role = .actor) -> [Int] { members(at: token, as: role, depth: 0) }

  /// What an argument is wanted for: an actor may be meant by what is its own ("a Ukrainian drone").
  enum Role { case actor, place }

  private func members(at token: Int, as role: Role, depth: Int) -> [Int] {
    guard depth < 4 else { return [] }
    let named = cast.named[token] ?? []
    let proper = named.filter { cast.incidental[token]?.contains($0) != true }
    if !proper.isEmpty { return proper }
    if let reference = cast.references[token] { return reference.members }
    if lexicon.speech.possessiveRelatives.contains(text.lower[token]), let owner = antecedent(of: token) {
      return members(at: owner, as: role, depth: depth + 1)
    }
    if let member = cast.covering[token] { return [member] }
    if let bearer = bearers[token] { return [bearer] }
    let lemma = text.lemmas[token]
    // "Seoul's defence minister, Kim Yong-hyun": the name stands beside the noun.
    for child in text.children(of: token)
    where text.relation(child) == .appos || text.relation(child) == .flat {
      // "the two neighbours, Chile and Peru"
      let beside = text.tokens[token].features.contains(.plural) ? arguments.expand(child) : [child]
      let found = beside.flatMap { cast.named[$0] ?? [] }
      if !found.isEmpty { return found }
    }
    // "dozens of Malian soldiers", "employees of the Red Cross".
    if lexicon.bodies.through.contains(lemma) || lexicon.bodies.through.contains(text.lower[token])
      || text.tokens[token].tag == .num
    {
      for child in text.children(of: token) where text.relation(child) == .nmod {
        let preposition = text.preposition(of: child)
        if preposition == "of" || preposition == "from" || preposition == "in" && role == .place {
          let found = arguments.expand(child).flatMap { members(at: $0, as: role, depth: depth + 1) }
          if !found.isEmpty { return found }
        }
      }
    }
    // "Oruro's southern suburbs", "Lebanon's south".
    if role == .place, lexicon.places.parts.contains(lemma), let owner = text.child(of: token, .nmodPoss) {
      let found = members(at: owner, as: role, depth: depth + 1)
      if !found.isEmpty { return found }
    }
    // "X's remarks", "the minister's decision": whoever makes them answers for them.
    if role == .actor, lexicon.bodies.deeds.contains(lemma),
      let owner = text.child(of: token, .nmodPoss)
        ?? text.children(of: token, .nmod).first(where: { text.preposition(of: $0) == "by" })
        // "the ban imposed by Peru"
        ?? text.children(of: token, .acl).first(where: arguments.isPassive).flatMap({
          text.child(of: $0, .oblAgent)
        })
    {
      let found = members(at: owner, as: role, depth: depth + 1)
      if !found.isEmpty { return found }
    }
    if let forces = forces(at: token, depth) { return forces }
    // "shelled the airport of Oruro", "hit the Oruro oil terminal": what is done to a part of a town, or to what
    // stands there, is done to the town.
    if role == .actor, isTarget(token) {
      for child in text.children(of: token) {
        switch text.relation(child) {
        case .nmod where text.preposition(of: child) == "of": break
        case .compound, .nmodPoss: break
        default: continue
        }
        let found = arguments.expand(child).flatMap { members(at: $0, as: .place, depth: depth + 1) }
          .filter { isKind($0, .region) }
        if !found.isEmpty { return found }
      }
    }
    // "the FARC, an alliance of rebels led by X": the noun beside a name, or said of it, is that name.
    if role == .actor, let beside = beside(token) { return beside }
    if role == .actor,
      lexicon.bodies.country.contains(lemma) || lexicon.bodies.country.contains(text.lower[token])
    {
      return owners(of: token, depth)
    }
    return []
  }

  /// The noun that a clause with "whose" is about.
  private func antecedent(of relative: Int) -> Int? {
    text.ancestors(of: relative).prefix(4).first { text.relation($0) == .aclRelcl }.flatMap { text.head($0) }
  }

  /// Whoever acts by what is theirs: "a Ukrainian drone", "Moscow's forces", "the Chinese side", "a depot used by the
  /// rebels". Of a country and a group it is the group: "Russia's Wagner mercenaries".
  private func owners(of noun: Int, _ depth: Int) -> [Int] {
    var found: [[Int]] = []
    for child in text.children(of: noun) {
      switch text.relation(child) {
      case .nmod where text.preposition(of: child) != "of" && text.preposition(of: child) != "from":
        // "the government in Kyiv"
        found.append(capital(at: child).map { [$0] } ?? [])
      case .amod, .compound, .nmodPoss, .nmod, .nmodUnmarked, .nmodDesc:
        // "the Indian and Pakistani armies": each of what is joined.
        found.append(arguments.expand(child).flatMap { cast.members(at: $0) }.filter { !isPerson($0) })
      case .acl where lexicon.bodies.uses.contains(text.lemmas[child]) && arguments.isPassive(child):
        let users = text.children(of: child, .obl, .oblAgent).filter { text.preposition(of: $0) == "by" }
        found.append(
          users.flatMap { arguments.expand($0) }.flatMap { members(at: $0, as: .actor, depth: depth + 1) }
            .filter { !isPerson($0) })
      default: break
      }
    }
    if let owners = found.first(where: { $0.contains { isKind($0, .organisation) } })
      ?? found.first(where: { !$0.isEmpty })
    {
      return owners
    }
    // "the president's government" is his country's.
    return text.children(of: noun, .nmodPoss).flatMap { cast.members(at: $0) }.compactMap(
      country(actedForBy:))
  }

  /// Whether the noun is a part of a town or a thing that stands in one, and something is done to it.
  private func isTarget(_ token: Int) -> Bool {
    switch text.relation(token) {
    case .obj, .nsubjPass, .obl, .nmod: break
    default: return false
    }
    let places = lexicon.places
    return places.parts.contains(text.lemmas[token]) || places.targets.contains(text.lemmas[token])
      || places.sorts.contains(text.lower[token]) || places.sorts.contains(text.lemmas[token])
  }

  /// Whether the token only modifies a noun.
  func isModifier(_ token: Int) -> Bool {
    switch text.relation(token) {
    case .amod, .compound: true
    default: false
    }
  }

  /// Whom a common noun in apposition, or with a copula, describes; names of places are not described so.
  private func beside(_ token: Int) -> [Int]? {
    guard text.tokens[token].tag == .noun else { return nil }
    let subject: Int
    if text.relation(token) == .appos, let head = text.head(token) {
      subject = head
    } else if text.child(of: token, .cop) != nil, let child = text.child(of: token, .nsubj) {
      subject = child
    } else {
      return nil
    }
    let found = (cast.named[subject] ?? cast.references[subject]?.members ?? []).filter {
      isPerson($0) || isKind($0, .organisation) || isKind($0, .unit)
    }
    return found.isEmpty ? nil : found
  }

  /// The country that a person in its highest offices acts for: presidents sign what binds their states.
  func country(actedForBy member: Int) -> Int? {
    guard isPerson(member) else { return nil }
    for title in offices[member] ?? [] where !title.isPast && !title.isLesser && !title.isPartial {
      let relation = lexicon.titles.offices[title.office].relations[.country]
      guard relation.map(lexicon.constructions.isHighOffice) == true,
        let code = cast.members[member].country, let country = cast[Entity.ID(rawValue: "country/\(code)")]
      else { continue }
      return country
    }
    return nil
  }

  /// The country of which a region is a part by a word of the compass: "southern Lebanon".
  func country(ofPart region: Int) -> Int? {
    guard isKind(region, .region), let code = cast.members[region].country else { return nil }
    let words = cast.members[region].name.lowercased().split(separator: " ").map(String.init)
    guard words.count > 1, let first = words.first, lexicon.places.compass.contains(first),
      let country = cast[Entity.ID(rawValue: "country/\(code)")]
    else { return nil }
    return country
  }

  /// "its forces", "troops" that a country sends: the forces of that country, or the country where they have no name.
  private func forces(at token: Int, _ depth: Int) -> [Int]? {
    guard lexicon.bodies.forces.contains(text.lower[token]) else { return nil }
    var owners: [Int] = []
    // "NATO troops": those of an organisation are the organisation.
    for child in text.children(of: token, .compound, .amod, .nmodPoss) {
      let groups = cast.members(at: child).filter { isKind($0, .organisation) }
      if !groups.isEmpty { return groups }
    }
    if let owner = text.child(of: token, .nmodPoss) {
      owners = members(at: owner, as: .actor, depth: depth + 1)
    } else if text.relation(token) == .nmod, text.preposition(of: token) == "of", let noun = text.head(token),
      lexicon.frames.nouns[text.lemmas[noun]] != nil, let sender = text.child(of: noun, .nmodPoss)
    {
      // "Peru's deployment of troops"
      owners = members(at: sender, as: .actor, depth: depth + 1)
    } else if let verb = verbGoverning(token), moves(verb) {
      owners = arguments.arguments(ofVerb: verb).agents.flatMap {
        members(at: $0, as: .actor, depth: depth + 1)
      }
    }
    // What an alliance or a group sends is itself there: "the mission will bring troops into Oruro".
    let groups = owners.filter { isKind($0, .organisation) && cast.members[$0].country == nil }
    if !groups.isEmpty { return groups }
    let countries = owners.compactMap { owner in
      kind(owner) == .country
        ? owner : cast.members[owner].country.flatMap { cast[Entity.ID(rawValue: "country/\($0)")] }
    }
    guard !countries.isEmpty else { return nil }
    return countries.map { country in
      cast.members[country].country.flatMap { cast[Entity.ID(rawValue: "unit/\($0)")] } ?? country
    }
  }

  /// Whether the verb is done to one's own forces: "sent troops", "withdrew troops"; whom one helps is another's.
  private func moves(_ verb: Int) -> Bool {
    (lexicon.frames.verbs[text.lemmas[verb]] ?? []).contains { entry in
      let frame = lexicon.frames.frames[entry.frame]
      return frame.head.contains(.patient)
        || frame.kinds.contains(lexicon.constructions.presence) && frame.object != nil
    }
  }

  /// The verb whose object the token is, or is joined to: "moved vehicles and more troops".
  private func verbGoverning(_ token: Int) -> Int? {
    var object = token
    var steps = 0
    while let first = text.head(object), steps < 8,
      text.relation(object) == .conj
        || text.relation(object) == .nmod && text.preposition(of: object) == "of"
          && lexicon.bodies.through.contains(text.lower[first])
    {
      object = first
      steps += 1
    }
    guard text.relation(object) == .obj, let verb = text.head(object), text.tokens[verb].tag == .verb else {
      return nil
    }
    return verb
  }

  /// The country whose capital the token names.
  private func capital(at token: Int) -> Int? {
    for name in cast.named[token] ?? [] {
      for sense in lexicon.gazetteer.senses(of: text.words[token]) where sense.form == .capital {
        let entry = lexicon.gazetteer.entries[sense.entry]
        guard entry.country == cast.members[name].country, let country = cast[entry.id] else { continue }
        return country
      }
    }
    return nil
  }

  func kind(_ member: Int) -> EntityKind { cast.members[member].kind }

  func isPerson(_ member: Int) -> Bool { lexicon.ontology.isKind(kind(member), a: .person) }

  func isKind(_ member: Int, _ kind: EntityKind) -> Bool {
    lexicon.ontology.isKind(self.kind(member), a: kind)
  }

  /// The sentence that holds the token, as bytes.
  func evidence(at token: Int) -> Range<Int> {
    text.byteRange(text.sentences[text.sentenceOf[token]])
  }

  func attribution(_ source: Int?) -> (Attribution?, chain: String?) {
    guard let source, !masthead.aside.contains(source) else { return (nil, nil) }
    var span = text.span(of: source)
    // Only the noun phrase: what follows a comma or a relative clause is no part of the source's name.
    if span.upperBound > source + 1, let stop = ((source + 1)..<span.upperBound).first(where: endsName) {
      span = span.lowerBound..<stop
    }
    var low = span.lowerBound
    while low < source, leadsTo(source, low) { low += 1 }
    let words = text.line(low..<max(low + 1, span.upperBound))
    let member =
      cast.named[source]?.first { candidate in
        cast.members[candidate].mentions.contains { $0.head == source && !$0.isNested }
      } ?? cast.references[source]?.members.first ?? members(at: source).first
    // Officials of a country are not the country: their words are kept as the source.
    let isUnnamed =
      member.map { kind($0) == .country && cast.named[source] == nil && cast.references[source] == nil }
      ?? false
    let text = String(words.prefix(160))
    return (
      Attribution(entity: isUnnamed ? nil : member.map { cast.members[$0].id }, text: text),
      cast.references[source]?.chain
    )
  }
}

extension Page {
  private func endsName(_ token: Int) -> Bool {
    switch text.tokens[token].tag {
    case .punct, .verb: return true
    default: break
    }
    switch text.relation(token) {
    case .aclRelcl, .appos: return true
    default: return lexicon.speech.relativePronouns.contains(text.lower[token])
    }
  }

  /// Whether the word at `token` only leads to the source's name: "according to", "and", a bracket.
  private func leadsTo(_ source: Int, _ token: Int) -> Bool {
    switch text.tokens[token].tag {
    case .punct, .adp, .cconj, .sconj: return true
    // "what local authorities called an attack"
    case .pron where text.relation(token) != .nmodPoss: return true
    default: break
    }
    if text.relation(token) == .case { return true }
    return lexicon.speech.according.match(text.lower, at: token, before: source) != nil
  }
}

/// A claim before it has an identity.
struct Draft: Sendable, Hashable {
  var subject: Int
  var predicate: RelationKind
  var object: Int
  var isNegated = false
  var modality: Modality = .asserted
  var attribution: Attribution?
  var quantity: Quantity?
  var title: String?
  var date: ClaimDate?
  /// UTF-8 bytes of the sentence.
  var evidence: Range<Int>
  /// UTF-8 bytes of the words that made the rule speak.
  var triggers: [Range<Int>]
  var rule: String

  /// Whether it is read off a name, known or drawn from other claims: the sentence says nothing of the ends.
  var isImplied: Bool {
    ["state", "known", "derived"].contains(rule.prefix { $0 != "." })
  }
}

/// Reads the claims that one construction of English makes.
protocol RelationExtractor: Sendable {
  func drafts(on page: Page) -> [Draft]
}
