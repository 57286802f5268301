public import EntenteModel

/// How words of a claim's evidence came to mean an entity: "he", which is "Umerov", which is Rustem Umerov.
public struct Resolution: Sendable, Hashable {
  public let entity: Entity.ID
  /// The words in the evidence, and then the name that they lead back to where they are none; empty where the evidence
  /// does not name the entity.
  public let words: [Quotation]

  /// Finds the words again from the mentions that a reading keeps.
  ///
  /// Of several mentions in the evidence the one nearest to the words that made the rule speak is taken, and the
  /// antecedent is the last name before it: what a reader of the text would point at.
  ///
  /// - Parameter mentions: where the claim's document speaks of the entity, in order of place.
  public init(of entity: Entity, in claim: Claim, mentions: [Quotation]) {
    self.entity = entity.id
    let evidence = claim.evidence.range
    let centre = claim.triggers.first?.range.lowerBound ?? evidence.lowerBound
    let near = mentions.filter {
      evidence.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= evidence.upperBound
    }
    .min {
      (abs($0.range.lowerBound - centre), $0.range.lowerBound)
        < (abs($1.range.lowerBound - centre), $1.range.lowerBound)
    }
    guard let near else {
      words = []
      return
    }
    let names = Set(([entity.name] + entity.aliases).map { NameFolding.fold($0) })
    func isName(_ words: Quotation) -> Bool { names.contains(NameFolding.fold(words.text)) }
    let antecedent =
      isName(near) ? nil : mentions.last { $0.range.upperBound <= near.range.lowerBound && isName($0) }
    words = [near] + [antecedent].compactMap { $0 }
  }
}
