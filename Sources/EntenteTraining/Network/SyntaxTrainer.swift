import EntenteLanguage
import Foundation

/// Trains the syntax network by Adam on batches of sentences.
///
/// Every batch is cut into the same chunks whatever the number of threads, and gradients are added in
/// the order of the chunks; so the weights are the same bytes on one core or many.
final class SyntaxTrainer {
  struct Options {
    var shape = SyntaxShape()
    var dropout = Dropout()
    var epochs = 20
    var batchWords = 640
    var rate: Float = 3e-3
    var seed: UInt64 = 1
    var threads = 2
  }

  let options: Options
  let vocabulary: SyntaxVocabulary
  let parameters: SyntaxParameters
  let table: Matrix
  private let transposed: SyntaxParameters
  private let mean: SyntaxParameters, square: SyntaxParameters
  private let tableMean: Matrix, tableSquare: Matrix
  private let chunks: [SyntaxChunk]
  private var step = 0
  static let chunkCount = 8
  static let longest = 150

  init(vocabulary: SyntaxVocabulary, options: Options) {
    self.options = options
    self.vocabulary = vocabulary
    let shape = options.shape
    parameters = SyntaxParameters(shape: shape, seed: options.seed)
    transposed = Self.transposedShape(parameters)
    mean = SyntaxParameters(shape: shape, zero: true)
    square = SyntaxParameters(shape: shape, zero: true)
    table = Matrix(vocabulary.rowCount, shape.embedding)
    var generator = Generator(seed: options.seed ^ 0x5eed)
    for index in shape.embedding..<table.count { table.base[index] = (generator.unit() * 2 - 1) * 0.1 }
    tableMean = Matrix(vocabulary.rowCount, shape.embedding)
    tableSquare = Matrix(vocabulary.rowCount, shape.embedding)
    chunks = (0..<Self.chunkCount).map { _ in SyntaxChunk(shape: shape, capacity: 320) }
  }

  /// A second set of matrices, each the transpose of a parameter.
  private static func transposedShape(_ parameters: SyntaxParameters) -> SyntaxParameters {
    SyntaxParameters(transposing: parameters)
  }

  /// One pass over `sentences` in a random order; `progress` is called after every batch with its share.
  func epoch(
    _ number: Int, _ sentences: [EncodedSentence], totalSteps: Int, progress: (Double, Losses) -> Void
  ) {
    var generator = Generator(seed: options.seed &* 1000 &+ UInt64(number))
    // Sentences of like length stand near each other, so that batches are even; batches come in any order.
    let order = sentences.indices.filter { sentences[$0].size <= Self.longest }.shuffled(using: &generator)
    var batches: [[Int]] = []
    var batch: [Int] = []
    var words = 0
    for index in order {
      if words + sentences[index].size > options.batchWords {
        batches.append(batch)
        batch = []
        words = 0
      }
      batch.append(index)
      words += sentences[index].size
    }
    if !batch.isEmpty { batches.append(batch) }
    var losses = Losses()
    for (done, batch) in batches.enumerated() {
      let share = Float(step) / Float(totalSteps)
      let warm = min(1, Float(step + 1) / 200)
      let rate = options.rate * warm * max(0.002, 1 - share)
      losses += train(batch.map { sentences[$0] }, rate: rate)
      progress(Double(done + 1) / Double(batches.count), losses)
    }
  }

  private func train(_ batch: [EncodedSentence], rate: Float) -> Losses {
    step += 1
    // Longest first, each to the chunk that has least: even shares.
    let sorted = batch.indices.sorted { (batch[$0].size, $1) > (batch[$1].size, $0) }
    var parts = [[EncodedSentence]](repeating: [], count: Self.chunkCount)
    var loads = [Int](repeating: 0, count: Self.chunkCount)
    for index in sorted {
      let least = loads.indices.min { (loads[$0], $0) < (loads[$1], $1) } ?? 0
      parts[least].append(batch[index])
      loads[least] += batch[index].size
    }
    let total = batch.reduce(0) { $0 + $1.size - 1 }
    let seed = options.seed &* 7919 &+ UInt64(step) &* 64
    transposed.transpose(of: parameters)
    let (chunks, parameters, transposed, table) = (chunks, parameters, transposed, table)
    let (dropout, frequencies) = (options.dropout, vocabulary.frequencies)
    let work = parts
    parallel(Self.chunkCount) { index in
      chunks[index].run(
        work[index], parameters: parameters, transposed: transposed, table: table, frequencies: frequencies,
        dropout: dropout, learning: true, total: total, seed: seed &+ UInt64(index))
    }
    update(rate)
    return chunks.reduce(into: Losses()) { $0 += $1.losses }
  }

  /// Runs `body` for each index on the trainer's threads.
  private func parallel(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    if options.threads == 1 {
      for index in 0..<count { body(index) }
    } else {
      let threads = options.threads
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        for index in stride(from: thread, to: count, by: threads) { body(index) }
      }
    }
  }

  private static let beta1: Float = 0.9
  private static let beta2: Float = 0.98
  private static let epsilon: Float = 1e-8

  /// Adam (Kingma & Ba 2014); rows of the table are moved only when they were used.
  private func update(_ rate: Float) {
    var correction1: Float = 1
    var correction2: Float = 1
    for _ in 0..<min(step, 1000) {
      correction1 *= Self.beta1
      correction2 *= Self.beta2
    }
    let scale = rate * (1 - correction2).squareRoot() / (1 - correction1)
    let count = parameters.matrices.count
    let (parameters, mean, square, chunks) = (parameters, mean, square, chunks)
    parallel(count) { index in
      let value = parameters.matrices[index]
      let m = mean.matrices[index].base
      let v = square.matrices[index].base
      for j in stride(from: 0, to: value.count, by: 16) {
        var g = Lanes.zero
        for chunk in chunks { g += lanes(chunk.gradients.matrices[index].base, j) }
        Self.adam(value.base + j, m + j, v + j, g, scale)
      }
    }
    // The table: every use of a row in the batch, in order.
    var uses: [Int32: [(chunk: Int, word: Int)]] = [:]
    var touched: [Int32] = []
    for (number, chunk) in chunks.enumerated() {
      for word in 0..<chunk.used {
        for slot in 0..<WordKeys.count {
          let row = chunk.rows[word * WordKeys.count + slot]
          guard row != 0 else { continue }
          if uses[row] == nil { touched.append(row) }
          uses[row, default: []].append((number, word))
        }
      }
    }
    let (table, tableMean, tableSquare) = (table, tableMean, tableSquare)
    let width = options.shape.embedding
    let plan = touched.map { ($0, uses[$0] ?? []) }
    let slices = 8
    parallel(slices) { slice in
      for index in stride(from: slice, to: plan.count, by: slices) {
        let (row, places) = plan[index]
        for j in stride(from: 0, to: width, by: 16) {
          var g = Lanes.zero
          for place in places { g += lanes(chunks[place.chunk].dX.row(place.word), j) }
          Self.adam(
            table.row(Int(row)) + j, tableMean.row(Int(row)) + j, tableSquare.row(Int(row)) + j, g, scale)
        }
      }
    }
  }

  @inline(__always)
  private static func adam(
    _ value: UnsafeMutablePointer<Float>, _ mean: UnsafeMutablePointer<Float>,
    _ square: UnsafeMutablePointer<Float>, _ gradient: Lanes, _ scale: Float
  ) {
    let m = lanes(mean) * beta1 + gradient * (1 - beta1)
    let v = lanes(square) * beta2 + gradient * gradient * (1 - beta2)
    store(m, mean)
    store(v, square)
    store(lanes(value) - m * scale / (v.squareRoot() + epsilon), value)
  }

  /// Accuracy over `sentences` from gold words: morphological class, tag, UAS, LAS.
  func score(_ sentences: [EncodedSentence]) -> AttachmentScore {
    let (parameters, transposed, table, chunks) = (parameters, transposed, table, chunks)
    let frequencies = vocabulary.frequencies
    let classes = vocabulary.classes
    let partial = Partial(Self.chunkCount)
    parallel(Self.chunkCount) { index in
      var score = AttachmentScore()
      for at in stride(from: index, to: sentences.count, by: Self.chunkCount) {
        let gold = sentences[at]
        guard gold.size <= 300 else { continue }
        chunks[index].run(
          [gold], parameters: parameters, transposed: transposed, table: table, frequencies: frequencies,
          dropout: Dropout(), learning: false, total: 1, seed: 0
        ) { _, found, heads, relations in
          for word in 1..<gold.size {
            score.words += 1
            let tag = found[word] < classes.count ? classes[found[word]].tag : .x
            if gold.classes[word] >= 0, tag == classes[Int(gold.classes[word])].tag { score.tags += 1 }
            if heads[word] == Int(gold.heads[word]) {
              score.heads += 1
              if relations[word] == Int(gold.relations[word]) { score.labelled += 1 }
            }
          }
        }
      }
      partial.values[index] = score
    }
    return partial.total
  }

  private final class Partial: @unchecked Sendable {
    let values: UnsafeMutablePointer<AttachmentScore>
    let count: Int
    init(_ count: Int) {
      self.count = count
      values = .allocate(capacity: count)
      values.initialize(repeating: AttachmentScore(), count: count)
    }
    deinit { values.deallocate() }
    var total: AttachmentScore {
      (0..<count).reduce(into: AttachmentScore()) {
        $0.words += values[$1].words
        $0.tags += values[$1].tags
        $0.heads += values[$1].heads
        $0.labelled += values[$1].labelled
      }
    }
  }
}

/// How many words have the right tag, the right head, and the right head with the right relation.
struct AttachmentScore {
  var words = 0
  var tags = 0
  var heads = 0
  var labelled = 0

  private func percent(_ part: Int) -> String {
    String(format: "%.2f", 100 * Double(part) / Double(max(words, 1)))
  }

  var summary: String { "UPOS \(percent(tags))  UAS \(percent(heads))  LAS \(percent(labelled))" }
}
