public import EntenteModel

/// Nouns for the forces and bodies of a state, and for what acts in its name.
public struct Bodies: Sendable {
  /// One group of nouns for bodies of a state.
  public struct Body: Sendable {
    public let kind: EntityKind
    /// Whether its name is written with capitals where it is a name.
    public let isProper: Bool
    /// Whether it counts only where something is said of it besides its country, unless it is written as a name.
    public let isIncidental: Bool
  }

  public let forces: Phrases
  /// The word by which a country's forces as a whole are shown.
  public let genericForces: String
  /// The kind of newspapers, broadcasters and agencies.
  public let outlet: EntityKind
  /// The kind of political parties.
  public let party: EntityKind
  /// Kinds of organisation whose leaders and officials are their members too.
  public let memberKinds: Set<EntityKind>
  /// Kinds of organisation whose leaders and officials are of its country.
  public let homeKinds: Set<EntityKind>
  /// Kinds of organisation that are where they meet, and have no seat that "in" tells.
  public let seatlessKinds: Set<EntityKind>
  public let branches: Phrases
  public let formations: Phrases
  public let vessels: Phrases
  /// Sorts of organisation whose names go on after a preposition, in lower case.
  public let longNames: Set<String>
  /// What stands before the name of a warship, in lower case.
  public let vesselPrefixes: Set<String>
  public let arms: Set<String>
  /// Nouns for people under arms who are no state's: "rebels", in the plural.
  public let armedPeople: Set<String>
  /// What tells such people from others, besides proper names: "separatist".
  public let causes: Set<String>
  /// The kind of what such people are.
  public let armedGroup: EntityKind
  public let bodies: [Body]
  /// The value is an index into `bodies`.
  public let heads: Phrases
  public let country: Set<String>
  public let through: Set<String>
  /// Prepositions that lead to some of those just counted: "ten firms, including Orbe".
  public let examples: Set<String>
  /// Participles by which a thing is somebody's: "a depot used by rebels".
  public let uses: Set<String>
  /// Nouns for what somebody said or did, for which its possessor answers: "the minister's remarks".
  public let deeds: Set<String>
  /// The kind of organisation that a word of its name shows.
  public let kindWords: [String: EntityKind]

  static func read(_ file: KnowledgeFile) throws(LexiconError) -> Bodies {
    let root = try StrictYAML(file)
    let top = try root.mapping([
      "forces", "branches", "formations", "vessels", "vessel prefixes", "long names", "arms", "armed people",
      "causes", "armed group", "bodies",
      "country", "through", "examples", "uses", "deeds",
      "kind words", "outlet", "party", "member kinds", "home kinds", "seatless kinds",
    ])
    var bodies: [Body] = []
    var heads = Phrases()
    for node in try top.need("bodies", of: root).list() {
      let keys = try node.mapping(["heads", "kind", "proper", "incidental"])
      for head in try keys.words("heads") { heads.insert(head, value: bodies.count) }
      bodies.append(
        Body(
          kind: EntityKind(rawValue: try keys.need("kind", of: node).word()),
          isProper: try keys["proper"]?.flag() ?? true,
          isIncidental: try keys["incidental"]?.flag() ?? false))
    }
    var kindWords: [String: EntityKind] = [:]
    for (kind, words) in try top.need("kind words", of: root).entries() {
      for word in try words.words() { kindWords[word] = EntityKind(rawValue: kind) }
    }
    return Bodies(
      forces: Phrases(try top.words("forces")),
      genericForces: try top.words("forces").first ?? "",
      outlet: EntityKind(rawValue: try top.need("outlet", of: root).word()),
      party: EntityKind(rawValue: try top.need("party", of: root).word()),
      memberKinds: Set(try top.words("member kinds").map(EntityKind.init(rawValue:))),
      homeKinds: Set(try top.words("home kinds").map(EntityKind.init(rawValue:))),
      seatlessKinds: Set(try top.words("seatless kinds").map(EntityKind.init(rawValue:))),
      branches: Phrases(try top.words("branches")),
      formations: Phrases(try top.words("formations")), vessels: Phrases(try top.words("vessels")),
      longNames: Set(try top.words("long names")),
      vesselPrefixes: Set(try top.words("vessel prefixes")),
      arms: Set(try top.words("arms")), armedPeople: Set(try top.words("armed people")),
      causes: Set(try top.words("causes")),
      armedGroup: EntityKind(rawValue: try top.need("armed group", of: root).word()), bodies: bodies,
      heads: heads,
      country: Set(try top.words("country")), through: Set(try top.words("through")),
      examples: Set(try top.words("examples")), uses: Set(try top.words("uses")),
      deeds: Set(try top.words("deeds")),
      kindWords: kindWords)
  }
}
