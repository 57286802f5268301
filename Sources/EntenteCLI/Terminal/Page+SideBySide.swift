import Entente

/// Claims on one thing beside one another, where they differ: who says which number, and who denies it.
extension Page {
  mutating func sideBySide(_ claims: [Claim], in library: inout Library, indent: Int) throws {
    let numbers = Set(claims.compactMap(\.quantity))
    let manners = Set(claims.map { ($0.modality == .denied) != ($0.polarity == .negated) })
    guard claims.count > 1, numbers.count > 1 || manners.count > 1 else { return }
    var rows: [[String]] = []
    for group in try library.byEvidence(claims) {
      for claim in group {
        let document = try library.document(of: claim)
        let stance = Wording.stance(claim)
        rows.append([
          claim.quantity.map { DisplayText.plain($0.phrase) } ?? "", stance.isEmpty ? "asserted" : stance,
          document?.published?.description ?? "",
        ])
      }
    }
    var seen: Set<[String]> = []
    table(
      rows.filter { seen.insert($0).inserted }, indent: indent, flexible: [0, 1],
      styles: [.strong, .doubt, .quiet])
    let origins = try library.store.origins(of: claims)
    let matters = Set(
      ConflictRules(under: library.store.ontology).conflicts(among: claims) {
        origins[$0] ?? DocumentOrigin()
      }
      .map(\.matter))
    let words = Conflict.Matter.allCases.filter(matters.contains).map(ConflictsCommand.words(for:))
    if !words.isEmpty { paragraph(words.joined(separator: "; "), indent: indent, style: .doubt) }
    line()
  }
}
