public import EntenteModel

/// Words for offices, ranks and forms of address.
public struct Titles: Sendable {
  /// One group of heads of titles.
  public struct Office: Sendable {
    public let needsPortfolio: Bool
    /// The relation to what the office is of, by that one's kind.
    public let relations: [EntityKind: RelationKind]
  }

  public let offices: [Office]
  /// Heads of titles; the value is an index into `offices`.
  public let heads: Phrases
  public let ranks: Phrases
  public let address: Phrases
  public let portfolios: Phrases
  public let qualifiers: Phrases
  public let past: Set<String>
  public let lesser: Set<String>
  /// Verbs after which an office is past.
  public let removal: Set<String>
  /// Portfolios with which no state's head is meant: "opposition leader".
  public let partial: Set<String>
  /// Words for whoever holds the same office elsewhere.
  public let counterparts: Set<String>
  public let surnames: Surname

  static func read(_ file: KnowledgeFile) throws(LexiconError) -> Titles {
    let root = try StrictYAML(file)
    let top = try root.mapping([
      "offices", "ranks", "address", "portfolios", "qualifiers", "past", "lesser", "partial", "family first",
      "counterparts", "name articles", "removal",
    ])
    var offices: [Office] = []
    var heads = Phrases()
    for node in try top.need("offices", of: root).list() {
      let keys = try node.mapping(["heads", "of", "portfolio"])
      var relations: [EntityKind: RelationKind] = [:]
      for (kind, relation) in try keys.need("of", of: node).entries() {
        relations[EntityKind(rawValue: kind)] = RelationKind(rawValue: try relation.word())
      }
      for head in try keys.words("heads") {
        guard !heads.contains(head) else {
          throw node.error("the title '\(head)' stands in two groups; it can make one relation only")
        }
        heads.insert(head, value: offices.count)
      }
      offices.append(
        Office(needsPortfolio: try keys["portfolio"]?.flag() ?? false, relations: relations))
    }
    return Titles(
      offices: offices, heads: heads, ranks: Phrases(try top.words("ranks")),
      address: Phrases(try top.words("address")), portfolios: Phrases(try top.words("portfolios")),
      qualifiers: Phrases(try top.words("qualifiers")), past: Set(try top.words("past")),
      lesser: Set(try top.words("lesser")), removal: Set(try top.words("removal")),
      partial: Set(try top.words("partial")),
      counterparts: Set(try top.words("counterparts")),
      surnames: Surname(
        familyFirst: try top.words("family first"), articles: try top.words("name articles")))
  }
}
