import Entente

/// The parts of a graph as they are laid out on a page.
extension Page {
  /// The entity that an answer is about: "North Korea  country  5 neighbours".
  mutating func title(of entity: Entity, note: String) {
    line(
      Style.strong(DisplayText.plain(entity.name)) + "  "
        + Style.quiet("\(Wording.kind(of: entity)) · \(note)"))
  }

  /// What is known of an entity beside its claims: offices, other names, its id.
  mutating func record(of entity: Entity) {
    let rows = [
      ("offices", entity.offices.map { DisplayText.plain($0.title) }.joined(separator: "; ")),
      ("also", entity.aliases.map(DisplayText.plain).joined(separator: "; ")), ("id", entity.id.rawValue),
    ]
    for (label, words) in rows where !words.isEmpty {
      let lines = DisplayText.wrapped(words, to: min(Terminal.output.width, 88) - 11)
      for (index, piece) in lines.enumerated() {
        line("  " + Style.quiet(DisplayText.padded(index == 0 ? label : "", to: 9)) + piece)
      }
    }
  }

  /// One claim: what is particular about it, the words it rests on, and where they stand.
  mutating func evidence(of claim: Claim, in library: inout Library, indent: Int) throws {
    let particulars = [
      Wording.stance(claim), claim.title ?? "", claim.quantity?.phrase ?? "", Wording.date(of: claim),
    ]
    let note = particulars.map(DisplayText.plain).filter { !$0.isEmpty }.joined(separator: " · ")
    if !note.isEmpty { paragraph(note, indent: indent, style: claim.isDoubtful ? .doubt : nil) }
    paragraph("“" + DisplayText.plain(claim.evidence.text) + "”", indent: indent)
    let document = try library.document(of: claim)
    let place =
      "\(document.map { $0.path.isEmpty ? "standard input" : $0.path } ?? "?"):\(claim.evidence.line)"
    let origin = [place, document?.source ?? "", document?.published?.description ?? "", claim.id.rawValue]
    paragraph(
      origin.map(DisplayText.plain).filter { !$0.isEmpty }.joined(separator: " · "), indent: indent,
      style: .quiet)
  }
}

extension Claim {
  /// Whether it is anything but a plain assertion.
  fileprivate var isDoubtful: Bool { modality != .asserted || polarity == .negated }
}
