public import EntenteModel

/// All that is known before a text is read: kinds, names, titles, predicates and the words of reporting.
///
/// - Complexity: about 90 ms to load; every part is looked up by hash afterwards.
public struct Lexicon: Sendable {
  public let ontology: Ontology
  public let gazetteer: Gazetteer
  public let titles: Titles
  public let bodies: Bodies
  public let frames: FrameSet
  public let speech: Speech
  public let quantities: QuantityWords
  public let places: PlaceWords
  public let constructions: Constructions
  /// All lemmas that a frame or a word of speech is found by.
  private let predicates: Set<String>

  /// The lemma of a word by the lexicon's own predicates, where the tagger's is none of them.
  ///
  /// Silent letters are where rules of inflection err: "rebuked" is of "rebuke", not of "rebuk".
  public func lemma(_ lemma: String, of word: String) -> String {
    if predicates.contains(lemma) { return lemma }
    if let base = frames.irregular[word] { return base }
    if predicates.contains(lemma + "e") { return lemma + "e" }
    if lemma.hasSuffix("e"), predicates.contains(String(lemma.dropLast())) { return String(lemma.dropLast()) }
    for ending in ["ing", "ed", "ies", "es", "s"]
    where word.hasSuffix(ending) && word.count > ending.count + 2 {
      let stem = String(word.dropLast(ending.count))
      for candidate in [stem, stem + "e", stem + "y", String(stem.dropLast()), String(stem.dropLast()) + "y"]
      where predicates.contains(candidate) {
        return candidate
      }
    }
    return lemma
  }

  /// The lexicon that is compiled into the binary.
  public static func shipped() throws(LexiconError) -> Lexicon {
    let ontology = try OntologyFile.shippedSource()
    let titles = try Titles.read(try KnowledgeFile.shipped("titles.yaml"))
    let bodies = try Bodies.read(try KnowledgeFile.shipped("bodies.yaml"))
    let frames = try FrameSet.read(try KnowledgeFile.shipped("frames.yaml"), ontology: ontology)
    let constructions = try Constructions.read(
      try KnowledgeFile.shipped("constructions.yaml"), ontology: ontology)
    let speech = try Speech.read(try KnowledgeFile.shipped("speech.yaml"))
    return Lexicon(
      ontology: ontology,
      gazetteer: try Gazetteer.shipped(
        surnames: titles.surnames, forces: bodies.forces, membership: constructions.membership),
      titles: titles,
      bodies: bodies, frames: frames, speech: speech,
      quantities: try QuantityWords.read(try KnowledgeFile.shipped("quantities.yaml")),
      places: try PlaceWords.read(try KnowledgeFile.shipped("places.yaml")),
      constructions: constructions,
      predicates: Set(frames.verbs.keys).union(frames.nouns.keys).union(frames.light).union(speech.verbs))
  }
}
