import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// What a text says of itself: its date, its outlet, and the words that are no part of the report.
struct Masthead: Sendable {
  var published: CalendarDate?
  var source: String?
  /// Tokens of datelines and credits: names there are neither actors nor evidence.
  var aside: Set<Int> = []
  /// The first token of the report after each dateline, by the dateline's first token.
  var datelines: [Range<Int>] = []

  init(of text: Text, lexicon: Lexicon) {
    source = text.document.source
    published = text.document.published
    for sentence in text.sentences { findCredits(sentence, text, lexicon) }
    for sentence in text.sentences.prefix(12) { findDateline(sentence, text, lexicon) }
    if published == nil {
      for sentence in text.sentences.prefix(12) where published == nil {
        published = Self.date(
          in: sentence.lowerBound..<min(sentence.upperBound, sentence.lowerBound + 14), text, lexicon)
      }
    }
    if published == nil { published = Self.dateInPath(text.document.path) }
  }

  private mutating func findCredits(_ sentence: Range<Int>, _ text: Text, _ lexicon: Lexicon) {
    for token in sentence.prefix(3)
    where lexicon.speech.credits.match(text.lower, at: token, before: sentence.upperBound) != nil {
      aside.formUnion(sentence)
      return
    }
    for token in sentence where text.lower[token] == "(" && token + 1 < sentence.upperBound {
      if lexicon.speech.credits.match(text.lower, at: token + 1, before: sentence.upperBound) != nil
        || lexicon.speech.credits.match(text.lower, at: token, before: sentence.upperBound) != nil
      {
        let end = sentence[token...].first { text.lower[$0] == ")" } ?? (sentence.upperBound - 1)
        aside.formUnion(token...end)
      }
    }
    for token in sentence
    where lexicon.speech.creditEndings.match(text.lower, at: token, before: sentence.upperBound) != nil {
      aside.formUnion(sentence)
      return
    }
  }

  /// "KYIV, Nov 5 (Reuters) -", "KYIV —", "(Reuters) –", "CNN —" at the start of a paragraph.
  private mutating func findDateline(_ sentence: Range<Int>, _ text: Text, _ lexicon: Lexicon) {
    let dashes: Set<String> = ["—", "–", "-", "--"]
    let reach = sentence.lowerBound..<min(sentence.upperBound, sentence.lowerBound + 16)
    guard let dash = reach.first(where: { dashes.contains(text.lower[$0]) && spaced($0, text) }),
      dash > sentence.lowerBound
    else { return }
    let before = sentence.lowerBound..<dash
    // Capitals, numbers and brackets only: a sentence that happens to have a dash has other words before it.
    let isDateline = before.allSatisfy { token in
      let word = text.words[token]
      return !word.contains { $0.isLowercase }
        || text.isCapitalised(token) && hasBracketOrDate(before, text, lexicon)
        || text.tokens[token].tag == .punct || text.tokens[token].tag == .num
    }
    guard isDateline else { return }
    aside.formUnion(sentence.lowerBound...dash)
    datelines.append(sentence.lowerBound..<(dash + 1))
    if let open = before.first(where: { text.lower[$0] == "(" }),
      let close = before[open...].first(where: { text.lower[$0] == ")" }), close > open + 1
    {
      source = source ?? text.string((open + 1)..<close)
    } else if before.count == 1, source == nil,
      let match = lexicon.gazetteer.match(
        in: text.bytes.span, at: text.tokens[before.lowerBound].range.lowerBound),
      let sense = match.senses.first, lexicon.gazetteer.entries[sense.entry].kind.rawValue == "media"
    {
      source = lexicon.gazetteer.entries[sense.entry].name
    }
    if published == nil { published = Self.date(in: before, text, lexicon) }
  }

  private func hasBracketOrDate(_ range: Range<Int>, _ text: Text, _ lexicon: Lexicon) -> Bool {
    range.contains {
      text.lower[$0] == ")" || lexicon.quantities.months[text.lower[$0].replacing(".", with: "")] != nil
    }
  }

  private func spaced(_ token: Int, _ text: Text) -> Bool {
    token + 1 < text.tokens.count
      && text.tokens[token].range.upperBound < text.tokens[token + 1].range.lowerBound
  }

  /// A full date in the words: "2024-11-06", "Nov. 5, 2024", "5 November 2024".
  static func date(in range: Range<Int>, _ text: Text, _ lexicon: Lexicon) -> CalendarDate? {
    for token in range {
      if let date = CalendarDate(text.words[token]), date.day != nil { return date }
      // The tokeniser may have cut "2024-11-06" at its hyphens.
      if token + 4 < range.upperBound, text.words[token + 1] == "-", text.words[token + 3] == "-",
        let date = CalendarDate(text.words[token] + "-" + text.words[token + 2] + "-" + text.words[token + 4])
      {
        return date
      }
      guard let month = lexicon.quantities.months[text.lower[token].replacing(".", with: "")] else {
        continue
      }
      let numbers = [token - 1, token + 1, token + 2, token + 3].filter {
        $0 >= range.lowerBound && $0 < range.upperBound
      }
      .map { text.lower[$0] }
      let year = numbers.lazy.compactMap { $0.count == 4 ? Int($0) : nil }.first
      let day = numbers.lazy.compactMap { $0.count <= 2 ? Int($0) : nil }.first
      if let year, let date = CalendarDate(year: year, month: month, day: day) { return date }
    }
    return nil
  }

  /// A date at the start of a file's name: "2024-11-06-first-clashes.txt".
  static func dateInPath(_ path: String) -> CalendarDate? {
    guard let name = path.split(separator: "/").last else { return nil }
    let prefix = String(name.prefix(10))
    guard let date = CalendarDate(prefix), date.day != nil else { return nil }
    return date
  }
}
