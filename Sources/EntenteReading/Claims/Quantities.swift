import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Reads the numbers that count a noun: "more than 10,000 North Korean troops", "a significant number of".
struct QuantityReader: Sendable {
  let text: Text
  let lexicon: Lexicon

  /// The quantity of the noun at `token`, by the words before it in its own phrase.
  func quantity(of token: Int) -> Quantity? {
    var unit = text.words[token]
    var phraseStart = token
    for child in text.children(of: token) where child < token {
      switch text.relation(child) {
      case .nummod, .amod, .compound, .det, .advmod, .nmod, .nmodPoss, .nmodUnmarked, .nmodDesc, .detPredet:
        phraseStart = min(phraseStart, text.span(of: child).lowerBound)
      default: break
      }
    }
    // "dozens of soldiers": the amount is the head, and the noun hangs from it.
    if let head = text.head(token), text.relation(token) == .nmod, text.preposition(of: token) == "of",
      head < token
    {
      phraseStart = min(phraseStart, text.span(of: head).lowerBound)
      if text.tokens[head].tag == .noun, text.head(head) != nil { unit = text.words[token] }
    }
    let start = max(phraseStart, text.sentences[text.sentenceOf[token]].lowerBound, token - 12)
    // The number nearest to the noun, with nothing but its own modifiers between.
    var place = token - 1
    while place >= start {
      if !isDate(place), let value = number(endingAt: place) {
        let bound = bound(before: value.start, from: text.sentences[text.sentenceOf[token]].lowerBound)
        return Quantity(value: value.value, qualifier: bound ?? "exact", unit: unit)
      }
      place -= 1
    }
    place = start
    while place < token {
      if let vague = lexicon.quantities.vague.match(text.lower, at: place, before: token) {
        return Quantity(value: nil, qualifier: lexicon.quantities.vagueWords[vague.value], unit: unit)
      }
      place += 1
    }
    return nil
  }

  /// A number whose last word is `token`: "10,000", "six", "3.2 million".
  private func number(endingAt token: Int) -> (value: Double, start: Int)? {
    guard
      text.tokens[token].tag == .num || text.tokens[token].tag == .noun
        || text.words[token].first?.isNumber == true
    else { return nil }
    if let multiplier = lexicon.quantities.multipliers[text.lower[token]], token > 0,
      let value = plain(token - 1)
    {
      return (value * multiplier, token - 1)
    }
    // A year is no count.
    guard let value = plain(token) else { return nil }
    return (value, token)
  }

  /// "Oct 30, 2025" and "in 2014" count nothing.
  private func isDate(_ token: Int) -> Bool {
    let near = max(0, token - 3)..<min(text.tokens.count, token + 2)
    if near.contains(where: {
      lexicon.quantities.months[text.lower[$0].replacing(".", with: "")] != nil && text.isCapitalised($0)
    }) {
      return true
    }
    guard let year = Int(text.lower[token]), (1900...2100).contains(year) else { return false }
    return text.relation(token) != .nummod
  }

  private func plain(_ token: Int) -> Double? {
    if let word = lexicon.quantities.numbers[text.lower[token]] { return word }
    let digits = text.words[token].replacing(",", with: "")
    guard let first = digits.first, first.isNumber else { return nil }
    return Double(digits)
  }

  private func bound(before start: Int, from: Int) -> String? {
    lexicon.quantities.boundPhrases.match(text.lower, endingAt: start, from: from).map {
      lexicon.quantities.bounds[$0.value]
    }
  }
}
