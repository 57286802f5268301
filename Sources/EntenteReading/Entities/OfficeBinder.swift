import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// Joins titles to the people who bear them.
struct OfficeBinder: Sendable {
  let text: Text
  let lexicon: Lexicon

  /// The titles of each member, in order of place; titles that nobody bears are left out.
  func offices(_ titles: [TitleMention], in cast: Cast) -> [Int: [TitleMention]] {
    var starting: [Int: Int] = [:]
    var ending: [Int: Int] = [:]
    for (index, member) in cast.members.enumerated() where lexicon.ontology.isKind(member.kind, a: .person) {
      for mention in member.mentions {
        starting[mention.tokens.lowerBound] = index
        ending[mention.tokens.upperBound] = index
      }
    }
    var offices: [Int: [TitleMention]] = [:]
    var bearers: [Int: Int] = [:]
    for var title in paired(titles) {
      if let verb = verb(over: title) {
        if lexicon.titles.removal.contains(text.lemmas[verb]) { title.isPast = true }
        if let member = person(serving: title, under: verb, cast) {
          bearers[title.head] = member
          offices[member, default: []].append(title)
          continue
        }
      }
      // "X, economist and president of Y": the second of joined titles is borne by whoever bears the first.
      let first = text.relation(title.head) == .conj ? text.head(title.head) : nil
      guard
        let member = bearer(of: title, starting, ending, cast) ?? first.flatMap({ bearers[$0] })
          ?? bearer(joinedTo: title, offices)
      else { continue }
      bearers[title.head] = member
      offices[member, default: []].append(title)
      guard text.tokens[title.head].features.contains(.plural) else { continue }
      // "lawmakers X and Y"
      let name = cast.members[member].mentions.first { $0.tokens.lowerBound == title.tokens.upperBound }
      for joined in name.map({ text.children(of: $0.head, .conj) }) ?? [] {
        if let other = person(at: joined, cast), other != member { offices[other, default: []].append(title) }
      }
    }
    return withCounterparts(offices, titles)
  }

  /// "the firm's chairman and chief executive X": joined titles are of one body, and borne by one person.
  private func paired(_ titles: [TitleMention]) -> [TitleMention] {
    var titles = titles.sorted { ($0.start, $0.head) < ($1.start, $1.head) }
    for index in titles.indices.dropFirst() {
      let first = titles[index - 1]
      let second = titles[index]
      guard first.tokens.upperBound + 1 == second.start, text.lower[first.tokens.upperBound] == "and" else {
        continue
      }
      if second.of == nil { titles[index].of = first.of }
      // The first one's bearer follows the second.
      titles[index - 1].end = second.end
    }
    return titles
  }

  /// "his Guyanese counterpart, Irfaan Ali": the office is that of whoever was named with one before.
  private func withCounterparts(_ offices: [Int: [TitleMention]], _ titles: [TitleMention]) -> [Int:
    [TitleMention]]
  {
    var result = offices
    for (member, held) in offices {
      for (index, title) in held.enumerated()
      where lexicon.titles.counterparts.contains(text.lower[title.head]) {
        let before = offices.filter { $0.key != member }.flatMap(\.value).filter {
          $0.head < title.head && text.sentenceOf[title.head] - text.sentenceOf[$0.head] <= 1
            && !lexicon.titles.counterparts.contains(text.lower[$0.head])
        }
        // The subject of the sentence, which comes first in it; else whoever came last in the one before.
        let here = before.filter { text.sentenceOf[$0.head] == text.sentenceOf[title.head] }
        guard let other = here.min(by: { $0.head < $1.head }) ?? before.max(by: { $0.head < $1.head })
        else { continue }
        result[member]?[index].office = other.office
        result[member]?[index].title = other.title
        result[member]?[index].isLesser = other.isLesser
      }
    }
    return result
  }

  private func bearer(of title: TitleMention, _ starting: [Int: Int], _ ending: [Int: Int], _ cast: Cast)
    -> Int?
  {
    let count = text.tokens.count
    // "President X", "defence minister, X,", "chief of staff Gen. X".
    for end in [title.end, title.tokens.upperBound] {
      var place = end
      if place < count, text.lower[place] == "," { place += 1 }
      if place < count, text.lower[place] == "]" { place += 1 }
      if place < count, let rank = lexicon.titles.ranks.match(text.lower, at: place, before: count) {
        place += rank.count
      }
      // "Prime Minister Sheikh X"; "an adviser to US President X" is somebody else.
      if place < count, end == title.tokens.upperBound, starting[place] == nil,
        let address = lexicon.titles.address.match(text.lower, at: place, before: count)
      {
        place += address.count
      }
      if let member = starting[place], sameSentence(place, title.head) {
        // A comma may end the phrase of somebody else: "the minister, X said".
        if place == end || text.lower[end] != "," || isApposed(title, place) { return member }
      }
    }
    // "X, the president of Y," and "X (president)".
    if title.start >= 2, [",", "(", "-", "–", "—"].contains(text.lower[title.start - 1]),
      let member = ending[title.start - 1], sameSentence(title.start - 1, title.head)
    {
      return member
    }
    // "X, an international relations lecturer at Y,": nouns and adjectives of the title's phrase stand between.
    var start = title.start
    while start > 1, title.start - start < 7, sameSentence(start - 1, title.head), leads(start - 1) {
      start -= 1
    }
    if start < title.start, start >= 2, text.lower[start - 1] == ",", text.tokens[start].tag == .det,
      let member = ending[start - 1], sameSentence(start - 1, title.head)
    {
      return member
    }
    if title.start >= 1, let member = ending[title.start],
      text.relation(title.head) == .appos || text.relation(title.head) == .flat
    {
      return member
    }
    // "X is the president of Y", and appositions that the tree shows.
    if text.children(of: title.head).contains(where: { text.relation($0) == .cop }) {
      for child in text.children(of: title.head) where text.relation(child) == .nsubj {
        if let member = person(at: child, cast) { return member }
      }
      // "X, who is the president of Y"
      if text.relation(title.head) == .aclRelcl, let head = text.head(title.head) {
        if let member = person(at: head, cast) { return member }
        // "X, the lawyer who is president of Y"
        if text.relation(head) == .appos, let name = text.head(head), let member = person(at: name, cast) {
          return member
        }
      }
    }
    if text.relation(title.head) == .appos, let head = text.head(title.head),
      let member = person(at: head, cast)
    {
      return member
    }
    for child in text.children(of: title.head)
    where text.relation(child) == .appos || text.relation(child) == .flat {
      if let member = person(at: child, cast) { return member }
    }
    return nil
  }

  /// "X, a lecturer at Oruro College and a former Pentagon official": whoever bears the title before "and", wherever
  /// the tree joins the two.
  private func bearer(joinedTo title: TitleMention, _ offices: [Int: [TitleMention]]) -> Int? {
    guard title.start > 1, text.lower[title.start - 1] == "and" else { return nil }
    let end = text.lower[title.start - 2] == "," ? title.start - 2 : title.start - 1
    return offices.first { $0.value.contains { $0.end == end && sameSentence($0.head, title.head) } }?.key
  }

  /// The verb of "was removed as prime minister", "serves as foreign minister".
  private func verb(over title: TitleMention) -> Int? {
    guard text.preposition(of: title.head) == "as", let verb = text.head(title.head),
      text.tokens[verb].tag == .verb, !lexicon.speech.naming.contains(text.lemmas[verb])
    else { return nil }
    return verb
  }

  /// Whoever is made, or unmade, what the title says: the object, or else the subject.
  private func person(serving title: TitleMention, under verb: Int, _ cast: Cast) -> Int? {
    let object = text.child(of: verb, .obj).flatMap { person(at: $0, cast) }
    if let object { return object }
    guard text.child(of: verb, .obj) == nil else { return nil }
    return text.child(of: verb, .nsubj, .nsubjPass).flatMap { person(at: $0, cast) }
  }

  /// Whether the word may stand between an article and the title that it belongs to.
  private func leads(_ token: Int) -> Bool {
    switch text.tokens[token].tag {
    case .adj, .noun, .propn, .det, .num, .cconj, .adv: true
    default: text.lower[token] == "-"
    }
  }

  private func person(at token: Int, _ cast: Cast) -> Int? {
    (cast.named[token] ?? []).first { lexicon.ontology.isKind(cast.members[$0].kind, a: .person) }
  }

  private func sameSentence(_ one: Int, _ other: Int) -> Bool {
    text.sentenceOf[one] == text.sentenceOf[other]
  }

  /// Whether the name after the comma stands for the same person as the title before it.
  private func isApposed(_ title: TitleMention, _ name: Int) -> Bool {
    let head = title.head
    if title.start < title.tokens.lowerBound {
      // "Seoul's defence minister, X, said" and "according to the defence minister, X."
      let after = (name..<min(name + 6, text.tokens.count)).first { text.tokens[$0].tag == .punct }
      return after != nil || text.head(name) == head
    }
    return text.head(name) == head
  }
}
