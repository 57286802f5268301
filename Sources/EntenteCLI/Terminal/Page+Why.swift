import Entente

/// Why the graph holds a claim: the rule, the words that made it speak, and how names were understood.
extension Page {
  mutating func why(_ claim: Claim, in library: inout Library, indent: Int) throws {
    func add(_ label: String, _ words: String) {
      let lines = DisplayText.wrapped(words, to: min(Terminal.output.width, 88) - indent - 9)
      for (index, piece) in lines.enumerated() {
        line(
          String(repeating: " ", count: indent)
            + Style.quiet(DisplayText.padded(index == 0 ? label : "", to: 9))
            + piece)
      }
    }
    let triggers = claim.triggers.map { "“\(DisplayText.plain($0.text))” at \(place($0))" }
    add(
      "rule",
      DisplayText.plain(claim.rule) + (triggers.isEmpty ? "" : ", by " + triggers.joined(separator: ", ")))
    for (label, id) in [("subject", claim.subject), ("object", claim.object)] {
      guard let resolution = try library.resolution(of: id, in: claim) else { continue }
      let words = resolution.words.map { "“\(DisplayText.plain($0.text))” (\(place($0)))" }
      let name = try library.name(of: id)
      add(label, words.isEmpty ? "\(name), from the context" : (words + [name]).joined(separator: " → "))
    }
    let wording = Wording(ontology: library.store.ontology)
    for premise in claim.premises {
      guard let ground = try library.store.claims(withIDPrefix: premise.rawValue).first else { continue }
      let names = try [ground.subject, ground.object].map { try library.name(of: $0) }
      add(
        "because", "\(names[0]) \(wording.label(of: ground)) \(names[1])"
      )
    }
  }

  /// "line 3, 120–124": offsets are in Unicode scalars of the text.
  private func place(_ words: Quotation) -> String {
    let glue = DisplayText.glue
    return "line\(glue)\(words.line),\(glue)\(words.scalars.lowerBound)–\(words.scalars.upperBound)"
  }
}
