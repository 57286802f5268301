import ArgumentParser
import EntenteLanguage
import Foundation

/// `entente-train names`: trains the recogniser of names.
struct TrainNames: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names",
    abstract: "Train the recogniser of names.",
    discussion: "Takes about ten minutes on one core. The same seed gives the same bytes.")

  @Argument(help: "The folder of data, with ner/ and facts/ in it.")
  var data: String

  @Option(name: .long, parsing: .singleValue, help: "A folder with tables of names and words; may be repeated.")
  var tables: [String] = []

  @Option(name: .shortAndLong, help: "The file to write the sections of names to.")
  var output: String

  @Option(help: "Passes over the sentences.")
  var epochs = 4

  @Option(help: "The length of the first steps.")
  var rate: Float = 0.02

  @Option(help: "How much weights are pulled towards zero.")
  var decay: Float = 2e-6

  @Option(help: "How often the spelling of a word of a name is hidden.")
  var hiding = 0.3

  @Option(help: "How often a sentence gets a copy with other names.")
  var substitution = 1.0

  @Option(help: "How often a sentence is read with a part of the lists missing.")
  var forgetting = 0.4

  @Option(help: "Features seen less often than this are not used.")
  var minimum = 2

  @Option(help: "How many thousand lines of 64 bytes the table of weights has.")
  var size = 80

  @Option(help: "The seed of all that is random.")
  var seed: UInt64 = 1

  @Option(help: "A set to leave out, to score on it.")
  var without: String?

  @Flag(inversion: .prefixedNo, help: "Give each set weights of its own while training.")
  var particular = false

  @Flag(help: "Score on held-out sets after each epoch.")
  var watch = false

  func run() throws {
    let lists = try NameLists(facts: data + "/facts", tables: tables)
    let corpus = NameCorpus(lists: lists)
    let samples = try corpus.training(from: data).filter { "\($0.source)" != without }
    var casing = WordCasing()
    for sample in samples { casing.count(sample.words) }
    let allHints = NameHints.table(lists.entries(casing: casing))
    let hints = try Self.hints(allHints)
    let partial = try (0..<4).map { round in
      try Self.hints(NameHints.table(lists.entries(casing: casing) { Self.isHidden($0, round: round) }))
    }
    var settings = NameTrainer.Settings()
    settings.epochs = epochs
    settings.rate = rate
    settings.decay = decay
    settings.hiding = hiding
    settings.minimumCount = minimum
    settings.seed = seed
    settings.perSourceWeights = particular
    var trainer = NameTrainer(settings: settings)
    var random = SplitMix(seed: seed)
    let augmentation = NameAugmentation(lists: lists)
    func take(_ sample: NameSample) {
      let table = random.chance(forgetting) ? partial[random.below(partial.count)] : hints
      trainer.add(sample, hints: table)
    }
    for sample in samples + samples.filter({ $0.source.isByHand }) {
      let split = augmentation.withSplitHyphens(sample)
      take(random.chance(0.7) ? split : sample)
      if !sample.names.isEmpty, random.chance(substitution) {
        var other = augmentation.withOtherNames(sample, using: &random)
        if random.chance(0.3) { other = augmentation.withOtherTitles(other, using: &random) }
        take(augmentation.withSplitHyphens(other))
      }
      if random.chance(0.05) { take(augmentation.inCapitals(split)) }
      if random.chance(0.05) { take(augmentation.asHeadline(split)) }
    }
    note(trainer.summary)
    let watched = watch ? try Self.watched(data, corpus: corpus) : []
    let start = Date()
    trainer.train { epoch, loss, trainer in
      note("epoch \(epoch) of \(epochs): loss \(loss), \(Int(-start.timeIntervalSinceNow)) s")
      guard watch, epoch % 2 == 0 || epoch == epochs,
        let recogniser = try? NameRecogniser(Self.file(trainer, hints: allHints, size: size))
      else { return }
      for (name, evaluation) in watched {
        note("  " + name + "  " + Self.line(evaluation.score(recogniser)))
      }
    }
    let sections = trainer.sections(bucketCount: size * 1000)
    var file = ModelFileWriter()
    NameModel.add(weights: sections.weights, transitions: sections.transitions, hints: allHints, to: &file)
    try Data(file.bytes()).write(to: URL(fileURLWithPath: output))
  }

  private static func line(_ score: NameScore) -> String {
    func percent(_ kinds: [NameKind]) -> String { String(format: "%.4f", score.f1(kinds).f1) }
    return "core \(percent(NameScore.core)) per \(percent([.person])) org \(percent([.organisation])) "
      + "place \(percent([.place])) nat \(percent([.nationality]))"
  }

  private static func watched(_ data: String, corpus: NameCorpus) throws -> [(String, NameEvaluation)] {
    [
      (
        "uner",
        NameEvaluation(
          try corpus.samples(data + "/ner/uner_ewt/dev.conll", of: .web, asIs: true), documentsBeginAt: nil)
      ),
      (
        "worldwide",
        NameEvaluation(
          try corpus.samples(data + "/ner/worldwide/dev.conll", of: .worldwide, asIs: true),
          documentsBeginAt: "http")
      ),
      (
        "gmb as is",
        NameEvaluation(
          try corpus.samples(data + "/ner/gmb/dev.conll", of: .gmb, asIs: true), documentsBeginAt: nil)
      ),
      (
        "gmb plain",
        NameEvaluation(try corpus.samples(data + "/ner/gmb/dev.conll", of: .gmb), documentsBeginAt: nil)
      ),
    ]
  }

  /// Whether one of four partial tables leaves `phrase` out; each leaves out a half.
  private static func isHidden(_ phrase: String, round: Int) -> Bool {
    NameHash.mix(NameLists.hash(phrase), UInt32(round) &+ 77) & 1 == 0
  }

  /// A table that lives as long as the process, as tables in a model do.
  private static func hints(_ table: [UInt32]) throws -> NameHints {
    var writer = ModelFileWriter()
    NameModel.add(weights: [], transitions: [], hints: table, to: &writer)
    return try NameHints(permanent(writer))
  }

  private static func file(_ trainer: NameTrainer, hints: [UInt32], size: Int) throws -> ModelFile {
    let sections = trainer.sections(bucketCount: size * 1000)
    var writer = ModelFileWriter()
    NameModel.add(weights: sections.weights, transitions: sections.transitions, hints: hints, to: &writer)
    return try permanent(writer)
  }

  private static func permanent(_ writer: ModelFileWriter) throws -> ModelFile {
    let bytes = writer.bytes()
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    memory.copyBytes(from: bytes)
    return try ModelFile(mapping: UnsafeRawBufferPointer(memory))
  }

  private func note(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
