/// Words by which texts say who says so, and how sure it is. All are lemmas in lower case.
public struct Speech: Sendable {
  public let claimed: Set<String>
  public let denied: Set<String>
  public let uncertain: Set<String>
  public let unconfirmed: Set<String>
  public let alleged: Set<String>
  public let planned: Set<String>
  public let plannedNouns: Set<String>
  public let expected: Set<String>
  public let achieved: Set<String>
  public let negating: Set<String>
  public let accusing: Set<String>
  public let future: Set<String>
  public let possible: Set<String>
  public let conditional: Set<String>
  public let negators: Set<String>
  public let allegedAdverbs: Set<String>
  public let uncertainAdverbs: Set<String>
  public let according: Phrases
  public let citing: Set<String>
  public let sources: Set<String>
  public let personReferences: Phrases
  public let countryReferences: Set<String>
  public let organisationReferences: Set<String>

  static func read(_ file: KnowledgeFile) throws(LexiconError) -> Speech {
    let root = try StrictYAML(file)
    let top = try root.mapping([
      "claimed", "denied", "uncertain", "unconfirmed", "alleged", "planned", "planned nouns", "expected",
      "achieved", "negating", "accusing", "future", "possible", "conditional", "negators", "adverbs",
      "according", "citing", "sources", "references",
    ])
    func set(_ key: String) throws(LexiconError) -> Set<String> {
      Set(try top.need(key, of: root).words())
    }
    let adverbs = try top.need("adverbs", of: root).mapping(["alleged", "uncertain"])
    let references = try top.need("references", of: root).mapping(["person", "country", "organisation"])
    return Speech(
      claimed: try set("claimed"), denied: try set("denied"), uncertain: try set("uncertain"),
      unconfirmed: try set("unconfirmed"), alleged: try set("alleged"), planned: try set("planned"),
      plannedNouns: try set("planned nouns"), expected: try set("expected"), achieved: try set("achieved"),
      negating: try set("negating"), accusing: try set("accusing"), future: try set("future"),
      possible: try set("possible"), conditional: try set("conditional"), negators: try set("negators"),
      allegedAdverbs: Set(try adverbs.words("alleged")), uncertainAdverbs: Set(try adverbs.words("uncertain")),
      according: Phrases(try top.words("according")), citing: try set("citing"), sources: try set("sources"),
      personReferences: Phrases(try references.words("person")),
      countryReferences: Set(try references.words("country")),
      organisationReferences: Set(try references.words("organisation")))
  }
}
