import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Armed people who act without a name, but are told apart from others: "Tuareg rebels", "Serb gunmen", "separatist
/// rebels", "al-Qaeda-linked militants".
///
/// Bare nouns ("rebels") stand for nobody in particular and are left; so are those whom a name already tells
/// ("Hezbollah fighters"). The groups that no claim speaks of are dropped at the end of reading.
struct UnnamedGroups: Sendable {
  let lexicon: Lexicon

  func adding(to names: [NameMention], in text: Text) -> [NameMention] {
    var nameAt: [Int: Int] = [:]
    for (index, name) in names.enumerated() where !name.isNested {
      for token in name.tokens { nameAt[token] = index }
    }
    var found: [NameMention] = []
    for token in text.tokens.indices
    where lexicon.bodies.armedPeople.contains(text.lower[token]) && nameAt[token] == nil {
      guard let start = start(of: token, names, nameAt, text) else { continue }
      let words = text.line(start..<(token + 1))
      found.append(
        NameMention(
          tokens: start..<(token + 1), head: token,
          referent: .other(kind: lexicon.bodies.armedGroup, name: words, country: nil), isUnnamed: true))
    }
    guard !found.isEmpty else { return names }
    let covered = Set(found.flatMap(\.tokens))
    let kept = names.map { name in
      var name = name
      if covered.contains(name.tokens.lowerBound) { name.isNested = true }
      return name
    }
    return (kept + found).sorted {
      ($0.tokens.lowerBound, -$0.tokens.count, $0.head) < ($1.tokens.lowerBound, -$1.tokens.count, $1.head)
    }
  }

  /// Where the words begin that tell the group from others; `nil` where none do.
  private func start(of noun: Int, _ names: [NameMention], _ nameAt: [Int: Int], _ text: Text) -> Int? {
    let sentence = text.sentences[text.sentenceOf[noun]].lowerBound
    var start: Int?
    var place = noun
    while place > sentence, noun - place < 5 {
      place -= 1
      if place > sentence, text.lower[place - 1] == "-", place + 1 == noun,
        text.tokens[place].range.lowerBound == text.tokens[place - 1].range.upperBound
      {
        // "al-Qaeda-linked", "pro-Russian": the whole word tells.
        start = word(endingAt: place, sentence, text)
        place = start ?? place
        continue
      }
      if let index = nameAt[place] {
        // "Hezbollah rebels" are Hezbollah; "Serb gunmen" are not Serbia.
        guard names[index].form == .adjective || names[index].form == .people else { break }
        start = names[index].tokens.lowerBound
        place = names[index].tokens.lowerBound
        continue
      }
      guard
        text.tokens[place].tag == .adj || text.tokens[place].tag == .propn || text.tokens[place].tag == .noun
      else { break }
      // The first word of a sentence has its capital from there.
      let isProper = text.isCapitalised(place) && (place > sentence || text.tokens[place].tag == .propn)
      guard isProper || lexicon.bodies.causes.contains(text.lower[place]) else { break }
      start = place
    }
    return start
  }

  /// Where a word of parts joined by hyphens begins.
  private func word(endingAt end: Int, _ sentence: Int, _ text: Text) -> Int {
    var start = end
    while start > sentence, text.tokens[start].range.lowerBound == text.tokens[start - 1].range.upperBound {
      start -= 1
    }
    return start
  }
}
