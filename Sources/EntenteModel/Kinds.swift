/// The name of a kind of entity in the ontology ("country", "armed_group").
public struct EntityKind: Sendable, Hashable, Comparable, RawRepresentable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public var description: String { rawValue }

  public static func < (left: EntityKind, right: EntityKind) -> Bool { left.rawValue < right.rawValue }
}

/// The name of a kind of relation in the ontology ("deployed_to").
public struct RelationKind: Sendable, Hashable, Comparable, RawRepresentable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public var description: String { rawValue }

  public static func < (left: RelationKind, right: RelationKind) -> Bool { left.rawValue < right.rawValue }
}
