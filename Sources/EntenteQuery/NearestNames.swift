internal import EntenteModel

/// Keeps the few names that are nearest to one that was typed, while all names pass by.
///
/// A name counts as near when few slips of the pen lie between the two, or when one of its words begins with
/// what was typed ("zelen").
public struct NearestNames<Bearer: Hashable & Sendable & Comparable>: Sendable {
  private let typed: [Unicode.Scalar]
  private let prefix: String
  private let bound: Int
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
    // One slip in a short name, two in a name of six letters, three in a long one.
    bound = typed.count < 4 ? 1 : typed.count < 9 ? 2 : 3
    self.limit = limit
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

  private func slips(to name: String) -> Int? {
    let scalars = Array(name.unicodeScalars)
    let direct = EditDistance.between(typed, scalars, within: bound)
    if let direct, direct <= 1 { return direct }
    // A name of several words is found by one of them too, a little further away.
    let words = name.split(separator: " ")
    if typed.count >= 3, name.hasPrefix(prefix) || words.contains(where: { $0.hasPrefix(prefix) }) {
      return 1
    }
    let byWord =
      words.count < 2
      ? nil
      : words.compactMap {
        EditDistance.between(typed, Array($0.unicodeScalars), within: max(1, bound - 1))
      }.min().map { $0 + 1 }
    return [direct, byWord].compactMap { $0 }.min()
  }
}
