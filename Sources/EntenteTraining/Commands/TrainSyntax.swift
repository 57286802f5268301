import ArgumentParser
import EntenteLanguage
import Foundation

/// Trains the tagger and parser on treebanks.
struct TrainSyntax: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "syntax", abstract: "Train the tagger and parser on CoNLL-U treebanks.")

  @Option(help: "A treebank to train on; may be given more than once.") var train: [String]
  @Option(help: "A treebank to measure on after each epoch; may be given more than once.") var dev: [String] =
    []
  @Option(help: "A model whose trees over the sentences of --silver are learnt too; the more, the better.")
  var teacher: [String] = []
  @Option(help: "A two-column file of sentences for the teachers; may be given more than once.")
  var silver: [String] = []
  @Option(help: "The share of words on whose heads the teachers have to agree.") var agreement = 0.8
  @Option(help: "How many silver words an epoch takes for each word of the treebanks.") var silverShare = 1.0
  @Option(help: "The share of epochs that take silver sentences; the last ones do without.")
  var silverEpochs = 0.8
  @Option(help: "A word is known when seen so often.") var minimumWords: Int32 = 2
  @Option(help: "A beginning or ending is known when seen so often.") var minimumFeatures: Int32 = 3
  @Option(help: "The folder of the tokeniser's lists.") var lists: String
  @Option(name: .shortAndLong, help: "Where the model is written.") var output: String
  @Option(help: "How often to go through the treebanks.") var epochs = 30
  @Option(help: "The seed of all random choices.") var seed: UInt64 = 1
  @Option(help: "Threads; the result does not depend on it.") var threads = 2
  @Option(help: "The rate of learning at its highest.") var rate: Float = 3e-3
  @Option(help: "Words in a batch.") var batch = 640
  @Option(help: "Width of embeddings.") var embedding = 128
  @Option(help: "Units of the first layer, in each direction.") var first = 96
  @Option(help: "Units of the second layer, in each direction.") var second = 96
  @Option(help: "Gates of the second layer: 3 with an output gate, 2 without.") var secondGates = 3
  @Option(help: "The share of sentences copied in each other typography.") var augment: Float = 0.015
  @Option(help: "Width of the arcs' space.") var arc = 64
  @Option(help: "Hidden units of the labels.") var label = 64
  @Option(help: "Dropout.") var dropout: Float = 0.2
  @Option(help: "Dropout of words.") var wordDropout: Float = 0.4

  func run() throws {
    let sentences = try train.flatMap { try Treebank(path: $0).sentences }
    let silver = try silverSentences()
    let vocabulary = SyntaxVocabulary(
      sentences, silver: silver, words: minimumWords, features: minimumFeatures)
    var options = SyntaxTrainer.Options()
    options.epochs = epochs
    options.seed = seed
    options.threads = threads
    options.rate = rate
    options.batchWords = batch
    options.shape.embedding = embedding
    options.shape.first = first
    options.shape.second = second
    options.shape.secondGates = secondGates
    options.shape.arc = arc
    options.shape.label = label
    options.shape.classes = (vocabulary.classes.count + 15) / 16 * 16
    options.dropout = Dropout(embedding: dropout, hidden: dropout, deep: dropout, word: wordDropout)
    let trainer = SyntaxTrainer(vocabulary: vocabulary, options: options)
    let copies = Augmentation(share: augment, seed: seed).copies(of: sentences)
    let encoded = (sentences + copies).map(vocabulary.encode)
    let silverParts = parts(
      (silver + Augmentation(share: augment, seed: seed &+ 1).copies(of: silver)).map(vocabulary.encode)
        .filter { !$0.classes.contains(-1) }, words: encoded.reduce(0) { $0 + $1.size })
    let measured = try dev.map { path in
      (
        name: URL(fileURLWithPath: path).lastPathComponent,
        sentences: try Treebank(path: path).sentences.map(vocabulary.encode)
      )
    }
    let words = encoded.reduce(0) { $0 + $1.size }
    print(
      "\(encoded.count) sentences, \(words) words, \(vocabulary.rowCount) rows, \(vocabulary.classes.count) classes"
    )
    let silverUntil = silverParts.isEmpty ? 0 : Int(Double(epochs) * silverEpochs)
    let silverWords = (0..<silverUntil).reduce(0) { sum, epoch in
      silverParts[epoch % silverParts.count].reduce(sum) { $0 + $1.size }
    }
    if silverWords > 0 { print("\(silver.count) silver sentences, in \(silverParts.count) parts") }
    let totalSteps = (epochs * words + silverWords) / Int(Double(batch) * 0.98)
    for epoch in 1...epochs {
      let start = Date()
      var last = Losses()
      let part = epoch <= silverUntil ? silverParts[(epoch - 1) % silverParts.count] : []
      trainer.epoch(epoch, encoded + part, totalSteps: totalSteps) { share, losses in
        last = losses
        ProgressBar.show("epoch \(epoch)", share)
      }
      ProgressBar.clear()
      let seconds = Date().timeIntervalSince(start)
      let n = Double(last.words)
      print(
        String(
          format: "epoch %d  %.1f s  loss tag %.3f arc %.3f label %.3f  train class %.2f UAS %.2f", epoch,
          seconds,
          last.tag / n, last.arc / n, last.label / n, 100 * Double(last.tagHits) / n,
          100 * Double(last.arcHits) / n))
      for (name, sentences) in measured { print("  \(name)  \(trainer.score(sentences).summary)") }
      fflush(nil)
    }
    var file = ModelFileWriter()
    let lexicon = TokenLexicon.cells(try tokenLists())
    file.add(TokenLexicon.section, lexicon)
    let boundaries = BoundaryTrainer(Treebank(sentences: sentences), tokenizer: try tokenizer(lexicon))
    file.add(SentenceSplitter.section, boundaries.weights(seed: seed))
    ClosedClassLearner(sentences, vocabulary).write(to: &file)
    LemmaLearner(sentences, vocabulary).write(to: &file)
    SyntaxExport(trainer: trainer).write(to: &file)
    try Data(file.bytes()).write(to: URL(fileURLWithPath: output))
  }

  /// What the teachers make of the silver files' sentences.
  private func silverSentences() throws -> [TreebankSentence] {
    guard !teacher.isEmpty else { return [] }
    let teachers = try teacher.map { Analyzer(try LanguageModel(path: $0)) }
    let treebank = SilverTreebank(teachers: teachers, agreement: agreement)
    return try silver.flatMap { treebank.trees(of: try TwoColumnFile.read($0).map(\.words)) }
  }

  /// `sentences` dealt out to as many parts as an epoch can take one of.
  private func parts(_ sentences: [EncodedSentence], words: Int) -> [[EncodedSentence]] {
    let all = sentences.reduce(0) { $0 + $1.size }
    guard all > 0 else { return [] }
    let count = max(1, Int((Double(all) / (Double(words) * silverShare)).rounded()))
    return (0..<count).map { part in
      stride(from: part, to: sentences.count, by: count).map { sentences[$0] }
    }
  }

  /// A tokeniser with the lexicon of these cells, by way of a model that holds nothing else.
  private func tokenizer(_ cells: [UInt64]) throws -> Tokenizer {
    var file = ModelFileWriter()
    file.add(TokenLexicon.section, cells)
    return Tokenizer(lexicon: try TokenLexicon(try ModelFile(keeping: file.bytes())))
  }

  private func tokenLists() throws -> [(kind: TokenLexicon.Kind, lines: [String])] {
    try TokenLexicon.Kind.allCases.map { kind in
      let text = try TextFile.read("\(lists)/\(kind.name).txt")
      return (kind, text.split(separator: "\n").map(String.init))
    }
  }
}
