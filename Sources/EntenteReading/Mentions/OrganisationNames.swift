import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Makes whole the names of organisations that go on after a preposition: "the Institute for Contemporary German
/// Studies", "the German Chamber of Industry and Commerce".
///
/// The language model and the gazetteer see parts of such names. Grammar sees the whole: capitals that end in a word
/// for a sort of organisation, "of", "for" or "on", and capitals again.
struct OrganisationNames: Sendable {
  let lexicon: Lexicon

  private static let links: Set<String> = ["of", "for", "on", "against", "to"]
  private static let inner: Set<String> = ["the", "and", "&", "of", "for", "in", "on", "-", ","]

  func completing(_ names: [NameMention], in text: Text) -> [NameMention] {
    var found: [NameMention] = []
    for sentence in text.sentences {
      var token = sentence.lowerBound
      while token < sentence.upperBound {
        guard let range = name(around: token, sentence, text) else {
          token += 1
          continue
        }
        found.append(
          NameMention(
            tokens: range, head: text.head(of: range),
            referent: .other(
              kind: kind(of: token, text),
              name: text.line(range), country: nil)))
        token = range.upperBound
      }
    }
    guard !found.isEmpty else { return names }
    var cover: [Int: Int] = [:]
    for (index, mention) in found.enumerated() { for token in mention.tokens { cover[token] = index } }
    var dropped: Set<Int> = []
    let kept = names.filter { name in
      guard let over = cover[name.tokens.lowerBound] ?? cover[name.tokens.upperBound - 1] else { return true }
      // What the gazetteer knows by a name as long, or longer, stands.
      if case .known = name.referent, name.tokens.count >= found[over].tokens.count {
        dropped.insert(over)
        return true
      }
      if name.tokens.lowerBound < found[over].tokens.lowerBound
        || name.tokens.upperBound > found[over].tokens.upperBound
      {
        dropped.insert(over)
        return true
      }
      return false
    }
    // A name that was dropped gives its parts back.
    let parts = names.filter { name in
      guard let over = cover[name.tokens.lowerBound] ?? cover[name.tokens.upperBound - 1] else {
        return false
      }
      return dropped.contains(over) && !kept.contains { $0.tokens == name.tokens }
    }
    let whole = found.indices.filter { !dropped.contains($0) }.map { found[$0] }
    return (kept + parts + whole).sorted {
      ($0.tokens.lowerBound, -$0.tokens.count, $0.head) < ($1.tokens.lowerBound, -$1.tokens.count, $1.head)
    }
  }

  /// The name whose head noun stands at `head`, where it goes on after it.
  private func name(around head: Int, _ sentence: Range<Int>, _ text: Text) -> Range<Int>? {
    guard lexicon.bodies.longNames.contains(text.lower[head]), text.isCapitalised(head),
      head + 2 < sentence.upperBound, Self.links.contains(text.lower[head + 1])
    else { return nil }
    var end = head + 2
    var last: Int?
    while end < sentence.upperBound {
      // "the Commission on Wednesday": a day ends the name.
      if isOfCalendar(end, text) { break }
      if text.isCapitalised(end) {
        last = end
        end += 1
      } else if Self.inner.contains(text.lower[end]), end + 1 < sentence.upperBound, isInner(end, last, text)
      {
        end += 1
      } else {
        break
      }
      if end - head > 10 { break }
    }
    guard let last else { return nil }
    // "of" before a single name of a place says where it is or whose: the gazetteer and grammar know those.
    let tail = (head + 2)...last
    if tail.allSatisfy({ isPlaceWord($0, text) }) { return nil }
    var start = head
    while start > sentence.lowerBound, text.isCapitalised(start - 1),
      text.tokens[start - 1].tag == .propn || text.tokens[start - 1].tag == .adj
        || text.tokens[start - 1].tag == .noun,
      !text.opensSentence(start - 1) || text.lower[start - 1] != "the"
    {
      start -= 1
    }
    // "Russia's Institute for …": the possessor is no part of the name.
    return start..<(last + 1)
  }

  /// Small words go on with the name only where a capital follows, and "and" or a comma only between common nouns.
  private func isInner(_ token: Int, _ last: Int?, _ text: Text) -> Bool {
    let next = token + 1
    if text.lower[token] == "the" || text.lower[token] == "-" { return text.isCapitalised(next) }
    guard text.isCapitalised(next) || text.lower[next] == "the" else { return false }
    guard text.lower[token] == "and" || text.lower[token] == "," || text.lower[token] == "&" else {
      return text.lower[token] == "of" && last != nil && !isPlaceWord(next, text)
    }
    // "the Institute for Peace and Chancellor X": a person or place after "and" is another name.
    return last != nil && !isPlaceWord(next, text) && text.tokens[next].tag != .det
      && !lexicon.titles.heads.contains(text.lower[next]) && text.lower[token] != ","
      && !text.names.contains { $0.kind == .person && $0.tokens.contains(next) }
  }

  private func isOfCalendar(_ token: Int, _ text: Text) -> Bool {
    lexicon.quantities.weekdays[text.lower[token]] != nil
      || lexicon.quantities.months[text.lower[token].replacing(".", with: "")] != nil
  }

  private func isPlaceWord(_ token: Int, _ text: Text) -> Bool {
    if Self.inner.contains(text.lower[token]) { return true }
    guard let match = lexicon.gazetteer.match(in: text.bytes.span, at: text.tokens[token].range.lowerBound)
    else { return false }
    return match.senses.contains { sense in
      let kind = lexicon.gazetteer.entries[sense.entry].kind
      return (kind == .country || kind == .region) && sense.form != .adjective
    }
  }

  private func kind(of head: Int, _ text: Text) -> EntityKind {
    lexicon.bodies.kindWords[text.lower[head]] ?? .organisation
  }
}
