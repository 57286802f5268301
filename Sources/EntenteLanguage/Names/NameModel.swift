/// What the trainer writes and the recogniser reads: the model's sections of names.
public enum NameModel {
  /// How many units of a weight make one.
  public static let scale = NameWeights.scale

  /// Adds the sections of names to a model file.
  ///
  /// - Parameters:
  ///   - weights: as `table` lays them out.
  ///   - transitions: 16 × 16, the earlier tag first, in units of 1/`scale`.
  ///   - hints: as `NameHints.table` lays them out.
  public static func add(
    weights: [UInt8], transitions: [Int16], hints: [UInt32], to file: inout ModelFileWriter
  ) {
    file.add(NameWeights.section, bytes: weights)
    file.add(NameWeights.transitionSection, transitions)
    file.add(NameHints.section, hints)
  }

  /// Lays out trained weights, most important first; see `NameWeights`.
  public static func table(_ features: [(hash: UInt32, weights: SIMD16<Float>)], bucketCount: Int) -> [UInt8]
  {
    NameWeights.table(features, bucketCount: bucketCount)
  }
}
