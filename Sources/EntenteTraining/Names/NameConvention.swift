import EntenteLanguage

/// How a set of annotated text draws its names otherwise than the recogniser does, for scoring.
enum NameConvention {
  /// As the recogniser draws them: titles outside, an organisation's name whole.
  case ours
  /// Titles count as a part of a person's name, as in the Groningen Meaning Bank.
  case titlesInside
  /// Countries, cities and nationalities are parted off the names of organisations that begin with them or
  /// end with "of" and them, as in Worldwide Newswire: "Dhaka" + "University", "Bank of" + "Namibia".
  case placesApart(NameLists)

  /// `name`, found among `words`, as the set would draw it.
  func apply(to name: NameSpan, in words: [String]) -> [NameSpan] {
    switch self {
    case .ours: [name]
    case .titlesInside: [withTitles(name, words)]
    case .placesApart(let lists): parted(name, words, lists)
    }
  }

  private func withTitles(_ name: NameSpan, _ words: [String]) -> NameSpan {
    guard name.kind == .person else { return name }
    var first = name.tokens.lowerBound
    while first > 0, Self.titles.contains(words[first - 1]) || isOfTwo(first - 1, words) { first -= 1 }
    return NameSpan(tokens: first..<name.tokens.upperBound, kind: .person)
  }

  private func isOfTwo(_ index: Int, _ words: [String]) -> Bool {
    index > 0 && ["Prime", "Foreign", "Interior"].contains(words[index - 1]) && words[index] == "Minister"
  }

  private func parted(_ name: NameSpan, _ words: [String], _ lists: NameLists) -> [NameSpan] {
    guard name.kind == .organisation || name.kind == .place, name.tokens.count > 1 else { return [name] }
    func kind(_ range: Range<Int>) -> NameKind? {
      let folded = words[range].joined(separator: " ").lowercased()
      return lists.isNationality(folded) ? .nationality : lists.isPlace(folded) ? .place : nil
    }
    if kind(name.tokens) != nil { return [name] }
    for length in stride(from: min(3, name.tokens.count - 1), through: 1, by: -1) {
      let head = name.tokens.prefix(length)
      if let inner = kind(head) {
        let rest = NameSpan(tokens: head.upperBound..<name.tokens.upperBound, kind: name.kind)
        return [NameSpan(tokens: head, kind: inner)] + parted(rest, words, lists)
      }
      let tail = name.tokens.suffix(length)
      if name.kind == .organisation, let inner = kind(tail), name.tokens.count > length + 1 {
        return [
          NameSpan(tokens: name.tokens.lowerBound..<tail.lowerBound, kind: name.kind),
          NameSpan(tokens: tail, kind: inner),
        ]
      }
    }
    return [name]
  }

  /// The titles that the Groningen Meaning Bank mostly counts in.
  private static let titles: Set<String> = [
    "President", "Mr.", "Ms.", "Mrs.", "Dr.", "Prime", "Foreign", "Interior", "Vice", "Senator", "King",
    "Queen",
    "Prince", "General", "Sheikh", "Judge", "Sir", "Chancellor", "Ayatollah", "Representative",
  ]
}
