import EntenteLanguage
public import EntenteLexicon
public import EntenteModel
import EntenteReading

/// What the binary carries with it: the kinds of entities and relations, and how texts are read.
public enum Knowledge {
  /// The shipped ontology.
  ///
  /// - Complexity: 0.1 ms; it comes from a table, not from the YAML.
  public static func ontology() throws(LexiconError) -> Ontology { try OntologyFile.shipped() }

  /// The shipped reader: a pure function that several tasks may call at once.
  ///
  /// - Complexity: loads the lexicon, about 90 ms; the language model is mapped, not loaded.
  public static func reader() throws -> @Sendable (Document) -> Reading {
    let reader = Reader(lexicon: try Lexicon.shipped(), analyzer: Analyzer(try LanguageModel.embedded()))
    return { reader.read($0) }
  }
}
