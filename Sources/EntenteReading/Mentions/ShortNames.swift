import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Organisations called by a part of their name: "Orbe" where the text has "Orbe Corp.", "the Condors" where it has
/// "Oruro Condors".
///
/// The language model sees one word and guesses a person or a place; the text has told what it is.
struct ShortNames: Sendable {
  let lexicon: Lexicon

  func reading(_ names: [NameMention], in text: Text) -> [NameMention] {
    var whole: [String: Set<NameMention.Referent>] = [:]
    var surnames: Set<String> = []
    for name in names where !name.isNested {
      // "the mercenary group Orbe", "Orbe" later.
      if name.tokens.count == 1 {
        if case .known = name.referent, lexicon.isOrganisation(name) {
          whole[text.string(name.tokens), default: []].insert(name.referent)
        }
        continue
      }
      if lexicon.isPerson(name) {
        surnames.insert(text.words[name.tokens.upperBound - 1])
        surnames.insert(text.words[name.tokens.lowerBound])
        continue
      }
      guard lexicon.isOrganisation(name) else { continue }
      for part in parts(of: name, text) { whole[part, default: []].insert(name.referent) }
    }
    return names.map { name in
      guard isGuess(name, text), !surnames.contains(text.words[name.tokens.lowerBound]) else { return name }
      let meant = whole[text.string(name.tokens)] ?? []
      guard let referent = meant.count == 1 ? meant.first : namesake(of: name, text) else { return name }
      var short = name
      short.referent = referent
      return short
    }
  }

  /// The organisation that bears a family name, where the text brings up nobody of that name: reports give people
  /// their full names first.
  private func namesake(of name: NameMention, _ text: Text) -> NameMention.Referent? {
    guard case .person = name.referent, name.tokens.count == 1,
      name.tokens.lowerBound == 0 || !isHonorific(name.tokens.lowerBound - 1, text)
    else { return nil }
    let known = lexicon.gazetteer.senses(of: text.string(name.tokens)).filter(\.isAmbiguous).map {
      lexicon.gazetteer.entries[$0.entry]
    }
    guard known.count == 1, let entry = known.first, lexicon.ontology.isKind(entry.kind, a: .organisation)
    else { return nil }
    return .known(entry.id)
  }

  private func isHonorific(_ token: Int, _ text: Text) -> Bool {
    let word = text.lower[token]
    return lexicon.titles.ranks.contains(word) || lexicon.titles.address.contains(word)
      || lexicon.titles.heads.contains(word)
  }

  /// What may stand for the name: all but the word for a firm at its end, or one word at either end that is no common
  /// word of organisations and no place.
  private func parts(of name: NameMention, _ text: Text) -> [String] {
    var parts: [String] = []
    let first = name.tokens.lowerBound
    let last = name.tokens.upperBound - 1
    if isCommon(last, text) {
      parts.append(text.string(first..<last))
    } else if text.isCapitalised(last), !isPlace(last, text) {
      parts.append(text.words[last])
    }
    if name.tokens.count > 2 || !isCommon(last, text), !isCommon(first, text), !isPlace(first, text),
      text.isCapitalised(first), text.tokens[first].tag == .propn
    {
      parts.append(text.words[first])
    }
    return parts
  }

  private func isCommon(_ token: Int, _ text: Text) -> Bool {
    let word = text.lower[token]
    return lexicon.bodies.kindWords[word] != nil || lexicon.bodies.longNames.contains(word)
      || lexicon.places.sorts.contains(word) || lexicon.places.compass.contains(word)
      || lexicon.titles.portfolios.contains(word)
  }

  private func isPlace(_ token: Int, _ text: Text) -> Bool {
    lexicon.gazetteer.senses(of: text.words[token]).contains {
      !lexicon.ontology.isKind(lexicon.gazetteer.entries[$0.entry].kind, a: .organisation)
    }
  }

  /// Whether only the language model says what the name is, and it is short.
  private func isGuess(_ name: NameMention, _ text: Text) -> Bool {
    guard !name.isNested else { return false }
    switch name.referent {
    case .person: return name.tokens.count == 1
    case .other(let kind, _, _): return kind != .unit
    case .known, .unit, .body: return false
    }
  }
}
