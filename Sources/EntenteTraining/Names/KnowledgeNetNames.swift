import EntenteLanguage
import Foundation

/// Names out of KnowledgeNet: the ends of its relations, whose kinds follow from the relation.
///
/// The set marks only what its relations touch. What else is a name in those sentences is filled in by a
/// recogniser that was trained on the other sets; the marked names overrule it.
struct KnowledgeNetNames {
  /// A sentence with the names that are certain.
  private(set) var sentences: [NameSample] = []

  /// Reads the passages in `path` that have a relation.
  init(_ path: String, lists: NameLists) throws {
    let decoder = JSONDecoder()
    for line in try TwoColumnFile.contents(of: path).split(separator: UInt8(ascii: "\n")) {
      let row = try decoder.decode(Row.self, from: Data(line))
      if let sample = Self.sample(row, lists: lists) { sentences.append(sample) }
    }
  }

  /// The sentences with every name: the certain ones, and those that `recogniser` finds beside them.
  func completed(by recogniser: NameRecogniser) -> [NameSample] {
    sentences.map { sample in
      let (bytes, ranges) = sample.text()
      let found = recogniser.names(
        in: bytes.span, tokens: ranges.map { Token(range: $0) },
        sentences: [Sentence(tokens: 0..<ranges.count)])
      var copy = sample
      copy.names += found.filter { name in !sample.names.contains { $0.tokens.overlaps(name.tokens) } }
      copy.names.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
      return copy
    }
  }

  private struct Row: Decodable {
    struct Mention: Decodable {
      var start: Int
      var end: Int
    }
    struct Entity: Decodable {
      var id: String
      var mentions: [Mention]
    }
    struct Relation: Decodable {
      var head: String
      var type: String
      var tail: String
    }
    var text: String
    var entities: [Entity]
    var relations: [Relation]
  }

  private static func sample(_ row: Row, lists: NameLists) -> NameSample? {
    let scalars = Array(row.text.unicodeScalars)
    let ranges = PlainTokens.ranges(of: scalars)
    let words = ranges.map { range in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    var kinds: [String: NameKind] = [:]
    for relation in row.relations {
      guard let (head, tail) = ends[relation.type] else { continue }
      kinds[relation.head] = head
      if let tail { kinds[relation.tail] = tail }
    }
    var names: [NameSpan] = []
    for entity in row.entities {
      guard let kind = kinds[entity.id] else { continue }
      for mention in entity.mentions {
        guard var first = ranges.firstIndex(where: { $0.lowerBound >= mention.start }),
          let last = ranges.lastIndex(where: { $0.upperBound <= mention.end }), first <= last
        else { continue }
        if words[first].lowercased() == "the", first < last { first += 1 }
        guard words[first].first?.isUppercase ?? false, !pronouns.contains(words[first].lowercased()),
          !names.contains(where: { $0.tokens.overlaps(first..<last + 1) })
        else { continue }
        let isNationality = lists.isNationality(words[first...last].joined(separator: " ").lowercased())
        names.append(NameSpan(tokens: first..<last + 1, kind: isNationality ? .nationality : kind))
      }
    }
    guard !names.isEmpty else { return nil }
    names.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    return NameSample(words: words, names: names, source: .knowledgeNet)
  }

  /// What the ends of each relation are.
  private static let ends: [String: (head: NameKind, tail: NameKind?)] = [
    "EMPLOYEE_OR_MEMBER_OF": (.person, .organisation), "PLACE_OF_RESIDENCE": (.person, .place),
    "SPOUSE": (.person, .person), "PLACE_OF_BIRTH": (.person, .place),
    "EDUCATED_AT": (.person, .organisation),
    "CHILD_OF": (.person, .person), "HEADQUARTERS": (.organisation, .place), "DATE_OF_BIRTH": (.person, nil),
    "FOUNDED_BY": (.organisation, .person), "NATIONALITY": (.person, .place),
    "POLITICAL_AFFILIATION": (.person, .organisation), "CEO": (.organisation, .person),
    "DATE_OF_DEATH": (.person, nil), "DATE_FOUNDED": (.organisation, nil),
    "SUBSIDIARY_OF": (.organisation, .organisation),
  ]

  private static let pronouns: Set<String> = [
    "he", "she", "it", "they", "i", "we", "you", "his", "her", "its", "their", "who", "which", "that", "this",
    "my",
  ]
}
