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
    return (names + found).sorted {
      ($0.tokens.lowerBound, -$0.tokens.count, $0.head) < ($1.tokens.lowerBound, -$1.tokens.count, $1.head)
    }
  }
}
