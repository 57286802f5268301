import EntenteModel
import EntenteReading

/// How the claims that were read compare with those that were expected, over several texts.
struct ReportScore: CustomStringConvertible {
  /// Relations that follow from names alone, and are neither expected nor wrong.
  private static let neutral = ["nationality", "located_in", "based_in", "part_of"]

  private var expected = 0
  private var found = 0
  private var read = 0
  private var right = 0
  private var agreements: [String: Int] = [:]
  private var lines: [String] = []

  /// The share of the expected claims that were read.
  var recall: Double { share(found, of: expected) }
  /// The share of the claims read that were expected.
  var precision: Double { share(right, of: read) }
  /// Of the claims found, the share with the modality and polarity expected.
  var stances: Double { share(agreements["stance"] ?? 0, of: found) }
  /// Of the claims found, the share with the source expected, which may be none.
  var sources: Double { share(agreements["source"] ?? 0, of: found) }
  /// Of the claims found, the share with the number expected, which may be none.
  var quantities: Double { share(agreements["quantity"] ?? 0, of: found) }
  /// Of the claims found, the share with the date expected, which may be none.
  var dates: Double { share(agreements["date"] ?? 0, of: found) }

  static let names = Bench.files(below: Bench.folder.appending(path: "Reports"), "txt").map {
    String($0.dropLast(4))
  }

  static func ofAllReports() throws -> ReportScore {
    var score = ReportScore()
    for name in names {
      let expected = try Bench.text(of: "Reports/\(name).expected").split(separator: "\n").compactMap {
        ExpectedClaim($0)
      }
      score.add(name, Bench.read(try Bench.text(of: "Reports/\(name).txt")), expected)
    }
    return score
  }

  private mutating func add(_ name: String, _ reading: Reading, _ wanted: [ExpectedClaim]) {
    let ontology = Bench.lexicon.ontology
    let claims = reading.claims.filter {
      !Self.neutral.contains($0.predicate.rawValue) && !$0.rule.hasPrefix("derived.")
    }
    lines.append("## \(name)")
    for claim in wanted {
      let candidates = claims.filter { claim.matches($0, in: reading, ontology) }
      expected += 1
      // Several claims may say the same; the best of them counts.
      guard let best = candidates.max(by: { agreed($0, claim).count < agreed($1, claim).count }) else {
        lines.append("missed   \(claim)")
        continue
      }
      found += 1
      let parts = agreed(best, claim)
      for part in parts { agreements[part, default: 0] += 1 }
      let missing = ["stance", "source", "quantity", "date"].filter { !parts.contains($0) }
      lines.append(
        "found    \(claim)\(missing.isEmpty ? "" : "  BUT \(missing.joined(separator: ", ")): \(best.brief)")"
      )
    }
    for claim in claims {
      read += 1
      if wanted.contains(where: { $0.matches(claim, in: reading, ontology) }) {
        right += 1
      } else {
        lines.append("unasked  \(claim.brief)")
      }
    }
  }

  private func agreed(_ claim: Claim, _ expected: ExpectedClaim) -> [String] {
    var parts: [String] = []
    if expected.agreesInStance(with: claim) { parts.append("stance") }
    if expected.agreesInSource(with: claim) { parts.append("source") }
    if expected.agreesInQuantity(with: claim) { parts.append("quantity") }
    if expected.agreesInDate(with: claim) { parts.append("date") }
    return parts
  }

  private func share(_ part: Int, of whole: Int) -> Double { whole == 0 ? 1 : Double(part) / Double(whole) }

  var description: String {
    let head = "recall \(found)/\(expected), precision \(right)/\(read), "
    let parts = ["stance", "source", "quantity", "date"].map { "\($0) \(agreements[$0] ?? 0)/\(found)" }
    return ([head + parts.joined(separator: ", ")] + lines).joined(separator: "\n")
  }
}

extension Claim {
  fileprivate var brief: String {
    var parts = [subject.rawValue, predicate.rawValue, object.rawValue, modality.rawValue, polarity.rawValue]
    parts.append(attribution.map { $0.text } ?? "-")
    parts.append(quantity.map { "\($0.qualifier) \($0.value.map { "\($0)" } ?? "?") \($0.unit)" } ?? "-")
    parts.append(date.map { "\($0.text) = \($0.date.map { "\($0)" } ?? "?")" } ?? "-")
    return parts.joined(separator: " | ") + "  [\(rule)]"
  }
}
