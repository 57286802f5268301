internal import EntenteModel

/// A name to be found in whatever romanisation others write it: Zelensky, Zelenskiy, Zelenskyy.
public struct Romanisation: Sendable {
  private let form: String
  private let initial: UInt8?
  private let length: Int
  private let consonants: LetterSet

  /// The letters that romanisations write now so and now so, and those that stand for them.
  private static let vowels = LetterSet("eijy".utf8)

  public init(of name: String) {
    let folded = NameFolding.fold(name)
    form = NameFolding.transliteration(folded)
    initial = folded.utf8.first.map(Self.initial)
    length = folded.utf8.count
    consonants = LetterSet(folded.utf8).without(Self.vowels)
  }

  /// Whether a folded name may be the same name: a look at its bytes, which lets few others through.
  public func mayMatch(_ name: Span<UInt8>) -> Bool {
    guard let initial, !name.isEmpty, Self.initial(name[0]) == initial, hasLength(near: name.count) else {
      return false
    }
    var letters = LetterSet()
    for place in name.indices { letters.insert(name[place]) }
    return letters.without(Self.vowels) == consonants
  }

  /// Whether a folded name is the same name.
  ///
  /// - Complexity: O(1) for most names, which begin with another letter; O(*n*) in the others.
  public func matches(folded name: String) -> Bool {
    guard let initial, let first = name.utf8.first, Self.initial(first) == initial,
      hasLength(near: name.utf8.count)
    else { return false }
    return NameFolding.transliteration(name) == form
  }

  /// Romanisations of one word differ by a few letters at its end and by doubled ones.
  private func hasLength(near other: Int) -> Bool { abs(other - length) <= length / 2 + 2 }

  /// The first byte, with the letters that stand for one another taken as one.
  private static func initial(_ first: UInt8) -> UInt8 {
    first == UInt8(ascii: "y") || first == UInt8(ascii: "j") ? UInt8(ascii: "i") : first
  }
}
