import EntenteLanguage

/// Makes further training sentences from annotated ones, by changes that leave them true: other names in
/// the same places, other casing, hyphens split as treebanks do.
struct NameAugmentation {
  let lists: NameLists

  /// A copy with the names of persons and places replaced by listed ones of the same kind.
  func withOtherNames(_ sample: NameSample, using random: inout Generator) -> NameSample {
    var words: [String] = []
    var names: [NameSpan] = []
    var position = 0
    for name in sample.names {
      words += sample.words[position..<name.tokens.lowerBound]
      let original = Array(sample.words[name.tokens])
      let replacement = other(than: original, kind: name.kind, using: &random)
      let start = words.count
      words += replacement
      names.append(NameSpan(tokens: start..<words.count, kind: name.kind))
      if random.chance(0.06), name.kind != .nationality {
        // Two names of a kind, side by side, are two names.
        words.append(random.chance(0.7) ? "and" : ",")
        let second = words.count
        words += other(than: original, kind: name.kind, using: &random)
        names.append(NameSpan(tokens: second..<words.count, kind: name.kind))
      }
      position = name.tokens.upperBound
    }
    words += sample.words[position...]
    return NameSample(words: words, names: names, source: sample.source)
  }

  private func other(than original: [String], kind: NameKind, using random: inout Generator) -> [String] {
    guard original.allSatisfy({ $0.first?.isUppercase ?? false || kind == .organisation }) else {
      return original
    }
    switch kind {
    case .person:
      let person = form(of: lists.persons[random.below(lists.persons.count)], using: &random)
      // One word stands for a family name; a longer name is replaced whole.
      return original.count == 1 ? [person[person.count - 1]] : person
    case .place:
      guard original.count <= 2 else { return original }
      let folded = original.joined(separator: " ").lowercased()
      if lists.hints[folded, default: []].contains(.country) {
        return lists.countries[random.below(lists.countries.count)]
      }
      return lists.places[random.below(lists.places.count)]
    case .organisation:
      if random.chance(0.2), !lists.organisations.isEmpty {
        return lists.organisations[random.below(lists.organisations.count)]
      }
      if original.count == 1, isAcronym(original[0]), random.chance(0.4) {
        return [acronym(using: &random)]
      }
      return original.flatMap { word -> [String] in
        let hint = lists.hints[word.lowercased(), default: []]
        if hint.contains(.country) { return lists.countries[random.below(lists.countries.count)] }
        if lists.isNationality(word.lowercased()), !lists.adjectives.isEmpty {
          let other = lists.adjectives[random.below(lists.adjectives.count)]
          return other.last?.last == "s" ? [word] : other
        }
        if hint.contains(.place), hint.isDisjoint(with: [.placeWord, .organisationWord, .common]) {
          return lists.places[random.below(lists.places.count)]
        }
        return [word]
      }
    case .nationality:
      guard original.count == 1, let last = original[0].last, !lists.adjectives.isEmpty else {
        return original
      }
      // A people stands for a people and an adjective for an adjective, as far as the ending tells.
      for _ in 0..<4 {
        let other = lists.adjectives[random.below(lists.adjectives.count)]
        if other.last?.last == "s", last == "s" { return other }
        if other.last?.last != "s", last != "s" { return other }
      }
      return original
    }
  }

  private func isAcronym(_ word: String) -> Bool {
    (2...6).contains(word.count) && word.allSatisfy { $0.isUppercase }
      && lists.hints[word.lowercased(), default: []].isDisjoint(with: [.country, .place])
  }

  /// Two to six capitals.
  private func acronym(using random: inout Generator) -> String {
    let letters = Array("AAABBCCCDDEEFGHIILMMNNNOPPRRSSSTTUVWZ")
    return String((0..<3 + random.below(3)).map { _ in letters[random.below(letters.count)] })
  }

  /// A listed name, at times in another of the forms that names of the world take in news: "al-Rashid",
  /// "Kim Yo-jong", "S. Ramanathan".
  private func form(of person: [String], using random: inout Generator) -> [String] {
    let last = person[person.count - 1]
    switch random.below(20) {
    case 0:
      let article = ["al-", "Al-", "el-", "al-", "Al "][random.below(5)]
      return (person.dropLast() + [article + last]).flatMap { $0.split(separator: " ").map(String.init) }
    case 1 where person.count > 2 && person[0].utf8.count < 7 && person[1].utf8.count < 7:
      return [last, person[0] + "-" + (random.chance(0.7) ? person[1].lowercased() : person[1])]
    case 2:
      return [person[0].prefix(1) + "."] + [last]
    case 3 where person.count > 2:
      return [person[0], person[1].prefix(1) + ".", last]
    default:
      return person
    }
  }

  /// A copy with the titles before persons exchanged for other ones.
  func withOtherTitles(_ sample: NameSample, using random: inout Generator) -> NameSample {
    var copy = sample
    for name in sample.names where name.kind == .person && name.tokens.lowerBound > 0 {
      let index = name.tokens.lowerBound - 1
      let word = sample.words[index]
      guard word.first?.isUppercase ?? false, lists.hints[word.lowercased(), default: []].contains(.title)
      else {
        continue
      }
      copy.words[index] = lists.titles[random.below(lists.titles.count)]
    }
    return copy
  }

  /// A copy in capitals, as headings and datelines are set.
  func inCapitals(_ sample: NameSample) -> NameSample {
    var copy = sample
    copy.words = sample.words.map { $0.uppercased() }
    return copy
  }

  /// A copy with a capital on each longer word, as headlines are set.
  func asHeadline(_ sample: NameSample) -> NameSample {
    var copy = sample
    copy.words = sample.words.map { $0.count > 3 ? $0.prefix(1).uppercased() + $0.dropFirst() : $0 }
    return copy
  }

  /// A copy with hyphenated words in parts; what was a name or not stays so.
  func withSplitHyphens(_ sample: NameSample) -> NameSample {
    var words: [String] = []
    var starts: [Int] = []
    for word in sample.words {
      starts.append(words.count)
      words += HyphenSplitting.split(word)
    }
    starts.append(words.count)
    guard words.count > sample.words.count else { return sample }
    var names = sample.names.map {
      NameSpan(tokens: starts[$0.tokens.lowerBound]..<starts[$0.tokens.upperBound], kind: $0.kind)
    }
    // "U.S.-led" is no name, but the part before its hyphen is one.
    for (index, word) in sample.words.enumerated() where starts[index + 1] - starts[index] > 1 {
      guard !names.contains(where: { $0.tokens.overlaps(starts[index]..<starts[index + 1]) }) else {
        continue
      }
      let first = HyphenSplitting.split(word)[0]
      guard first.first?.isUppercase ?? false else { continue }
      if lists.isPlace(first.lowercased()) {
        names.append(NameSpan(tokens: starts[index]..<starts[index] + 1, kind: .place))
      } else if lists.isNationality(first.lowercased()) {
        names.append(NameSpan(tokens: starts[index]..<starts[index] + 1, kind: .nationality))
      }
    }
    names.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    return NameSample(words: words, names: names, source: sample.source)
  }
}
