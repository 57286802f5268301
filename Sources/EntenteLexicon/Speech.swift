public import EntenteModel

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
  /// Nouns for an organisation met before, each with the kinds of organisation that it can stand for.
  public let organisationReferences: [String: Set<EntityKind>]
  /// Nouns for the forces of a state met before: "the army".
  public let forceReferences: Set<String>
  /// Nouns for a town met before, and for a wider place.
  public let townReferences: Set<String>
  public let divisionReferences: Set<String>
  /// Nouns for the first city of a country: "the Syrian capital".
  public let capitalReferences: Set<String>
  /// "each other": whoever does it to whom, does so both ways.
  public let reciprocals: Phrases
  /// Nouns for parties of any kind that were named together: "both sides".
  public let sides: Set<String>
  public let credits: Phrases
  public let creditEndings: Phrases
  public let claimNouns: Set<String>
  public let personPronouns: Set<String>
  public let thingPronouns: Set<String>
  public let pluralPronouns: Set<String>
  public let speakerPronouns: Set<String>
  public let relativePronouns: Set<String>
  public let doubtful: Set<String>
  public let possessiveRelatives: Set<String>
  /// Verbs that give a thing a name of the speaker's choice: "called it an attack".
  public let naming: Set<String>
  /// Nouns for what somebody is said to have done, which a denial is about.
  public let accusationNouns: Set<String>
  /// Nouns for two people or states spoken of together.
  public let pairs: Set<String>

  /// All verbs of speech, purpose and doubt.
  var verbs: Set<String> {
    claimed.union(denied).union(uncertain).union(unconfirmed).union(alleged).union(planned).union(expected)
      .union(achieved).union(negating).union(accusing).union(citing)
  }

  static func read(_ file: KnowledgeFile) throws(LexiconError) -> Speech {
    let root = try StrictYAML(file)
    let top = try root.mapping([
      "claimed", "denied", "uncertain", "unconfirmed", "alleged", "planned", "planned nouns", "expected",
      "achieved", "negating", "accusing", "future", "possible", "conditional", "negators", "adverbs",
      "according", "citing", "sources", "references", "credits", "credit endings",
      "claim nouns", "pronouns", "relative pronouns", "doubtful",
      "possessive relatives", "pairs", "accusation nouns", "naming", "reciprocals", "sides",
    ])
    func set(_ key: String) throws(LexiconError) -> Set<String> {
      Set(try top.need(key, of: root).words())
    }
    let adverbs = try top.need("adverbs", of: root).mapping(["alleged", "uncertain"])
    let references = try top.need("references", of: root).mapping([
      "person", "country", "organisation", "forces", "town", "division", "capital",
    ])
    var organisations: [String: Set<EntityKind>] = [:]
    for (kind, nouns) in try references.need("organisation", of: root).entries() {
      for noun in try nouns.words() { organisations[noun, default: []].insert(EntityKind(rawValue: kind)) }
    }
    let pronouns = try top.need("pronouns", of: root).mapping(["person", "thing", "several", "speaker"])
    return Speech(
      claimed: try set("claimed"), denied: try set("denied"), uncertain: try set("uncertain"),
      unconfirmed: try set("unconfirmed"), alleged: try set("alleged"), planned: try set("planned"),
      plannedNouns: try set("planned nouns"), expected: try set("expected"), achieved: try set("achieved"),
      negating: try set("negating"), accusing: try set("accusing"), future: try set("future"),
      possible: try set("possible"), conditional: try set("conditional"), negators: try set("negators"),
      allegedAdverbs: Set(try adverbs.words("alleged")),
      uncertainAdverbs: Set(try adverbs.words("uncertain")),
      according: Phrases(try top.words("according")), citing: try set("citing"), sources: try set("sources"),
      personReferences: Phrases(try references.words("person")),
      countryReferences: Set(try references.words("country")),
      organisationReferences: organisations, forceReferences: Set(try references.words("forces")),
      townReferences: Set(try references.words("town")),
      divisionReferences: Set(try references.words("division")),
      capitalReferences: Set(try references.words("capital")),
      reciprocals: Phrases(try top.words("reciprocals")), sides: try set("sides"),
      credits: Phrases(try top.words("credits")), creditEndings: Phrases(try top.words("credit endings")),
      claimNouns: try set("claim nouns"), personPronouns: Set(try pronouns.words("person")),
      thingPronouns: Set(try pronouns.words("thing")), pluralPronouns: Set(try pronouns.words("several")),
      speakerPronouns: Set(try pronouns.words("speaker")), relativePronouns: try set("relative pronouns"),
      doubtful: try set("doubtful"), possessiveRelatives: try set("possessive relatives"),
      naming: try set("naming"), accusationNouns: try set("accusation nouns"), pairs: try set("pairs"))
  }
}
