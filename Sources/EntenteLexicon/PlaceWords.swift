/// Words that show whether a name is meant as a place, and how places lie.
public struct PlaceWords: Sendable {
  public let prepositions: Set<String>
  public let motion: Set<String>
  public let parts: Set<String>
  public let acts: Set<String>
  /// Nouns for what only a town has: a capital that has them is meant as a place.
  public let suburbs: Set<String>
  /// Nouns for what stands in a town and is hit for it: "the Oruro refinery".
  public let targets: Set<String>
  /// Measures of length, after which "of" and "from" lead to a place: "30 miles from".
  public let distances: Set<String>
  public let sorts: Phrases
  public let compass: Set<String>
  /// Words beside an adjective of nationality that make it one of language or descent.
  public let descent: Set<String>
  /// Words of sport, among which a town stands for its club.
  public let sport: Set<String>
  /// Prepositions after which the town of a report on sport is the other side.
  public let opponents: Set<String>

  static func read(_ file: KnowledgeFile) throws(LexiconError) -> PlaceWords {
    let root = try StrictYAML(file)
    let top = try root.mapping([
      "prepositions", "motion", "parts", "suburbs", "targets", "distances", "acts", "sorts", "compass",
      "descent", "sport",
      "opponents",
    ])
    return PlaceWords(
      prepositions: Set(try top.words("prepositions")), motion: Set(try top.words("motion")),
      parts: Set(try top.words("parts")), acts: Set(try top.words("acts")),
      suburbs: Set(try top.words("suburbs")), targets: Set(try top.words("targets")),
      distances: Set(try top.words("distances")),
      sorts: Phrases(try top.words("sorts")), compass: Set(try top.words("compass")),
      descent: Set(try top.words("descent")),
      sport: Set(try top.words("sport")), opponents: Set(try top.words("opponents")))
  }
}
