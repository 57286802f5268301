internal import EntenteModel

/// The different places of evidence of one document's claims, each with the row that it is to have.
struct Passages {
  /// The row of the first place; the others follow.
  let first: Int64
  /// In the order in which claims come to them, with the words that stand there.
  private(set) var places: [(place: PackedQuotation, words: String)] = []
  /// The row of each claim's evidence, in the order of the claims.
  private(set) var rows: [Int64] = []

  /// - Throws: `Misquotation` when evidence is not what the text says at its place.
  init(of claims: [Claim], in text: DocumentText, from first: Int64) throws(Misquotation) {
    self.first = first
    rows.reserveCapacity(claims.count)
    var known: [PackedQuotation: Int64] = [:]
    known.reserveCapacity(claims.count)
    // A claim has twenty parts that would be counted up and down if a loop took it out of the list.
    let claims = claims.span
    for index in claims.indices {
      let place = PackedQuotation(claims[index].evidence)
      if let row = known[place] {
        rows.append(row)
        continue
      }
      guard text.holds(claims[index].evidence) else {
        throw Misquotation(document: text.document, at: claims[index].evidence)
      }
      let row = first + Int64(places.count)
      known[place] = row
      rows.append(row)
      places.append((place, claims[index].evidence.text))
    }
  }
}
