internal import EntenteModel

/// A name to be found in whatever romanisation others write it: Zelensky, Zelenskiy, Zelenskyy.
public struct Romanisation: Sendable {
  private let form: String
  private let initial: UInt8?
  private let length: Int

  public init(of name: String) {
    let folded = NameFolding.fold(name)
    form = NameFolding.transliteration(folded)
    initial = Self.initial(of: folded)
    length = folded.utf8.count
  }

  /// Whether a folded name is the same name.
  ///
  /// - Complexity: O(1) for most names, which begin with another letter; O(*n*) in the others.
  public func matches(folded name: String) -> Bool {
    // Romanisations of one word differ by a few letters at its end and by doubled ones.
    guard initial != nil, Self.initial(of: name) == initial, abs(name.utf8.count - length) <= length / 2 + 2
    else { return false }
    return NameFolding.transliteration(name) == form
  }

  /// The first byte, with the letters that stand for one another taken as one.
  private static func initial(of folded: String) -> UInt8? {
    guard let first = folded.utf8.first else { return nil }
    return first == UInt8(ascii: "y") || first == UInt8(ascii: "j") ? UInt8(ascii: "i") : first
  }
}
