import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// People whom the language model did not find, by their shape: capitals after a title or a form of address.
struct ShapedNames: Sendable {
  let lexicon: Lexicon

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
      let name = text.string(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      found.append(
        NameMention(
          tokens: range, head: text.head(of: range),
          referent: .other(kind: .organisation, name: name, country: nil)))
    }
    return found
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
      let name = text.string(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
      found.append(NameMention(tokens: range, head: text.head(of: range), referent: .person(name: name)))
      covered.formUnion(range)
    }
    found += firms(before: titles, people: names + found, covered, text)
    return (names + found).sorted {
      ($0.tokens.lowerBound, -$0.tokens.count, $0.head) < ($1.tokens.lowerBound, -$1.tokens.count, $1.head)
    }
  }
}
