/// The kinds of entities and relations that a graph may hold: a tree of each, with what may stand where.
public struct Ontology: Sendable, Hashable {
  /// One kind of entity.
  public struct EntityClass: Sendable, Hashable {
    public let kind: EntityKind
    public let parent: EntityKind?
    /// For people to read: "armed group".
    public let label: String
    /// For a legend of several: "Armed groups".
    public let plural: String
    /// The schema, and topics, that FollowTheMoney uses; empty where it has none.
    public let followTheMoney: [String]

    public init(
      kind: EntityKind, parent: EntityKind?, label: String, plural: String, followTheMoney: [String] = []
    ) {
      self.kind = kind
      self.parent = parent
      self.label = label
      self.plural = plural
      self.followTheMoney = followTheMoney
    }
  }

  /// One kind of relation.
  public struct RelationClass: Sendable, Hashable {
    public let kind: RelationKind
    public let parent: RelationKind?
    /// For people to read, from subject to object: "deployed to".
    public let label: String
    /// The same from object to subject: "hosts troops of"; the label itself for symmetric kinds.
    public let inverse: String
    public let isSymmetric: Bool
    /// Whether an object has one subject at a time, as a state has one head.
    public let isExclusive: Bool
    /// Kinds of entity that may be the subject; a kind stands for its children too.
    public let subjects: [EntityKind]
    public let objects: [EntityKind]
    /// Names in other vocabularies, each as "wikidata=P39", sorted.
    public let vocabulary: [String]

    public init(
      kind: RelationKind, parent: RelationKind?, label: String, inverse: String, isSymmetric: Bool,
      isExclusive: Bool = false, subjects: [EntityKind], objects: [EntityKind],
      vocabulary: [String] = []
    ) {
      self.kind = kind
      self.parent = parent
      self.label = label
      self.inverse = inverse
      self.isSymmetric = isSymmetric
      self.isExclusive = isExclusive
      self.subjects = subjects
      self.objects = objects
      self.vocabulary = vocabulary
    }

    /// What the kind is called in another vocabulary, where that has a word for it.
    public func name(in other: String) -> String? {
      vocabulary.first { $0.hasPrefix(other + "=") }.map { String($0.dropFirst(other.count + 1)) }
    }
  }

  /// In the order of the ontology's file, which is also the order of legends.
  public let entityClasses: [EntityClass]
  public let relationClasses: [RelationClass]
  private let entityIndex: [String: Int]
  private let relationIndex: [String: Int]

  /// - Throws: `OntologyError` for a kind named twice, a parent or end that is not there, or a circle of parents.
  public init(entities: [EntityClass], relations: [RelationClass]) throws(OntologyError) {
    var entityIndex: [String: Int] = [:]
    var relationIndex: [String: Int] = [:]
    for (index, entity) in entities.enumerated() {
      guard entityIndex.updateValue(index, forKey: entity.kind.rawValue) == nil else {
        throw .duplicateKind(entity.kind.rawValue)
      }
    }
    for (index, relation) in relations.enumerated() {
      guard relationIndex.updateValue(index, forKey: relation.kind.rawValue) == nil else {
        throw .duplicateKind(relation.kind.rawValue)
      }
    }
    self.entityClasses = entities
    self.relationClasses = relations
    self.entityIndex = entityIndex
    self.relationIndex = relationIndex
    for entity in entities {
      if let parent = entity.parent, entityIndex[parent.rawValue] == nil {
        throw .unknownKind(parent.rawValue, in: entity.kind.rawValue)
      }
      guard lineage(of: entity.kind).count <= entities.count else {
        throw .circle(entity.kind.rawValue)
      }
    }
    for relation in relations {
      if let parent = relation.parent, relationIndex[parent.rawValue] == nil {
        throw .unknownKind(parent.rawValue, in: relation.kind.rawValue)
      }
      for end in relation.subjects + relation.objects where entityIndex[end.rawValue] == nil {
        throw .unknownKind(end.rawValue, in: relation.kind.rawValue)
      }
      guard lineage(of: relation.kind).count <= relations.count else {
        throw .circle(relation.kind.rawValue)
      }
    }
  }

  public func entityClass(_ kind: EntityKind) -> EntityClass? {
    entityIndex[kind.rawValue].map { entityClasses[$0] }
  }

  public func relationClass(_ kind: RelationKind) -> RelationClass? {
    relationIndex[kind.rawValue].map { relationClasses[$0] }
  }

  /// `kind`, its parent, and so on up to a root.
  public func lineage(of kind: EntityKind) -> [EntityKind] {
    var line = [kind]
    while let last = line.last, let parent = entityClass(last)?.parent, line.count <= entityClasses.count {
      line.append(parent)
    }
    return line
  }

  /// `kind`, its parent, and so on up to a root.
  public func lineage(of kind: RelationKind) -> [RelationKind] {
    var line = [kind]
    while let last = line.last, let parent = relationClass(last)?.parent, line.count <= relationClasses.count
    {
      line.append(parent)
    }
    return line
  }

  /// Whether `kind` is `ancestor` or one of its children.
  public func isKind(_ kind: EntityKind, a ancestor: EntityKind) -> Bool {
    lineage(of: kind).contains(ancestor)
  }

  /// `kind` and every kind below it, in the ontology's order: what a question about `kind` finds.
  public func descendants(of kind: RelationKind) -> [RelationKind] {
    relationClasses.map(\.kind).filter { lineage(of: $0).contains(kind) }
  }

  /// Whether a claim of this kind may hold between entities of these kinds.
  public func permits(_ subject: EntityKind, _ relation: RelationKind, _ object: EntityKind) -> Bool {
    guard let relation = relationClass(relation) else { return false }
    return relation.subjects.contains { isKind(subject, a: $0) }
      && relation.objects.contains { isKind(object, a: $0) }
  }
}

/// What can be wrong with an ontology's content.
public enum OntologyError: Error, Sendable, Hashable, CustomStringConvertible {
  case duplicateKind(String)
  case unknownKind(String, in: String)
  case circle(String)

  public var description: String {
    switch self {
    case .duplicateKind(let kind): "the kind '\(kind)' is defined twice"
    case .unknownKind(let kind, let place): "'\(place)' names the kind '\(kind)', which is not defined"
    case .circle(let kind): "the parents of '\(kind)' lead back to it"
    }
  }
}
