import EntenteLanguage

/// Exact-span, exact-kind counts, as CoNLL 2003 scores names.
struct NameScore {
  private(set) var right: [NameKind: Int] = [:]
  private(set) var found: [NameKind: Int] = [:]
  private(set) var wanted: [NameKind: Int] = [:]

  /// Counts the names of one sentence or document.
  mutating func add(found foundNames: [NameSpan], wanted wantedNames: [NameSpan]) {
    let gold = Set(wantedNames)
    for name in wantedNames { wanted[name.kind, default: 0] += 1 }
    for name in foundNames {
      found[name.kind, default: 0] += 1
      if gold.contains(name) { right[name.kind, default: 0] += 1 }
    }
  }

  /// Precision, recall and their harmonic mean over `kinds`.
  func f1(_ kinds: [NameKind]) -> (precision: Double, recall: Double, f1: Double) {
    let right = kinds.reduce(0) { $0 + (self.right[$1] ?? 0) }
    let found = kinds.reduce(0) { $0 + (self.found[$1] ?? 0) }
    let wanted = kinds.reduce(0) { $0 + (self.wanted[$1] ?? 0) }
    return (
      Double(right) / Double(max(found, 1)), Double(right) / Double(max(wanted, 1)),
      2 * Double(right) / Double(max(found + wanted, 1))
    )
  }

  /// The three kinds that stand for names of things, which the headline figure is about.
  static let core: [NameKind] = [.person, .organisation, .place]

  /// One line for each kind and one for the three together.
  var table: String {
    var lines: [String] = []
    for (name, kinds) in NameKind.allCases.map({ ("\($0)", [$0]) }) + [("per+org+place", Self.core)] {
      let score = f1(kinds)
      let cells = [score.precision, score.recall, score.f1].map { value in
        let text = String(Int((value * 10_000).rounded()))
        let padded = String(repeating: "0", count: max(0, 5 - text.count)) + text
        return padded.dropLast(4) + "." + padded.suffix(4)
      }
      let label = name + String(repeating: " ", count: max(0, 14 - name.count))
      let wanted = kinds.reduce(0) { $0 + (self.wanted[$1] ?? 0) }
      lines.append(
        "\(label) P \(cells[0])  R \(cells[1])  F1 \(cells[2])  of \(wanted)"
      )
    }
    return lines.joined(separator: "\n")
  }
}
