/// The morphological classes of a model, and what a closed-class word's form adds to its class.
public struct ClassInventory: Sendable {
  /// Classes are numbered in a byte.
  static let most = 256

  let classes: [WordClass]
  private let closed: KeyTable
  private let closedFeatures: ModelArray<UInt64>

  init(_ file: ModelFile) throws(ModelError) {
    let pairs = try file.array("classes.inventory", of: UInt64.self)
    guard pairs.count <= 2 * Self.most else {
      throw .wrongLength(section: "classes.inventory", found: pairs.count * 8, expected: 16 * Self.most)
    }
    classes = stride(from: 0, to: pairs.count - 1, by: 2).map {
      WordClass(
        tag: UniversalTag(rawValue: UInt8(truncatingIfNeeded: pairs[$0])) ?? .x,
        features: Features(rawValue: pairs[$0 + 1]))
    }
    closed = try KeyTable(file, section: "classes.closed")
    closedFeatures = try file.array("classes.closedFeatures")
  }

  /// The key of the word with `wordKey` in class number `index`.
  public static func key(_ wordKey: UInt64, _ index: Int) -> UInt64 {
    let mixed = (wordKey ^ UInt64(index + 1)) &* 0xd6e8_feb8_6659_fd93
    return mixed ^ (mixed >> 29)
  }

  /// The features of the word with `wordKey` in class number `index`.
  func features(_ index: Int, wordKey: UInt64) -> Features {
    let own = classes[index]
    if let found = closed[Self.key(wordKey, index)], found < closedFeatures.count {
      return Features(rawValue: closedFeatures[found])
    }
    guard own.tag == .verb || own.tag == .aux else { return own.features }
    let indicative = own.features.contains(.finite) && !own.features.contains(.imperative)
    return indicative ? own.features.union(.indicative) : own.features
  }
}
