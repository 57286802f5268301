internal import EntenteModel

/// Keeps the few names that are nearest to one that was typed, while all names pass by.
///
/// A name counts as near when few slips of the pen lie between the two, or when one of its words begins with
/// what was typed ("zelen").
public struct NearestNames<Bearer: Hashable & Sendable & Comparable>: Sendable {
  private let typed: [Unicode.Scalar]
  private let prefix: String
  private let letters: LetterSet
  private let bound: Int
  /// The same for one word of several.
  private let wordBound: Int
  private let limit: Int
  private var found: [Bearer: Nearness] = [:]

  private struct Nearness: Comparable {
    let slips: Int
    let name: String

    static func < (left: Nearness, right: Nearness) -> Bool {
      (left.slips, left.name.unicodeScalars.count, left.name)
        < (right.slips, right.name.unicodeScalars.count, right.name)
    }
  }

  /// - Parameter folded: the typed name, as `NameFolding.fold` gives it.
  public init(to folded: String, limit: Int = 5) {
    typed = Array(folded.unicodeScalars)
    prefix = folded
    letters = LetterSet(folded.utf8)
    // One slip in a short name, two in a name of six letters, three in a long one.
    bound = typed.count < 4 ? 1 : typed.count < 9 ? 2 : 3
    wordBound = max(1, bound - 1)
    self.limit = limit
  }

  /// Whether a folded name may be near: a look at its bytes, which lets few others through.
  public func mayBeNear(_ name: Span<UInt8>) -> Bool {
    guard !typed.isEmpty else { return false }
    var whole = LetterSet()
    var word = LetterSet()
    var isWordStart = true
    for place in name.indices {
      let byte = name[place]
      whole.insert(byte)
      if byte == UInt8(ascii: " ") {
        if !word.differs(from: letters, by: wordBound) { return true }
        word = LetterSet()
        isWordStart = true
        continue
      }
      if isWordStart, typed.count >= 3, begins(name, at: place) { return true }
      isWordStart = false
      word.insert(byte)
    }
    return !whole.differs(from: letters, by: bound) || !word.differs(from: letters, by: wordBound)
  }

  /// Whether what was typed stands at this place of a name.
  private func begins(_ name: Span<UInt8>, at start: Int) -> Bool {
    var place = start
    for byte in prefix.utf8 {
      guard place < name.count, name[place] == byte else { return false }
      place += 1
    }
    return true
  }

  /// Whether a name is near enough to be offered; cheaper than finding out who bears it.
  public func isNear(_ name: String) -> Bool { !typed.isEmpty && slips(to: name) != nil }

  /// Considers a name that `bearer` bears; `name` is folded.
  public mutating func offer(_ name: String, of bearer: Bearer) {
    guard !typed.isEmpty, let slips = slips(to: name) else { return }
    let nearness = Nearness(slips: slips, name: name)
    if let present = found[bearer], present <= nearness { return }
    found[bearer] = nearness
    // Sorting out the far ones now and then keeps this small beside any graph.
    if found.count > 64 * limit {
      found = Dictionary(uniqueKeysWithValues: ranked.prefix(limit).map { ($0, $1) })
    }
  }

  /// The bearers of the nearest names, nearest first.
  public var best: [Bearer] { ranked.prefix(limit).map(\.0) }

  private var ranked: [(Bearer, Nearness)] {
    found.map { ($0.key, $0.value) }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
  }

  /// The slips that lead to a name or to one of its words, or `nil` where there are too many.
  private func slips(to name: String) -> Int? {
    let letters = LetterSet(name.utf8)
    let direct = letters.differs(from: self.letters, by: bound) ? nil : distance(to: name, within: bound)
    if let direct, direct <= 1 { return direct }
    if typed.count >= 3, startsWord(of: name) { return 1 }
    // A name of several words is found by one of them too, a little further away.
    let words = name.split(separator: " ")
    guard words.count > 1 else { return direct }
    var best = direct
    for word in words where !LetterSet(word.utf8).differs(from: self.letters, by: wordBound) {
      guard let slips = distance(to: word, within: wordBound), slips + 1 < best ?? .max else { continue }
      best = slips + 1
    }
    return best
  }

  private func distance(to name: some StringProtocol, within bound: Int) -> Int? {
    EditDistance.between(typed, Array(name.unicodeScalars), within: bound)
  }

  private func startsWord(of name: String) -> Bool {
    name.hasPrefix(prefix) || name.contains(" " + prefix)
  }
}
