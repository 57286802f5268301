/// Which ends of a relation a question follows, seen from the entity it starts at.
public enum Direction: String, Sendable, Hashable, CaseIterable {
  case either
  /// From subject to object only. Symmetric relations go both ways.
  case outgoing
  /// From object to subject only.
  case incoming
}
