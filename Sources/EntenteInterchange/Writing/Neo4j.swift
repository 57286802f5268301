import EntenteModel

/// The names that property graphs give to kinds, by the customs of Neo4j.
enum Neo4j {
  /// `armed_group` → `ArmedGroup`.
  static func label(of kind: EntityKind) -> String {
    words(kind.rawValue).map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// `deployed_to` → `DEPLOYED_TO`.
  static func type(of kind: RelationKind) -> String {
    words(kind.rawValue).map { $0.uppercased() }.joined(separator: "_")
  }

  /// The words of a name, of ASCII letters and digits only, so that it can stand without quotes.
  private static func words(_ name: String) -> [Substring] {
    name.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
  }
}
