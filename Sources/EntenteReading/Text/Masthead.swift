import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// What a text says of itself: its date, its outlet, and the words that are no part of the report.
struct Masthead: Sendable {
  var published: CalendarDate?
  var source: String?
  /// Tokens of datelines and credits: names there are neither actors nor evidence.
  var aside: Set<Int> = []

  init(of text: Text, lexicon: Lexicon) {
    source = text.document.source
    published = text.document.published
    for sentence in text.sentences { findCredits(sentence, text, lexicon) }
    findAgencies(text, lexicon)
    findSignature(text, lexicon)
    for dateline in text.datelines { readDateline(dateline, text, lexicon) }
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

  /// "(AFP, Reuters)" at the end of a text: the agencies whose wires it was written from.
  private mutating func findAgencies(_ text: Text, _ lexicon: Lexicon) {
    let end = text.tokens.count
    guard let open = (max(0, end - 40)..<end).last(where: { text.lower[$0] == "(" }),
      let close = (open..<end).first(where: { text.lower[$0] == ")" }), end - close <= 6, close > open + 1
    else { return }
    let listed = (open + 1)..<close
    let separators: Set<String> = [",", "/", "and", ";", "&", "with"]
    let isAgency = { (token: Int) in
      let match = lexicon.gazetteer.match(
        in: text.bytes.span, at: text.tokens[token].range.lowerBound, ignoringCase: true)
      return match?.senses.contains { lexicon.gazetteer.entries[$0.entry].kind == lexicon.bodies.outlet }
        ?? false
    }
    guard listed.contains(where: isAgency),
      listed.allSatisfy({ separators.contains(text.lower[$0]) || text.isCapitalised($0) || isAgency($0) })
    else { return }
    aside.formUnion(open..<end)
    // The initials of whoever wrote it stand before: "rc/ng (dpa, Reuters)".
    var start = open
    let sentence = text.sentences[text.sentenceOf[open]].lowerBound
    while start > sentence, text.lower[start - 1].count <= 3, text.lower[start - 1] != ".",
      text.lower[start - 1] != "\""
    { start -= 1 }
    if open - start <= 5 { aside.formUnion(start..<open) }
  }

  /// How many words the line at the end of a text has that says who wrote it.
  private static let signatureReach = 30

  /// "kb/AFP/dpa Editor: Jane Roe" at the end of a text, joined to its last sentence: everything from the initials on.
  private mutating func findSignature(_ text: Text, _ lexicon: Lexicon) {
    let end = text.tokens.count
    for token in max(0, end - Self.signatureReach)..<end where !aside.contains(token) {
      guard text.isCapitalised(token),
        let credit = lexicon.speech.credits.match(text.lower, at: token, before: end),
        text.lower[token + credit.count - 1] == ":"
      else { continue }
      var start = token
      while start > 0, !Self.sentenceEnds.contains(text.lower[start - 1]), token - start < 12 { start -= 1 }
      // Only initials and agencies, with slashes, may stand between the last sentence and the credit.
      let isLine = (start..<token).allSatisfy {
        text.tokens[$0].tag != .verb && (text.lower[$0].count <= 4 || text.isCapitalised($0))
      }
      aside.formUnion((isLine ? start : token)..<end)
      return
    }
  }

  private static let sentenceEnds: Set<String> = [".", "!", "?", "\"", "”", ")"]

  /// What a dateline says: "KYIV, Nov 5, 2024 (Reuters) -", "KYIV —", "(Reuters) –", "CNN —".
  private mutating func readDateline(_ dateline: Range<Int>, _ text: Text, _ lexicon: Lexicon) {
    aside.formUnion(dateline)
    if let open = dateline.first(where: { text.lower[$0] == "(" }),
      let close = dateline[open...].first(where: { text.lower[$0] == ")" }), close > open + 1
    {
      source = source ?? text.string((open + 1)..<close)
    } else if dateline.count == 2, source == nil,
      let match = lexicon.gazetteer.match(
        in: text.bytes.span, at: text.tokens[dateline.lowerBound].range.lowerBound),
      let sense = match.senses.first, lexicon.gazetteer.entries[sense.entry].kind == lexicon.bodies.outlet
    {
      source = lexicon.gazetteer.entries[sense.entry].name
    }
    if published == nil { published = Self.date(in: dateline, text, lexicon) }
  }

  /// A full date in the words: "2024-11-06", "Nov. 5, 2024", "5 November 2024".
  static func date(in range: Range<Int>, _ text: Text, _ lexicon: Lexicon) -> CalendarDate? {
    for token in range {
      let isNumber = text.bytes[text.tokens[token].range.lowerBound] <= 0x39
      if isNumber, let date = CalendarDate(text.words[token]), date.day != nil { return date }
      // The tokeniser may have cut "2024-11-06" at its hyphens.
      if isNumber, token + 4 < range.upperBound, text.words[token + 1] == "-", text.words[token + 3] == "-",
        let date = CalendarDate(text.words[token] + "-" + text.words[token + 2] + "-" + text.words[token + 4])
      {
        return date
      }
      guard !isNumber, text.isCapitalised(token),
        let month = lexicon.quantities.months[text.lower[token].replacing(".", with: "")]
      else { continue }
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
