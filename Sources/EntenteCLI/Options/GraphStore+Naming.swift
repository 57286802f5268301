import Entente

extension GraphStore {
  /// The entity that `name` means.
  ///
  /// - Throws: `Failure` that lists the candidates when there are several, and the nearest names when there is none.
  func entity(called name: String) throws -> Entity {
    switch try find(name) {
    case .one(let entity): return entity
    case .ambiguous(let candidates):
      throw Failure(
        "“\(name)” may mean any of these; give the full name or the id",
        details: Self.lines(for: candidates), status: .badInput)
    case .none(let suggestions):
      let names = suggestions.prefix(3).map { "“\($0.name)”" }
      let question = names.isEmpty ? "" : "; did you mean \(names.joined(separator: " or "))?"
      throw Failure("nobody and nothing here is called “\(name)”\(question)", status: .nothingFound)
    }
  }

  /// The claim whose id begins with `id`.
  func claim(called id: String) throws -> Claim {
    let found = id.isEmpty ? [] : try claims(withIDPrefix: id)
    guard let claim = found.first else {
      throw Failure("no claim's id begins with “\(id)”; see 'entente explain --ids'", status: .nothingFound)
    }
    guard found.count == 1 else { throw Failure("the ids of \(found.count) claims begin with “\(id)”") }
    return claim
  }

  private static func lines(for candidates: [Entity]) -> [String] {
    let shown = candidates.prefix(12).map { entity in
      [DisplayText.plain(entity.name), Wording.kind(of: entity), entity.id.rawValue]
    }
    let widths = (0..<2).map { column in shown.map { DisplayText.width(of: $0[column]) }.max() ?? 0 }
    let more = candidates.count - shown.count
    return shown.map { row in
      "  " + DisplayText.padded(row[0], to: widths[0]) + "  " + DisplayText.padded(row[1], to: widths[1])
        + "  " + row[2]
    } + (more > 0 ? ["  and \(more) more"] : [])
  }
}
