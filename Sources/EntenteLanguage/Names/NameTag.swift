/// What the recogniser decides for one token: outside of names, or a kind of name and a position in it.
///
/// Persons, organisations and places tell beginning, inside, last and unit (a name of one token) apart,
/// which gives a linear model a better view of where names end (Ratinov and Roth 2009, "Design
/// challenges and misconceptions in named entity recognition"). Nationalities are mostly one token and
/// make do with two. So fifteen tags stand in sixteen lanes, and one lane is left for a checksum.
public struct NameTag: RawRepresentable, Hashable, Sendable {
  /// 0 is outside; then four for each of three kinds, then two for nationalities. Below `count`.
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    precondition(rawValue < Self.count, "a name tag is below 15")
    self.rawValue = rawValue
  }

  /// How many tags there are.
  public static let count: UInt8 = 15
  /// Not part of a name.
  public static let outside = NameTag(rawValue: 0)

  /// Where in a name a token stands.
  public enum Position: UInt8, Sendable {
    case beginning, inside, last, unit
  }

  /// The tag of a token of a `kind` of name at `position`; nationalities fold the four positions into two.
  public init(_ kind: NameKind, _ position: Position) {
    switch kind {
    case .nationality:
      self.init(rawValue: position == .beginning || position == .unit ? 13 : 14)
    default:
      self.init(rawValue: 1 + kind.rawValue * 4 + position.rawValue)
    }
  }

  /// The kind of name, or `nil` outside.
  public var kind: NameKind? {
    rawValue == 0 ? nil : rawValue >= 13 ? .nationality : NameKind(rawValue: (rawValue - 1) / 4)
  }

  /// Whether a name begins at this token.
  public var begins: Bool {
    rawValue == 13 || (rawValue >= 1 && rawValue < 13 && ((rawValue - 1) % 4 == 0 || (rawValue - 1) % 4 == 3))
  }

  /// Whether `next` may stand after this tag: a name that was begun is continued to its last token.
  public func mayPrecede(_ next: NameTag) -> Bool {
    isOpen
      ? next.kind == kind && !next.begins
      : next.begins || next == .outside || (kind == .nationality && next.rawValue == 14)
  }

  /// Whether a sentence may end with this tag.
  public var mayEnd: Bool { !isOpen }

  /// Whether a sentence may begin with this tag.
  public var mayStart: Bool { begins || self == .outside }

  private var isOpen: Bool {
    rawValue >= 1 && rawValue < 13 && ((rawValue - 1) % 4 == 0 || (rawValue - 1) % 4 == 1)
  }

  /// The tags of a sentence of `count` tokens with the names `spans`, which do not overlap.
  public static func tags(of spans: [NameSpan], count: Int) -> [NameTag] {
    var tags = [NameTag](repeating: .outside, count: count)
    for span in spans {
      for index in span.tokens {
        let isFirst = index == span.tokens.lowerBound
        let isLast = index == span.tokens.upperBound - 1
        let position: Position = isFirst ? (isLast ? .unit : .beginning) : isLast ? .last : .inside
        tags[index] = NameTag(span.kind, position)
      }
    }
    return tags
  }

  /// The names that a sequence of tags spells, the first tag standing for token `start`.
  public static func spans(of tags: [NameTag], from start: Int = 0) -> [NameSpan] {
    var spans: [NameSpan] = []
    var first: Int?
    for (index, tag) in tags.enumerated() {
      if tag.begins { first = index }
      let ends = index + 1 == tags.count || tags[index + 1].begins || tags[index + 1] == .outside
      if let kind = tag.kind, ends, let from = first {
        spans.append(NameSpan(tokens: start + from..<start + index + 1, kind: kind))
        first = nil
      }
    }
    return spans
  }
}
