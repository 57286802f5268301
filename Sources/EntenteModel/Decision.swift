/// Something that an analyst has settled, beyond or against what the documents say.
public enum Decision: Sendable, Hashable {
  /// The second entity is the first, and is shown as it.
  case same(Entity.ID, Entity.ID)
  /// The two are not one, whatever their names suggest.
  case different(Entity.ID, Entity.ID)
  case rename(Entity.ID, String)
  case kind(Entity.ID, EntityKind)
  /// The claim is wrong, and is left out of the graph.
  case reject(Claim.ID)
  /// The claim has been looked at and stands.
  case accept(Claim.ID)
}

/// Decisions in the order in which they were made; of those on one matter the last counts.
///
/// They name entities and claims by ids, which depend on the texts only, so they hold for whatever documents
/// come and go, and can be applied to another graph.
public struct Decisions: Sendable, Hashable {
  public private(set) var list: [Decision]

  public init(_ list: [Decision] = []) { self.list = list }

  public var isEmpty: Bool { list.isEmpty }

  public mutating func append(_ decision: Decision) { list.append(decision) }

  /// Takes the last decision back, and returns it.
  public mutating func undo() -> Decision? { list.popLast() }

  /// These decisions and then those of `other` that are not among them.
  public func merging(_ other: Decisions) -> Decisions {
    let present = Set(list)
    return Decisions(list + other.list.filter { !present.contains($0) })
  }
}

/// What a list of decisions comes to.
public struct Rulings: Sendable, Hashable {
  /// Two entities, without regard to order.
  struct Pair: Sendable, Hashable {
    let first: Entity.ID
    let second: Entity.ID

    init(_ one: Entity.ID, _ other: Entity.ID) {
      first = min(one, other)
      second = max(one, other)
    }
  }

  /// Pairs that are one: the one to be shown, and the other, in the order of the decisions.
  public let merged: [(shown: Entity.ID, other: Entity.ID)]
  let separated: Set<Pair>
  /// The names and kinds that were given, in the order of the decisions.
  public let names: [(entity: Entity.ID, name: String)]
  public let kinds: [(entity: Entity.ID, kind: EntityKind)]
  public let rejected: Set<Claim.ID>

  public init(_ decisions: Decisions = Decisions()) {
    var last: [Pair: Int] = [:]
    for (index, decision) in decisions.list.enumerated() {
      switch decision {
      case .same(let one, let other), .different(let one, let other): last[Pair(one, other)] = index
      default: break
      }
    }
    var merged: [(Entity.ID, Entity.ID)] = []
    var separated: Set<Pair> = []
    var names: [(Entity.ID, String)] = []
    var kinds: [(Entity.ID, EntityKind)] = []
    var rejected: Set<Claim.ID> = []
    for (index, decision) in decisions.list.enumerated() {
      switch decision {
      case .same(let one, let other):
        if last[Pair(one, other)] == index { merged.append((one, other)) }
      case .different(let one, let other):
        if last[Pair(one, other)] == index { separated.insert(Pair(one, other)) }
      case .rename(let entity, let name): names.append((entity, name))
      case .kind(let entity, let kind): kinds.append((entity, kind))
      case .reject(let claim): rejected.insert(claim)
      case .accept(let claim): rejected.remove(claim)
      }
    }
    self.merged = merged
    self.separated = separated
    self.names = names
    self.kinds = kinds
    self.rejected = rejected
  }

  /// The same, but nothing is one that `Linking` does not find to be.
  public var withoutMergers: Rulings { Rulings(merged: [], of: self) }

  private init(merged: [(shown: Entity.ID, other: Entity.ID)], of rulings: Rulings) {
    self.merged = merged
    separated = rulings.separated
    names = rulings.names
    kinds = rulings.kinds
    rejected = rulings.rejected
  }

  /// Whether any two were decided to be different.
  public var separateSome: Bool { !separated.isEmpty }

  /// Whether the two were decided to be different.
  public func separates(_ one: Entity.ID, _ other: Entity.ID) -> Bool { separated.contains(Pair(one, other)) }

  public static func == (left: Rulings, right: Rulings) -> Bool {
    left.separated == right.separated && left.rejected == right.rejected
      && left.merged.elementsEqual(right.merged, by: ==) && left.names.elementsEqual(right.names, by: ==)
      && left.kinds.elementsEqual(right.kinds, by: ==)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(separated)
    hasher.combine(rejected)
    hasher.combine(names.count)
  }
}

extension Rulings {
  /// The name and kind that decisions give to the entity shown as `id`, of all that lead to it.
  public func override(of id: Entity.ID, resolving resolve: (Entity.ID) -> Entity.ID) -> (
    name: String?, kind: EntityKind?
  ) {
    (names.last { resolve($0.entity) == id }?.name, kinds.last { resolve($0.entity) == id }?.kind)
  }

  /// Where each entity leads after those that were decided to be one are taken together.
  ///
  /// - Parameter ids: pairs of which both are here count.
  /// - Returns: only ids that lead elsewhere than `link` leads them, of those named in decisions and what `link`
  ///   makes of them.
  public func representatives(among isPresent: (Entity.ID) -> Bool, after link: (Entity.ID) -> Entity.ID)
    -> [Entity.ID: Entity.ID]
  {
    var parents: [Entity.ID: Entity.ID] = [:]
    func root(_ id: Entity.ID) -> Entity.ID {
      var id = id
      while let parent = parents[id] { id = parent }
      return id
    }
    for pair in merged where isPresent(pair.shown) && isPresent(pair.other) {
      let shown = root(link(pair.shown))
      let other = root(link(pair.other))
      if shown != other { parents[other] = shown }
    }
    return Dictionary(uniqueKeysWithValues: parents.keys.map { ($0, root($0)) })
  }
}
