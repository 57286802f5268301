extension Decisions {
  /// The decisions as lines of words parted by tabs: `same`, `different`, `rename`, `kind`, `reject`, `accept`,
  /// and what they are about. Empty lines, and what begins with `#`, are for people.
  public var text: String {
    "# Decisions on a graph of Entente, in order; the last on a matter counts.\n"
      + list.map { $0.line + "\n" }.joined()
  }

  /// Reads what `text` gives.
  ///
  /// - Throws: `DecisionsError` with the line of the first fault.
  public init(text: String) throws(DecisionsError) {
    var list: [Decision] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let words = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let decision = Decision(words), !words.contains("") else {
        throw DecisionsError(line: index + 1, text: String(line.prefix(80)))
      }
      list.append(decision)
    }
    self.init(list)
  }
}

/// A line that is no decision.
public struct DecisionsError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Counted from 1.
  public let line: Int
  public let text: String

  public init(line: Int, text: String) {
    self.line = line
    self.text = text
  }

  public var description: String {
    "“\(text)” is no decision; a line is a verb and what it is about, parted by tabs"
  }
}

extension Decision {
  /// The decision as its verb and what follows it.
  public var words: [String] {
    switch self {
    case .same(let one, let other): ["same", one.rawValue, other.rawValue]
    case .different(let one, let other): ["different", one.rawValue, other.rawValue]
    case .rename(let entity, let name): ["rename", entity.rawValue, name]
    case .kind(let entity, let kind): ["kind", entity.rawValue, kind.rawValue]
    case .reject(let claim): ["reject", claim.rawValue]
    case .accept(let claim): ["accept", claim.rawValue]
    }
  }

  /// The decision that `words` gives, or `nil` where they are none.
  public init?(_ words: [String]) {
    switch (words.first, words.count) {
    case ("same", 3): self = .same(Entity.ID(rawValue: words[1]), Entity.ID(rawValue: words[2]))
    case ("different", 3): self = .different(Entity.ID(rawValue: words[1]), Entity.ID(rawValue: words[2]))
    case ("rename", 3): self = .rename(Entity.ID(rawValue: words[1]), words[2])
    case ("kind", 3): self = .kind(Entity.ID(rawValue: words[1]), EntityKind(rawValue: words[2]))
    case ("reject", 2): self = .reject(Claim.ID(rawValue: words[1]))
    case ("accept", 2): self = .accept(Claim.ID(rawValue: words[1]))
    default: return nil
    }
  }

  /// One line of text; tabs and line ends within a name are blanks.
  fileprivate var line: String {
    words.map { String($0.map { $0 == "\t" || $0.isNewline ? " " : $0 }) }.joined(separator: "\t")
  }
}
