import EntenteModel

/// A line of an `.expected` file; see Reports/FORMAT.md.
struct ExpectedClaim: Sendable, CustomStringConvertible {
  let line: String
  let subject: String
  let predicate: RelationKind
  let object: String
  let modality: Modality
  let polarity: Polarity
  let source: String?
  let quantity: String?
  /// As written, without the day that it means.
  let date: String?
  /// The day, month or year that it means, where the file says so.
  let day: String?

  /// `nil` for a line that is not in the format.
  init?(_ line: some StringProtocol) {
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
    guard cells.count == 8, let modality = Modality(rawValue: cells[3]),
      let polarity = Polarity(rawValue: cells[4])
    else { return nil }
    func some(_ cell: String) -> String? { cell == "-" ? nil : cell }
    let date = cells[7].split(separator: "=").map { $0.trimmed }
    self.line = String(line)
    subject = cells[0]
    predicate = RelationKind(rawValue: cells[1])
    object = cells[2]
    self.modality = modality
    self.polarity = polarity
    source = some(cells[5])
    quantity = some(cells[6])
    self.date = date.first.flatMap(some)
    day = date.count > 1 ? date[1] : nil
  }

  var description: String { line }

  /// Whether `claim` connects the same two by the same relation.
  func matches(_ claim: Claim, in reading: Reading, _ ontology: Ontology) -> Bool {
    guard claim.predicate == predicate else { return false }
    let isSymmetric = ontology.relationClass(predicate)?.isSymmetric == true
    return (means(claim.subject, subject, reading) && means(claim.object, object, reading))
      || (isSymmetric && means(claim.object, subject, reading) && means(claim.subject, object, reading))
  }

  /// Whether the claim is put forward in the same way.
  func agreesInStance(with claim: Claim) -> Bool { claim.modality == modality && claim.polarity == polarity }

  /// Whether the claim names the same source, or none. Of "A via B", A is enough.
  func agreesInSource(with claim: Claim) -> Bool {
    guard let source else { return claim.attribution == nil }
    let wanted = source.split(separator: " via ").first.map { NameFolding.fold($0) } ?? ""
    guard let attribution = claim.attribution else { return false }
    return NameFolding.fold(attribution.text).contains(wanted)
      || attribution.entity.map { $0.rawValue.contains(wanted.replacing(" ", with: "-")) } == true
  }

  /// Whether the claim holds the same number with the same bound, or none.
  func agreesInQuantity(with claim: Claim) -> Bool {
    guard let quantity else { return claim.quantity == nil }
    guard let found = claim.quantity, let value = found.value else { return false }
    return quantity.hasPrefix("\(found.qualifier) \(Int(value)) ")
  }

  /// Whether the claim holds the same date, or none.
  func agreesInDate(with claim: Claim) -> Bool {
    guard let date else { return claim.date == nil }
    if let day { return claim.date?.date?.description == day }
    return claim.date.map { $0.text.contains(date) || date.contains($0.text) } ?? false
  }

  /// Whether the entity is what `name` means. A country and its own forces count as one actor.
  private func means(_ id: Entity.ID, _ name: String, _ reading: Reading) -> Bool {
    let actors = ["country", "unit"]
    let folded = NameFolding.fold(name)
    guard let entity = reading.entities.first(where: { $0.id == id }) else { return false }
    return reading.entities.contains { candidate in
      ([candidate.name] + candidate.aliases).contains { NameFolding.fold($0) == folded }
        && (candidate.id == id
          || (candidate.country != nil && candidate.country == entity.country
            && actors.contains(candidate.kind.rawValue) && actors.contains(entity.kind.rawValue)))
    }
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }
}
