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

  /// A member as it was met last, with the weight of its place in the sentence.
  private struct Met {
    let member: Int
    let token: Int
    let sentence: Int
    let isSubject: Bool
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
            met.append(Met(member: member, token: token, sentence: sentence, isSubject: isSubject(token)))
          }
          if met.count > 2 * Self.memory { met.removeFirst(met.count - Self.memory) }
          continue
        }
        guard let found = reference(at: token, sentence, met, cast, titleAt: titleAt, offices: offices) else {
          continue
        }
        let chain = "\(text.words[token]) → " + found.map { cast.members[$0].name }.joined(separator: ", ")
        cast.references[token] = Cast.Reference(members: found, chain: chain)
        if found.count == 1 {
          met.append(Met(member: found[0], token: token, sentence: sentence, isSubject: isSubject(token)))
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

  private func reference(
    at token: Int, _ sentence: Int, _ met: [Met], _ cast: Cast, titleAt: [Int: TitleMention],
    offices: [Int: [TitleMention]]
  ) -> [Int]? {
    let word = text.lower[token]
    let speech = lexicon.speech
    if speech.personPronouns.contains(word), text.tokens[token].tag == .pron || text.tokens[token].tag == .det
    {
      return last(met, token, sentence, reach: 3) { isPerson(cast.members[$0].kind) }.map { [$0] }
    }
    if speech.thingPronouns.contains(word), text.relation(token) != .expl {
      if text.relation(token) == .nmodPoss, let owner = clauseSubject(over: token) {
        // "its" is the subject's of its own clause; where that is nobody known, it stays open.
        let members = (cast.named[owner] ?? cast.references[owner]?.members ?? []).filter {
          !isPerson(cast.members[$0].kind)
        }
        if members.count == 1 { return members }
        if !isPerson(at: owner, cast) { return nil }
      }
      return last(met, token, sentence, reach: 2) {
        !isPerson(cast.members[$0].kind) && cast.members[$0].kind != .region
      }
      .map { [$0] }
    }
    if speech.pluralPronouns.contains(word), isSubject(token) || text.relation(token) == .nmodPoss {
      return several(met, token, sentence, cast)
    }
    guard text.tokens[token].tag == .noun else { return nil }
    if let title = titleAt[token], cast.covering[token] == nil {
      return person(by: title, met, cast, offices)
    }
    let lemma = text.lemmas[token]
    // "his country": the country of whoever he is.
    if speech.countryReferences.contains(lemma), let owner = text.child(of: token, .nmodPoss),
      let person = cast.references[owner]?.members.first ?? cast.named[owner]?.first,
      isPerson(cast.members[person].kind),
      let code = cast.members[person].country, let country = cast[Entity.ID(rawValue: "country/\(code)")]
    {
      return [country]
    }
    guard
      isDefinite(token) || text.lower[token] == "countries" && token > 0 && text.lower[token - 1] == "both"
    else { return nil }
    if speech.countryReferences.contains(lemma) {
      if text.tokens[token].features.contains(.plural) {
        if let pair = pair(before: token, sentence, cast) { return pair }
        let countries = recent(met, sentence, reach: 2) { cast.members[$0].kind == .country }
        return countries.count == 2 ? countries : nil
      }
      return last(met, token, sentence, reach: 3) { cast.members[$0].kind == .country }.map { [$0] }
    }
    if speech.pairs.contains(lemma), text.tokens[token].features.contains(.plural),
      text.children(of: token).contains(where: { lexicon.quantities.numbers[text.lower[$0]] == 2 })
    {
      let people = recent(met, sentence, reach: 3) { isPerson(cast.members[$0].kind) }
      return people.count >= 2 ? Array(people.prefix(2)) : nil
    }
    if speech.organisationReferences.contains(lemma), !text.tokens[token].features.contains(.plural) {
      return last(met, token, sentence, reach: 3) { isOrganisation(cast.members[$0].kind) }.map { [$0] }
    }
    return nil
  }

  /// The subject of the nearest clause around the token, where there is one.
  private func clauseSubject(over token: Int) -> Int? {
    for ancestor in text.ancestors(of: token) where text.tokens[ancestor].tag == .verb {
      return arguments.subjects(of: ancestor).first { $0 != token && text.tokens[$0].tag != .pron }
    }
    return nil
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
      if let subject = here.last(where: \.isSubject) { return subject.member }
      let members = Set(here.map(\.member))
      if members.count == 1, let only = members.first { return only }
      if members.count > 1 { return nil }
    }
    return latest.member
  }

  /// The two countries that were joined last: "Russia and North Korea … The two states".
  private func pair(before token: Int, _ sentence: Int, _ cast: Cast) -> [Int]? {
    var place = token - 1
    let start = text.sentences[max(0, sentence - 3)].lowerBound
    while place >= start {
      let joined = arguments.expand(place)
      if joined.count == 2, text.relation(place) != .conj {
        let countries = joined.flatMap { cast.named[$0] ?? [] }.filter { cast.members[$0].kind == .country }
        if countries.count == 2, countries[0] != countries[1] { return countries }
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
