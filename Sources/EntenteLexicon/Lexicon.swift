public import EntenteModel

/// All that is known before a text is read: kinds, names, titles, predicates and the words of reporting.
///
/// - Complexity: about 30 ms to load; every part is looked up by hash afterwards.
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

  /// The lexicon that is compiled into the binary.
  public static func shipped() throws(LexiconError) -> Lexicon {
    let ontology = try OntologyFile.shipped()
    let titles = try Titles.read(try KnowledgeFile.shipped("titles.yaml"))
    return Lexicon(
      ontology: ontology, gazetteer: try Gazetteer.shipped(surnames: titles.surnames), titles: titles,
      bodies: try Bodies.read(try KnowledgeFile.shipped("bodies.yaml")),
      frames: try FrameSet.read(try KnowledgeFile.shipped("frames.yaml"), ontology: ontology),
      speech: try Speech.read(try KnowledgeFile.shipped("speech.yaml")),
      quantities: try QuantityWords.read(try KnowledgeFile.shipped("quantities.yaml")),
      places: try PlaceWords.read(try KnowledgeFile.shipped("places.yaml")),
      constructions: try Constructions.read(try KnowledgeFile.shipped("constructions.yaml"), ontology: ontology))
  }
}
