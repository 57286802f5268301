import EntenteLanguage

/// Sums over all sequences of tags of one sentence: the forward-backward algorithm in scaled probabilities.
struct NameLattice {
  /// The probability of each tag less what is right, one row for each token.
  private(set) var gradients: [SIMD16<Float>] = []
  /// Expected less actual steps from each tag, the earlier tag first.
  private(set) var transitionGradients = [SIMD16<Float>](repeating: .zero, count: 16)

  private var scores: [SIMD16<Float>] = []
  private var gold: [Int] = []
  private var emissions: [SIMD16<Float>] = []
  private var forward: [SIMD16<Float>] = []
  private let allowed: [SIMD16<Float>]
  private let starts: SIMD16<Float>
  private let ends: SIMD16<Float>

  init() {
    let tags = (0..<NameTag.count).map(NameTag.init(rawValue:))
    func mask(_ isSet: (NameTag) -> Bool) -> SIMD16<Float> {
      var mask = SIMD16<Float>.zero
      for tag in tags where isSet(tag) { mask[Int(tag.rawValue)] = 1 }
      return mask
    }
    allowed = tags.map { tag in mask(tag.mayPrecede) } + [.zero]
    starts = mask(\.mayStart)
    ends = mask(\.mayEnd)
  }

  /// Begins a sentence.
  mutating func begin() {
    scores.removeAll(keepingCapacity: true)
    gold.removeAll(keepingCapacity: true)
  }

  /// Takes the scores of the next token, and the tag that is right.
  mutating func append(_ score: SIMD16<Float>, gold tag: Int) {
    scores.append(score)
    gold.append(tag)
  }

  /// Fills the gradients; returns the negative log-likelihood of the right tags.
  mutating func run(transitions: [SIMD16<Float>]) -> Double {
    let count = scores.count
    let steps = (0..<16).map { Exponential.of(transitions[$0]) * allowed[$0] }
    emissions.removeAll(keepingCapacity: true)
    forward.removeAll(keepingCapacity: true)
    gradients.removeAll(keepingCapacity: true)
    gradients.append(contentsOf: repeatElement(.zero, count: count))
    for tag in 0..<16 { transitionGradients[tag] = .zero }
    var logSum = 0.0
    var logGold = 0.0
    for index in 0..<count {
      var score = scores[index]
      score[15] = -1e4
      let top = score.max()
      let emission = Exponential.of(score - top)
      emissions.append(emission)
      var sum: SIMD16<Float>
      if index == 0 {
        sum = starts
      } else {
        sum = .zero
        let before = forward[index - 1]
        for tag in 0..<15 where before[tag] > 0 { sum += before[tag] * steps[tag] }
      }
      let product = sum * emission
      let total = max(product.sum(), 1e-30)
      forward.append(product / total)
      logSum += Double(top) + Double(Exponential.log(total))
      logGold += Double(scores[index][gold[index]])
      if index > 0 { logGold += Double(transitions[gold[index - 1]][gold[index]]) }
    }
    let final = max((forward[count - 1] * ends).sum(), 1e-30)
    logSum += Double(Exponential.log(final))
    var backward = ends
    for index in (0..<count).reversed() {
      let product = forward[index] * backward
      let posterior = product / max(product.sum(), 1e-30)
      var gradient = posterior
      gradient[gold[index]] -= 1
      gradients[index] = gradient
      guard index > 0 else { break }
      let weighted = emissions[index] * backward
      let before = forward[index - 1]
      var following = SIMD16<Float>.zero
      var total: Float = 0
      for tag in 0..<15 {
        let row = steps[tag] * weighted
        following[tag] = row.sum()
        total += before[tag] * following[tag]
      }
      let scale = 1 / max(total, 1e-30)
      for tag in 0..<15 where before[tag] > 1e-6 {
        transitionGradients[tag] += before[tag] * scale * steps[tag] * weighted
      }
      transitionGradients[gold[index - 1]][gold[index]] -= 1
      backward = following / max(following.max(), 1e-30)
    }
    return logSum - logGold
  }
}
