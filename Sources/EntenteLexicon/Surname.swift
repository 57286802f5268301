/// Finds the parts of a full name that may stand alone for its bearer.
public struct Surname: Sendable {
  private let familyFirst: Set<String>
  private let articles: Set<String>

  /// - Parameters:
  ///   - familyFirst: family names that stand before the given name.
  ///   - articles: what stands before a family name with a hyphen and is left out at will, in lower case.
  public init(familyFirst: some Sequence<String>, articles: some Sequence<String> = []) {
    self.familyFirst = Set(familyFirst)
    self.articles = Set(articles)
  }

  /// The last word; with its particles too ("von der Leyen"); the first word where family names stand first.
  public func candidates(in name: String) -> [String] {
    let words = name.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count > 1, let first = words.first, let last = words.last else { return words }
    if familyFirst.contains(first), words.count <= 3 { return [first] }
    var candidates = [last]
    if let hyphen = last.firstIndex(of: "-"), articles.contains(last[..<hyphen].lowercased()) {
      candidates.append(String(last[last.index(after: hyphen)...]))
    }
    if let particle = words.dropFirst().firstIndex(where: { $0.first?.isLowercase == true }) {
      candidates.append(words[particle...].joined(separator: " "))
    } else if words.count > 2 {
      candidates.append(words[(words.count - 2)...].joined(separator: " "))
    }
    return candidates
  }
}
