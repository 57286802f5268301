/// Finds the parts of a full name that may stand alone for its bearer.
public struct Surname: Sendable {
  private let familyFirst: Set<String>

  /// - Parameter familyFirst: family names that stand before the given name.
  public init(familyFirst: some Sequence<String>) { self.familyFirst = Set(familyFirst) }

  /// The last word; with its particles too ("von der Leyen"); the first word where family names stand first.
  public func candidates(in name: String) -> [String] {
    let words = name.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count > 1, let first = words.first, let last = words.last else { return words }
    if familyFirst.contains(first), words.count <= 3 { return [first] }
    var candidates = [last]
    if let particle = words.dropFirst().firstIndex(where: { $0.first?.isLowercase == true }) {
      candidates.append(words[particle...].joined(separator: " "))
    } else if words.count > 2 {
      candidates.append(words[(words.count - 2)...].joined(separator: " "))
    }
    return candidates
  }
}
