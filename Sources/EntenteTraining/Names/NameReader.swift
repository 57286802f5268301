import EntenteLanguage

/// The lists as training sentences see them: mostly whole, at times with half of the entries missing, so
/// that the model learns to do without.
struct NameReader {
  private let whole: NameHints
  private let partial: [NameHints]
  private let forgetting: Double

  /// - Parameters:
  ///   - table: the slots of the whole table.
  ///   - forgetting: how often a sentence gets a partial table.
  init(table: [UInt32], lists: NameLists, casing: WordCasing, forgetting: Double) throws {
    self.forgetting = forgetting
    whole = try Self.hints(table)
    partial = try (0..<4).map { round in
      try Self.hints(NameHints.table(lists.entries(casing: casing) { Self.isHidden($0, round: round) }))
    }
  }

  /// The table for the next sentence.
  func hints(using random: inout Generator) -> NameHints {
    random.chance(forgetting) ? partial[random.below(partial.count)] : whole
  }

  private static func isHidden(_ phrase: String, round: Int) -> Bool {
    NameHash.mix(NameLists.hash(phrase), UInt32(round) &+ 77) & 1 == 0
  }

  private static func hints(_ table: [UInt32]) throws -> NameHints {
    var writer = ModelFileWriter()
    NameModel.add(weights: [], transitions: [], hints: table, to: &writer)
    return try NameHints(TrainNames.permanent(writer))
  }
}
