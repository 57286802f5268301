import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Parties by the names that many countries have one of: "the Social Democrats", "Socialist Party", "the Greens".
///
/// Which one is meant, its country tells: the adjective before, the party's own name elsewhere in the text, or else
/// the country that the text names most. Where none of them speaks for a party, the words stay as they were.
struct PartyNames: Sendable {
  let lexicon: Lexicon

  /// How far before the name its country may stand: "the German centre-left Social Democrats".
  private static let reach = 4

  func adding(to names: [NameMention], in text: Text) -> [NameMention] {
    var named: [String: Int] = [:]
    var certain: Set<Entity.ID> = []
    var countryEnding: [Int: String] = [:]
    var cover: [Int: Int] = [:]
    for (index, name) in names.enumerated() {
      for token in name.tokens where cover[token] == nil { cover[token] = index }
      guard case .known(let id) = name.referent, let entry = lexicon.gazetteer[id] else { continue }
      if entry.kind == .country, let code = entry.country {
        named[code, default: 0] += 1
        countryEnding[name.tokens.upperBound] = code
      } else if isParty(entry), !isShared(name, in: text) {
        certain.insert(id)
      } else if lexicon.ontology.isKind(entry.kind, a: .person), let code = entry.country {
        named[code, default: 0] += 1
      }
    }
    var found: [NameMention] = []
    var token = 0
    while token < text.tokens.count {
      guard let (last, parties) = parties(at: token, in: text) else {
        token += 1
        continue
      }
      let place = token
      var end = last
      token = end
      let over = (place..<end).compactMap { cover[$0] }
      guard over.allSatisfy({ gives(names[$0], to: place..<end, in: text) }) else { continue }
      let before = country(before: place, countryEnding, text)
      let party: Gazetteer.Entry?
      if let before {
        party = parties.first { $0.country == before }
      } else {
        party =
          parties.first { certain.contains($0.id) }
          ?? parties.filter { named[$0.country ?? ""] != nil }.max {
            (named[$0.country ?? ""] ?? 0, $1.id.rawValue) < (named[$1.country ?? ""] ?? 0, $0.id.rawValue)
          }
      }
      guard let party else { continue }
      // "Green party", "Greens party": a common noun is no part of the name.
      while end - 1 > place, !text.isCapitalised(end - 1) { end -= 1 }
      found.append(
        NameMention(tokens: place..<end, head: text.head(of: place..<end), referent: .known(party.id)))
    }
    guard !found.isEmpty else { return names }
    let taken = Set(found.flatMap(\.tokens))
    return (names.filter { $0.tokens.allSatisfy { !taken.contains($0) } } + found).sorted {
      ($0.tokens.lowerBound, -$0.tokens.count, $0.head) < ($1.tokens.lowerBound, -$1.tokens.count, $1.head)
    }
  }

  private func isParty(_ entry: Gazetteer.Entry) -> Bool { entry.kind == lexicon.bodies.party }

  /// Whether the name, as written, may be another party's too.
  private func isShared(_ name: NameMention, in text: Text) -> Bool {
    lexicon.gazetteer.senses(of: text.string(name.tokens)).contains(where: \.isAmbiguous)
  }

  /// The parties that share the name at `start`, and where it ends.
  private func parties(at start: Int, in text: Text) -> (end: Int, parties: [Gazetteer.Entry])? {
    guard text.isCapitalised(start), !text.opensSentence(start) || start + 1 < text.tokens.count,
      let match = lexicon.gazetteer.match(in: text.bytes.span, at: text.tokens[start].range.lowerBound)
    else { return nil }
    let parties = match.senses.filter(\.isAmbiguous).map { lexicon.gazetteer.entries[$0.entry] }.filter(
      isParty)
    guard !parties.isEmpty else { return nil }
    var end = start + 1
    while end < text.tokens.count, text.tokens[end].range.lowerBound < match.end { end += 1 }
    // A single word that is no plural: a sentence gives it its capital, and "Liberal Arts" are no party's.
    if end == start + 1, !text.lower[start].hasSuffix("s"),
      text.opensSentence(start) || end < text.tokens.count && text.isCapitalised(end) && !leads(end, text)
    {
      return nil
    }
    return (end, parties)
  }

  /// Whether a person or a title begins at the token, so that a party before it is theirs.
  private func leads(_ token: Int, _ text: Text) -> Bool {
    lexicon.titles.heads.contains(text.lower[token]) || lexicon.bodies.kindWords[text.lower[token]] != nil
      || text.names.contains { $0.kind == .person && $0.tokens.lowerBound == token }
  }

  /// Whether a name that lies over the party's gives way: one that only guesses at it, or a part of it.
  private func gives(_ name: NameMention, to range: Range<Int>, in text: Text) -> Bool {
    switch name.referent {
    case .known(let id):
      return range.lowerBound <= name.tokens.lowerBound && name.tokens.upperBound <= range.upperBound
        && lexicon.gazetteer[id].map(isParty) == true
    case .other(let kind, _, _):
      // "Veteran Greens", "Social Democrats party": the party with what leads to it.
      return lexicon.ontology.isKind(kind, a: .organisation) && name.tokens.count <= range.count + 1
    case .person: return range.contains(name.tokens.lowerBound) && name.tokens.upperBound <= range.upperBound
    case .unit, .body: return false
    }
  }

  /// The country whose adjective or possessive leads the phrase that the name ends.
  private func country(before start: Int, _ countryEnding: [Int: String], _ text: Text) -> String? {
    let sentence = text.sentences[text.sentenceOf[start]].lowerBound
    var place = start
    while place > sentence, start - place <= Self.reach {
      if let code = countryEnding[place] { return code }
      if text.lower[place - 1] == "'s" || text.lower[place - 1] == "'" { return countryEnding[place - 1] }
      switch text.tokens[place - 1].tag {
      case .adj, .noun: break
      // "centre-left", however its parts are tagged
      case _ where text.lower[place - 1] == "-" || place > 1 && text.lower[place - 2] == "-": break
      default: return nil
      }
      place -= 1
    }
    return nil
  }
}
