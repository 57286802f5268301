import EntenteLanguage

/// Trains a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) by stochastic
/// gradients with per-weight steps (AdaGrad: Duchi, Hazan and Singer 2011).
///
/// The weights kept are the mean over the ends of the later epochs. Weights of their own for each set
/// (Daumé 2007) were tried, and made the shared ones worse for text from elsewhere.
struct NameTrainer {
  /// What can be tuned.
  struct Settings {
    var epochs = 8
    var rate: Float = 0.15
    var decay: Float = 2e-6
    /// How often the spelling of a word of a name is hidden.
    var hiding = 0.15
    /// Features that fewer sentences' words show than this are not used.
    var minimumCount = 2
    var seed: UInt64 = 1
  }

  /// A sentence as numbers of features.
  private struct Sequence {
    var start: Int
    var count: Int
  }

  let settings: Settings
  private var index: FeatureIndex
  /// For each token, where its features begin in `features`.
  private var offsets: [Int] = [0]
  private var features: [UInt32] = []
  /// For each token, how many of its features spell it.
  private var ownCounts: [UInt8] = []
  private var tags: [UInt8] = []
  private var sequences: [Sequence] = []
  private var counts: [UInt32] = []

  private var weights: [SIMD16<Float>] = []
  private var squares: [SIMD16<Float>] = []
  private var transitions = [SIMD16<Float>](repeating: .zero, count: 16)
  private var sums: [SIMD16<Float>] = []
  private var transitionSums: [SIMD16<Float>] = []
  private var summands: Float = 0
  private var transitionSquares = [SIMD16<Float>](repeating: .zero, count: 16)

  init(settings: Settings) {
    self.settings = settings
    index = FeatureIndex(capacity: 1 << 24)
  }

  /// Takes in a sentence.
  mutating func add(_ sample: NameSample, hints: NameHints) {
    let (bytes, ranges) = sample.text()
    guard !ranges.isEmpty else { return }
    var sentence = NameSentence()
    sentence.read(ranges, in: bytes.span, hints: hints)
    let names = NameTag.tags(of: sample.names, count: ranges.count)
    sequences.append(Sequence(start: tags.count, count: ranges.count))
    var hashes: [UInt32] = []
    for position in ranges.indices {
      hashes.removeAll(keepingCapacity: true)
      let own = NameFeatures.append(of: position, in: sentence, to: &hashes)
      for hash in hashes {
        let number = index.insert(hash)
        if Int(number) == counts.count { counts.append(0) }
        counts[Int(number)] += 1
        features.append(number)
      }
      offsets.append(features.count)
      ownCounts.append(UInt8(own))
      tags.append(names[position].rawValue)
    }
  }

  /// How many features and tokens there are.
  var summary: String { "\(sequences.count) sentences, \(tags.count) tokens, \(index.count) features" }

  /// Runs all epochs.
  ///
  /// - Parameters:
  ///   - progress: is told the epoch and the share of it that is done, now and then.
  ///   - report: is told after each epoch the mean loss of a token, in nats.
  mutating func train(
    progress: (_ epoch: Int, _ share: Double) -> Void,
    report: (_ epoch: Int, _ loss: Double, _ trainer: NameTrainer) -> Void
  ) {
    dropRareFeatures()
    weights = [SIMD16<Float>](repeating: .zero, count: index.count)
    squares = [SIMD16<Float>](repeating: SIMD16(repeating: 1e-2), count: index.count)
    transitionSquares = [SIMD16<Float>](repeating: SIMD16(repeating: 1), count: 16)
    var random = Generator(seed: settings.seed)
    var order = Array(sequences.indices)
    var lattice = NameLattice()
    for epoch in 1...settings.epochs {
      order.shuffle(using: &random)
      var loss = 0.0
      let rate = settings.rate * (1 - 0.8 * Float(epoch - 1) / Float(settings.epochs))
      for (done, number) in order.enumerated() {
        if done % 4096 == 0 { progress(epoch, Double(done) / Double(order.count)) }
        loss += step(sequences[number], rate: rate, lattice: &lattice, random: &random)
      }
      if epoch > settings.epochs / 2 { average() }
      report(epoch, loss / Double(tags.count), self)
    }
  }

  /// Takes the weights at the end of an epoch into the mean that is kept in the end.
  private mutating func average() {
    if sums.isEmpty {
      sums = weights
      transitionSums = transitions
    } else {
      for number in sums.indices { sums[number] += weights[number] }
      for tag in 0..<16 { transitionSums[tag] += transitions[tag] }
    }
    summands += 1
  }

  private mutating func dropRareFeatures() {
    let minimum = UInt32(settings.minimumCount)
    var kept: [UInt32] = []
    kept.reserveCapacity(features.count)
    var newOffsets = [0]
    newOffsets.reserveCapacity(offsets.count)
    for token in 0..<tags.count {
      let own = Int(ownCounts[token])
      var keptOwn = 0
      for position in offsets[token]..<offsets[token + 1] where counts[Int(features[position])] >= minimum {
        kept.append(features[position])
        if position - offsets[token] < own { keptOwn += 1 }
      }
      ownCounts[token] = UInt8(keptOwn)
      newOffsets.append(kept.count)
    }
    features = kept
    offsets = newOffsets
  }

  /// One step of descent on one sentence; returns its loss in nats.
  private mutating func step(
    _ sequence: Sequence, rate: Float, lattice: inout NameLattice, random: inout Generator
  ) -> Double {
    lattice.begin()
    var skips: [Int] = []
    skips.reserveCapacity(sequence.count)
    for token in sequence.start..<sequence.start + sequence.count {
      let isHidden = tags[token] != 0 && random.chance(settings.hiding)
      let skip = isHidden ? Int(ownCounts[token]) : 0
      skips.append(skip)
      var score = SIMD16<Float>.zero
      for position in offsets[token] + skip..<offsets[token + 1] { score += weights[Int(features[position])] }
      lattice.append(score, gold: Int(tags[token]))
    }
    let loss = lattice.run(transitions: transitions)
    for local in 0..<sequence.count {
      let gradient = lattice.gradients[local]
      // Most tokens are surely no name: nothing is to be learnt from them.
      guard gradient.max() > 0.003 || gradient.min() < -0.003 else { continue }
      let token = sequence.start + local
      for position in offsets[token] + skips[local]..<offsets[token + 1] {
        let feature = Int(features[position])
        let slope = gradient + settings.decay * weights[feature]
        let square = squares[feature] + slope * slope
        squares[feature] = square
        weights[feature] -= rate * slope / square.squareRoot()
      }
    }
    for tag in 0..<16 {
      let slope = lattice.transitionGradients[tag]
      transitionSquares[tag] += slope * slope
      transitions[tag] -= rate * slope / transitionSquares[tag].squareRoot()
    }
    return loss
  }

  /// The sections of a model, without the hints.
  ///
  /// - Parameter bucketCount: how many buckets of four rows the table of weights has.
  func sections(bucketCount: Int) -> (weights: [UInt8], transitions: [Int16]) {
    let mean = summands > 0 ? sums : weights
    let steps = summands > 0 ? transitionSums : transitions
    let share = summands > 0 ? 1 / summands : 1
    var ranked: [(importance: Float, number: Int)] = []
    for number in 0..<index.count {
      let row = mean[number] * share
      let importance = max(row.max(), -row.min()) * Float(min(counts[number], 30)).squareRoot()
      if max(row.max(), -row.min()) >= 0.5 / NameModel.scale { ranked.append((importance, number)) }
    }
    ranked.sort { ($0.importance, $1.number) > ($1.importance, $0.number) }
    let rows = ranked.prefix(bucketCount * 4).map { (index.hashes[$0.number], mean[$0.number] * share) }
    var units = [Int16](repeating: 0, count: 256)
    for from in 0..<15 {
      for to in 0..<15 {
        units[from * 16 + to] = Int16((steps[from][to] * share * NameModel.scale).rounded(.toNearestOrEven))
      }
    }
    return (NameModel.table(rows, bucketCount: bucketCount), units)
  }
}
