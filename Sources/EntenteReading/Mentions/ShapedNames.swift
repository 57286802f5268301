import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// People whom the language model did not find: capitals after a title or a form of address, and the family names of
/// those whom the text has named in full.
struct ShapedNames: Sendable {
  let lexicon: Lexicon

  private static let quotes: Set<String> = ["\"", "“", "``", "'", "‘", "«"]

  private func isTitle(_ token: Int, _ text: Text) -> Bool {
    let word = text.lower[token]
    return lexicon.titles.heads.contains(word) || lexicon.titles.portfolios.contains(word)
      || lexicon.titles.ranks.contains(word) || lexicon.titles.qualifiers.contains(word)
      || lexicon.bodies.kindWords[word] != nil
  }

  /// "Comcast chief executive Brian Roberts": capitals that open a title of somebody's name an organisation.
  private func firms(
    before titles: [TitleMention], people: [NameMention], _ covered: Set<Int>, _ text: Text
  ) -> [NameMention] {
    var starting: Set<Int> = []
    for name in people {
      switch name.referent {
      case .person: starting.insert(name.tokens.lowerBound)
      case .known(let id):
        if let kind = lexicon.gazetteer[id]?.kind, lexicon.ontology.isKind(kind, a: .person) {
          starting.insert(name.tokens.lowerBound)
        }
      default: break
      }
    }
    var found: [NameMention] = []
    for title in titles where title.of == nil && title.ofPerson == nil {
      let end = title.tokens.lowerBound
      guard starting.contains(title.end), !text.isCapitalised(end) else { continue }
      var start = end
      let sentence = text.sentences[text.sentenceOf[end]].lowerBound
      while start > sentence, !covered.contains(start - 1), text.isCapitalised(start - 1),
        text.tokens[start - 1].tag == .propn, !isTitle(start - 1, text)
      {
        start -= 1
      }
      guard start < end, !(start == sentence && text.tokens[start].tag != .propn) else { continue }
      let range = start..<end
      let name = text.line(range)
      found.append(
        NameMention(
          tokens: range, head: text.head(of: range),
          referent: .other(kind: .organisation, name: name, country: nil)))
    }
    return found
  }

  /// Family names that stand alone: "al-Mashat" where the text has "Mahdi al-Mashat".
  private func namedAgain(_ names: [NameMention], _ covered: Set<Int>, _ text: Text) -> [NameMention] {
    var families: [String: Set<String>] = [:]
    for name in names where !name.isNested && name.tokens.count > 1 && lexicon.isPerson(name) {
      for family in lexicon.titles.surnames.candidates(in: text.string(name.tokens)) where family.count > 2 {
        let first = family.prefix { $0 != "-" && $0 != " " }
        families[String(first), default: []].insert(family)
      }
    }
    guard !families.isEmpty else { return [] }
    var found: [NameMention] = []
    for token in text.tokens.indices where !covered.contains(token) {
      guard let here = families[text.words[token]], text.tokens[token].tag == .propn,
        token == 0 || !covered.contains(token - 1) || text.tokens[token - 1].tag == .punct
          || !text.isCapitalised(token - 1)
      else { continue }
      let end = min(token + 6, text.sentences[text.sentenceOf[token]].upperBound)
      guard
        let last = (token..<end).last(where: { here.contains(text.string(token..<($0 + 1))) }),
        !(token...last).contains(where: covered.contains),
        last + 1 == text.tokens.count || !text.isCapitalised(last + 1) || covered.contains(last + 1)
      else { continue }
      let range = token..<(last + 1)
      found.append(
        NameMention(
          tokens: range, head: text.head(of: range), referent: .person(name: text.string(range))))
    }
    return found
  }

  /// "the group Automaidan", "the weekly Focus": capitals beside a noun for a sort of organisation name one.
  private func beside(_ noun: Int, _ covered: Set<Int>, _ text: Text) -> NameMention? {
    guard let kind = lexicon.speech.organisationKind(calledBy: text.lower[noun]),
      text.tokens[noun].tag == .noun, !text.isCapitalised(noun),
      !text.tokens[noun].features.contains(.plural), !lexicon.titles.heads.contains(text.lower[noun])
    else { return nil }
    let end = text.sentences[text.sentenceOf[noun]].upperBound
    var start = noun + 1
    if start < end, text.tokens[start].tag == .punct, Self.quotes.contains(text.lower[start]) { start += 1 }
    guard let range = capitals(from: start, before: min(end, start + 4), covered, text),
      text.relation(text.head(of: range)) != .nsubj
    else { return nil }
    return organisation(range, kind, text)
  }

  /// "Peru's Antiquities Authority": capitals that end in a noun for a sort of organisation.
  private func ending(at head: Int, _ covered: Set<Int>, _ text: Text) -> NameMention? {
    guard lexicon.bodies.longNames.contains(text.lower[head]), text.isCapitalised(head),
      !covered.contains(head), !text.tokens[head].features.contains(.plural),
      // In a headline every word may have a capital.
      case let range = text.sentences[text.sentenceOf[head]], let last = range.last,
      text.tokens[last].tag == .punct
    else { return nil }
    let sentence = range.lowerBound
    var start = head
    while start > sentence, head - start < 5, !covered.contains(start - 1), text.isCapitalised(start - 1),
      text.tokens[start - 1].tag == .propn || text.tokens[start - 1].tag == .noun
        || text.tokens[start - 1].tag == .adj
    {
      start -= 1
    }
    guard start < head, start == sentence || !covered.contains(start - 1),
      head + 1 == text.tokens.count || !text.isCapitalised(head + 1) || covered.contains(head + 1)
    else { return nil }
    return organisation(start..<(head + 1), lexicon.bodies.kindWords[text.lower[head]] ?? .organisation, text)
  }

  /// The capitals that begin at `start` and are no name yet, no title and no day.
  private func capitals(from start: Int, before limit: Int, _ covered: Set<Int>, _ text: Text) -> Range<Int>?
  {
    var end = start
    while end < limit, !covered.contains(end), text.isCapitalised(end), text.tokens[end].tag == .propn,
      !isTitle(end, text), lexicon.quantities.weekdays[text.lower[end]] == nil,
      lexicon.quantities.months[text.lower[end]] == nil
    {
      end += 1
    }
    // What a name follows belongs to it.
    guard end > start, end == text.tokens.count || !covered.contains(end) else { return nil }
    return start..<end
  }

  private func organisation(_ range: Range<Int>, _ kind: EntityKind, _ text: Text) -> NameMention {
    NameMention(
      tokens: range, head: text.head(of: range),
      referent: .other(
        kind: kind, name: text.line(range),
        country: nil))
  }

  func adding(to names: [NameMention], after titles: [TitleMention], in text: Text) -> [NameMention] {
    var covered: Set<Int> = []
    for name in names where !name.isNested { covered.formUnion(name.tokens) }
    var found: [NameMention] = []
    var starts = titles.filter { text.isCapitalised($0.head) || $0.of != nil }.map(\.tokens.upperBound)
    for token in text.tokens.indices {
      if let address = lexicon.titles.address.match(text.lower, at: token, before: text.tokens.count),
        text.isCapitalised(token)
      {
        starts.append(token + address.count)
      }
      if let rank = lexicon.titles.ranks.match(text.lower, at: token, before: text.tokens.count),
        text.isCapitalised(token)
      {
        starts.append(token + rank.count)
      }
    }
    for start in Set(starts).sorted() {
      var end = start
      while end < text.tokens.count, end - start < 4, !covered.contains(end), text.isCapitalised(end),
        !isTitle(end, text),
        text.tokens[end].tag == .propn, text.sentenceOf[end] == text.sentenceOf[max(0, start - 1)]
      {
        end += 1
      }
      guard end > start, !covered.contains(start) else { continue }
      let range = start..<end
      let name = text.line(range)
      found.append(NameMention(tokens: range, head: text.head(of: range), referent: .person(name: name)))
      covered.formUnion(range)
    }
    let again = namedAgain(names + found, covered, text)
    for name in again { covered.formUnion(name.tokens) }
    found += again
    let firms = firms(before: titles, people: names + found, covered, text)
    for name in firms { covered.formUnion(name.tokens) }
    found += firms
    for token in text.tokens.indices {
      guard let name = beside(token, covered, text) ?? ending(at: token, covered, text) else { continue }
      covered.formUnion(name.tokens)
      found.append(name)
    }
    return (names + found).sorted {
      ($0.tokens.lowerBound, -$0.tokens.count, $0.head) < ($1.tokens.lowerBound, -$1.tokens.count, $1.head)
    }
  }
}
