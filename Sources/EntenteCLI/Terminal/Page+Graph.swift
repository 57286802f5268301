import Entente

/// The parts of a graph as they are laid out on a page.
extension Page {
  /// The entity that an answer is about: "North Korea  country  5 neighbours".
  mutating func title(of entity: Entity, note: String) {
    heading(
      Style.strong(DisplayText.plain(entity.name)) + "  "
        + Style.quiet("\(Wording.kind(of: entity)) · \(note)"))
  }

  /// What is known of an entity beside its claims: offices, other names, what was decided on it, its id.
  mutating func record(of entity: Entity, decisions: [Decision], showsID: Bool) {
    let rows = [
      ("offices", entity.offices.map { DisplayText.plain($0.title) }.joined(separator: "; ")),
      ("also", entity.aliases.map(DisplayText.plain).joined(separator: "; ")),
      (
        "decided",
        decisions.map { DisplayText.plain($0.words.joined(separator: " ")) }.joined(separator: "; ")
      ),
      ("id", showsID ? entity.id.rawValue : ""),
    ]
    for (label, words) in rows where !words.isEmpty {
      let lines = DisplayText.wrapped(words, to: min(Terminal.output.width, 88) - 11)
      for (index, piece) in lines.enumerated() {
        line("  " + Style.quiet(DisplayText.padded(index == 0 ? label : "", to: 9)) + piece)
      }
    }
  }

  /// Claims that rest on the same words: what is particular about each, the words, and where they stand.
  mutating func evidence(of claims: [Claim], in library: inout Library, indent: Int, showsIDs: Bool = false)
    throws
  {
    guard let first = claims.first else { return }
    for claim in claims {
      let particulars = [
        Wording.stance(claim), claim.title ?? "", claim.quantity?.phrase ?? "", Wording.date(of: claim),
      ]
      let note = particulars.map(DisplayText.plain).filter { !$0.isEmpty }.joined(separator: " · ")
      let shown = note.isEmpty && (showsIDs || claims.count > 1) ? "asserted" : note
      let id = showsIDs ? "  [\(claim.id.rawValue)]" : ""
      if !shown.isEmpty { paragraph(shown + id, indent: indent, style: claim.isDoubtful ? .doubt : .quiet) }
    }
    paragraph("“" + DisplayText.plain(first.evidence.text) + "”", indent: indent)
    try origin(of: first.evidence, in: &library, indent: indent)
  }

  /// Where words stand: "reports/monday.txt:12 · Reuters · 2024-11-05".
  mutating func origin(of passage: Quotation, in library: inout Library, indent: Int) throws {
    let document = try library.document(passage.document)
    let name = document.map { $0.path.isEmpty ? "“\($0.title)”, line " : $0.path + ":" } ?? "?:"
    let origin = [
      name + String(passage.line), document?.source ?? "", document?.published?.description ?? "",
    ]
    // A part of the line is not broken within, as far as it can be helped.
    let glue = String(DisplayText.glue)
    let parts = origin.map { DisplayText.plain($0).split(separator: " ").joined(separator: glue) }
    paragraph(
      parts.filter { !$0.isEmpty }.joined(separator: " ·" + glue), indent: indent, style: .quiet)
  }
}

extension Claim {
  /// Whether it is anything but a plain assertion.
  fileprivate var isDoubtful: Bool { modality != .asserted || polarity == .negated }
}
