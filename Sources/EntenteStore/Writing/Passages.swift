internal import EntenteModel

/// The different places of evidence of one document's claims, each with the row that it is to have.
struct Passages {
  /// The row of the first place; the others follow.
  let first: Int64
  /// In the order in which claims come to them, with the words that stand there.
  private(set) var places: [(place: PackedQuotation, words: String)] = []
  private(set) var rows: [PackedQuotation: Int64] = [:]

  /// - Throws: `Misquotation` when evidence is not what the text says at its place.
  init(of claims: [Claim], in text: DocumentText, from first: Int64) throws(Misquotation) {
    self.first = first
    for claim in claims {
      let place = PackedQuotation(claim.evidence)
      guard rows[place] == nil else { continue }
      guard text.holds(claim.evidence) else {
        throw Misquotation(document: text.document, at: claim.evidence)
      }
      rows[place] = first + Int64(places.count)
      places.append((place, claim.evidence.text))
    }
  }

  func row(of claim: Claim) -> Int64 { rows[PackedQuotation(claim.evidence)] ?? first }
}
