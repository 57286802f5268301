import CEntenteData

/// A trained model of English: everything that `Analyzer` knows.
///
/// Opening one checks the header and the lengths of the parts and reads a few short lists; the weights
/// stay where they are mapped. Copies share them.
public struct LanguageModel: Sendable {
  /// The file the model lies in, with its licence ("licence") and training record ("record").
  public let file: ModelFile
  let tokenizer: Tokenizer
  let splitter: SentenceSplitter
  let classes: ClassInventory
  let network: SyntaxNetwork
  let lemmatizer: Lemmatizer
  /// Absent from a model that was trained for syntax alone.
  let recogniser: NameRecogniser?

  /// The model that this program was built with.
  public static func embedded() throws(ModelError) -> LanguageModel {
    var count = 0
    guard let start = unsafe entente_language_model(&count), count > 0 else { throw .notEmbedded }
    return unsafe try LanguageModel(mapping: UnsafeRawBufferPointer(start: start, count: count))
  }

  /// The model in `bytes`, which must stay in place until the process ends, at a multiple of 64.
  public init(mapping bytes: UnsafeRawBufferPointer) throws(ModelError) {
    unsafe try self.init(ModelFile(mapping: bytes))
  }

  /// The model in the file at `path`.
  public init(path: String) throws(ModelError) {
    try self.init(ModelFile(path: path))
  }

  /// The model in `file`.
  public init(_ file: ModelFile) throws(ModelError) {
    self.file = file
    tokenizer = Tokenizer(lexicon: try TokenLexicon(file))
    splitter = try SentenceSplitter(file)
    classes = try ClassInventory(file)
    network = try SyntaxNetwork(file)
    lemmatizer = try Lemmatizer(file)
    recogniser = NameRecogniser.isIn(file) ? try NameRecogniser(file) : nil
    guard classes.classes.count <= min(network.shape.classes, ClassInventory.most), classes.classes.count > 0
    else {
      throw .wrongLength(
        section: "classes.inventory", found: classes.classes.count * 16, expected: network.shape.classes * 16)
    }
  }

  /// The licence of the model and of what it was trained on.
  public var licence: String { (try? file.text("licence")) ?? "" }

  /// What the model was trained on, how, and what it reached.
  public var record: String { (try? file.text("record")) ?? "" }
}
