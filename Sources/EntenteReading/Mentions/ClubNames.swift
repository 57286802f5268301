import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Towns that stand for their clubs: "Dortmund beat Freiburg", in a report that is full of the words of sport.
///
/// A name is the club's where most of its roles in the text are those of a side that plays; in the others, as in
/// "the match in Dortmund", it stays the town.
struct ClubNames: Sendable {
  let lexicon: Lexicon

  /// At least so many different words of sport, and so many of them in a thousand words, make a report on sport.
  private static let leastWords = 6
  private static let leastPerThousand = 12

  func reading(_ names: [NameMention], in text: Text) -> [NameMention] {
    guard isOnSport(text) else { return names }
    var votes: [String: Int] = [:]
    for name in names where isTown(name) {
      votes[text.string(name.tokens), default: 0] += isSide(name, text) ? 1 : -1
    }
    // "Dortmund" is "Borussia Dortmund" where the text has that too.
    var whole: [String: NameMention.Referent] = [:]
    for name in names where !name.isNested && name.tokens.count > 1 && lexicon.isOrganisation(name) {
      for token in name.tokens where votes[text.words[token]] != nil && whole[text.words[token]] == nil {
        whole[text.words[token]] = name.referent
      }
    }
    return names.map { name in
      let written = text.string(name.tokens)
      guard isTown(name), let vote = votes[written], vote > 0, isSide(name, text) else { return name }
      var club = name
      club.referent = whole[written] ?? .other(kind: .organisation, name: written, country: nil)
      return club
    }
  }

  private func isOnSport(_ text: Text) -> Bool {
    var words: Set<String> = []
    var count = 0
    for word in text.lower where lexicon.places.sport.contains(word) {
      words.insert(word)
      count += 1
    }
    return words.count >= Self.leastWords && count * 1000 >= text.tokens.count * Self.leastPerThousand
  }

  private func isTown(_ name: NameMention) -> Bool {
    guard !name.isNested, name.form == .name || name.form == .capital else { return false }
    switch name.referent {
    case .known(let id):
      guard let entry = lexicon.gazetteer[id] else { return false }
      return entry.kind == .region || name.form == .capital
    case .other(let kind, _, _): return kind == .region
    default: return false
    }
  }

  private func isSide(_ name: NameMention, _ text: Text) -> Bool {
    let preposition = text.preposition(of: name.head)
    if !preposition.isEmpty { return lexicon.places.opponents.contains(preposition) }
    switch text.relation(name.head) {
    case .nsubj, .nsubjPass, .obj, .iobj, .nmodPoss, .root, .appos: return true
    case .compound, .nmodDesc, .nmod:
      // "Ajax keeper X", "a Schalke fan"; "the Hamburg region" is none.
      return text.head(name.head).map { !lexicon.places.sorts.contains(text.lower[$0]) } ?? false
    case .conj:
      return text.head(name.head).map { head in
        text.preposition(of: head).isEmpty || lexicon.places.opponents.contains(text.preposition(of: head))
      } ?? false
    default: return false
    }
  }
}
