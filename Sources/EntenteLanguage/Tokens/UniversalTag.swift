/// The part of speech of a word, by Universal Dependencies (universaldependencies.org/u/pos).
public enum UniversalTag: UInt8, CaseIterable, Hashable, Sendable {
  case adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x

  /// As CoNLL-U writes it, such as "PROPN".
  public var name: String {
    Self.names[Int(rawValue)]
  }

  /// The tag of that name in CoNLL-U.
  public init?(name: some StringProtocol) {
    guard let index = Self.names.firstIndex(where: { $0 == name }) else { return nil }
    self.init(rawValue: UInt8(index))
  }

  private static let names = allCases.map { "\($0)".uppercased() }
}
