internal import EntenteModel

/// How the file keeps the id of a claim: a digest as a number, which takes half of what its text would, and any other
/// id, which a claim of another program may bear, as it is.
///
/// Numbers are in the order of the texts that they stand for, and come before all that is kept as text.
enum ClaimKey {
  static func number(of id: Claim.ID) -> Int64? {
    DigestText.number(id.rawValue, after: "c").map { Int64(bitPattern: $0 ^ signBit) }
  }

  static func id(_ number: Int64) -> Claim.ID {
    Claim.ID(rawValue: DigestText.text("c", UInt64(bitPattern: number) ^ signBit))
  }

  /// The numbers of the ids that begin with `prefix`; `nil` where no digest does.
  static func numbers(startingWith prefix: String) -> ClosedRange<Int64>? {
    let rest = String((prefix.isEmpty ? "c" : prefix).dropFirst())
    let (letter, missing) = (prefix.first ?? "c", 16 - rest.utf8.count)
    guard letter == "c", missing >= 0,
      let low = number(of: Claim.ID(rawValue: "c" + rest + String(repeating: "0", count: missing))),
      let high = number(of: Claim.ID(rawValue: "c" + rest + String(repeating: "f", count: missing)))
    else { return nil }
    return low...high
  }

  /// Turns the order of unsigned numbers into that of signed ones.
  private static let signBit: UInt64 = 1 << 63
}

extension Binding {
  mutating func add(_ id: Claim.ID) {
    if let number = ClaimKey.number(of: id) { add(number) } else { add(id.rawValue) }
  }
}

extension Columns {
  func claimID(_ column: Int) -> Claim.ID {
    isText(column) ? Claim.ID(rawValue: text(column)) : ClaimKey.id(int(column))
  }
}
