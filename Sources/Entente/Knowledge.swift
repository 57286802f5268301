import EntenteLexicon
public import EntenteModel
import EntenteReading

/// What the binary carries with it: the kinds of entities and relations, and how texts are read.
public enum Knowledge {
  /// The shipped ontology.
  ///
  /// - Complexity: a few milliseconds, mostly the parsing of YAML.
  public static func ontology() throws(LexiconError) -> Ontology { try OntologyFile.shipped() }

  /// The shipped reader: a pure function that several tasks may call at once.
  ///
  /// - Complexity: loads the lexicon and the language model: some hundred milliseconds.
  public static func reader() throws(LexiconError) -> @Sendable (Document) -> Reading {
    let lexicon = try Lexicon.shipped()
    return { StubReader.read($0, lexicon) }
  }
}
