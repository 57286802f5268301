import Entente

/// Kinds as people write them: by name or label, in any case, with spaces or underscores.
extension Ontology {
  func relationKind(called name: String) throws -> RelationKind {
    try kind(
      called: name, of: "relation", among: relationClasses.map { ($0.kind, [$0.kind.rawValue, $0.label]) })
  }

  func entityKind(called name: String) throws -> EntityKind {
    try kind(
      called: name, of: "entity", among: entityClasses.map { ($0.kind, [$0.kind.rawValue, $0.label]) })
  }

  private func kind<Kind: RawRepresentable & Hashable & Comparable & Sendable>(
    called name: String, of family: String, among kinds: [(kind: Kind, names: [String])]
  ) throws -> Kind where Kind.RawValue == String {
    func folded(_ name: String) -> String {
      NameFolding.fold(name.split(separator: "_").joined(separator: " "))
    }
    let wanted = folded(name)
    var nearest = NearestNames<Kind>(to: wanted)
    for (kind, names) in kinds {
      for name in names.map(folded) {
        if name == wanted { return kind }
        nearest.offer(name, of: kind)
      }
    }
    let hint = nearest.best.first.map { "; did you mean \($0.rawValue)?" } ?? ""
    throw Failure("there is no kind of \(family) called “\(name)”\(hint)")
  }
}
