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

  @Option(
    name: .long, parsing: .singleValue, help: "A folder with tables of names and words; may be repeated.")
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
  var forgetting = 0.3

  @Option(help: "Features seen less often than this are not used.")
  var minimum = 3

  @Option(help: "How many thousand lines of 64 bytes the table of weights has.")
  var size = 80

  @Option(help: "The seed of all that is random.")
  var seed: UInt64 = 1

  @Option(help: "A set to leave out, to score on it.")
  var without: String?

  @Flag(
    help: """
      Train on the Groningen Meaning Bank alone, its spans as they are, to see what the recogniser reaches by \
      the bank's own idea of a name; not for shipping.
      """)
  var bankAsItIs = false

  @Option(help: "How often sentences that people annotated are taken.")
  var byHand = 2

  @Option(help: "The share of machine-annotated sentences that is taken.")
  var machineShare = 1.0

  @Flag(inversion: .prefixedNo, help: "Complete the passages of KnowledgeNet by a first model.")
  var completing = true

  @Flag(help: "Score on held-out sets after each epoch.")
  var watch = false

  func run() throws {
    let lists = try NameLists(facts: data + "/facts", tables: tables)
    let corpus = NameCorpus(lists: lists)
    let sets =
      try bankAsItIs
      ? corpus.samples(data + "/ner/gmb/train.conll.gz", of: .gmb, asIs: true)
      : corpus.training(from: data).filter { "\($0.source)" != without }
    var casing = WordCasing()
    for sample in sets { casing.count(sample.words) }
    let table = NameHints.table(lists.entries(casing: casing))
    let reader = try NameReader(table: table, lists: lists, casing: casing, forgetting: forgetting)
    let watched = watch ? try Self.watched(data, corpus: corpus) : []

    var samples = sets
    if completing, !bankAsItIs {
      let passages = try KnowledgeNetNames(data + "/relations/knowledgenet/train.jsonl", lists: lists)
      let first = try train(on: sets, epochs: 2, reader: reader, lists: lists, watched: [], table: table)
      let recogniser = try NameRecogniser(Self.file(first, hints: table, size: size))
      samples += passages.completed(by: recogniser)
      samples += try WebNames.agreed(
        data + "/ud/en_ewt-ud-train.conllu.gz", recogniser: recogniser, lists: lists)
    }
    let trainer = try train(
      on: samples, epochs: epochs, reader: reader, lists: lists, watched: watched, table: table)
    let sections = trainer.sections(bucketCount: size * 1000)
    var file = ModelFileWriter()
    NameModel.add(weights: sections.weights, transitions: sections.transitions, hints: table, to: &file)
    file.add("names.record", text: record(samples, trainer))
    try Data(file.bytes()).write(to: URL(fileURLWithPath: output))
  }

  private func train(
    on samples: [NameSample], epochs: Int, reader: NameReader, lists: NameLists,
    watched: [(String, NameEvaluation)], table: [UInt32]
  ) throws -> NameTrainer {
    var settings = NameTrainer.Settings()
    settings.epochs = epochs
    settings.rate = rate
    settings.decay = decay
    settings.hiding = hiding
    settings.minimumCount = minimum
    settings.seed = seed
    var trainer = NameTrainer(settings: settings)
    var random = Generator(seed: seed)
    let augmentation = NameAugmentation(lists: lists)
    func take(_ sample: NameSample) { trainer.add(sample, hints: reader.hints(using: &random)) }
    for round in 0..<max(1, byHand) {
      for sample in samples where round == 0 || sample.source.isByHand {
        if sample.source == .gmb, !random.chance(machineShare) { continue }
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
    }
    note(trainer.summary)
    let start = Date()
    trainer.train(progress: { ProgressBar.show("names, epoch \($0)", $1) }) { epoch, loss, trainer in
      ProgressBar.clear()
      note("epoch \(epoch) of \(epochs): loss \(loss), \(Int(-start.timeIntervalSinceNow)) s")
      guard !watched.isEmpty,
        let recogniser = try? NameRecogniser(Self.file(trainer, hints: table, size: size))
      else { return }
      for (name, evaluation) in watched {
        let convention: NameConvention = name == "gmb as is" ? .titlesInside : .ours
        note("  " + name + "  " + Self.line(evaluation.score(recogniser, convention: convention)))
        if name == "worldwide" {
          note("    apart  " + Self.line(evaluation.score(recogniser, convention: .placesApart(lists))))
        }
      }
    }
    return trainer
  }

  /// What the model was trained on, and how.
  private func record(_ samples: [NameSample], _ trainer: NameTrainer) -> String {
    let counts = NameSource.allCases.map { source in
      "\(source): \(samples.lazy.filter { $0.source == source }.count) sentences"
    }
    return """
      Names: linear-chain conditional random field, \(trainer.summary) after augmentation.
      \(counts.joined(separator: "\n"))
      seed \(seed), epochs \(epochs), rate \(rate), decay \(decay), hiding \(hiding), \
      substitution \(substitution), forgetting \(forgetting), minimum \(minimum), by hand \(byHand)

      """
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

  private static func file(_ trainer: NameTrainer, hints: [UInt32], size: Int) throws -> ModelFile {
    let sections = trainer.sections(bucketCount: size * 1000)
    var writer = ModelFileWriter()
    NameModel.add(weights: sections.weights, transitions: sections.transitions, hints: hints, to: &writer)
    return try permanent(writer)
  }

  static func permanent(_ writer: ModelFileWriter) throws -> ModelFile {
    let bytes = writer.bytes()
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    memory.copyBytes(from: bytes)
    return try ModelFile(mapping: UnsafeRawBufferPointer(memory))
  }

  private func note(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
