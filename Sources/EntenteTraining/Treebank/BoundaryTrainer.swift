import EntenteLanguage

/// Trains the classifier of sentence boundaries by logistic regression on the treebanks' running text.
///
/// Words are parted by our own tokeniser, so that the classifier sees what it will see in use.
struct BoundaryTrainer {
  private struct Example {
    var features: [Int]
    var isBoundary: Bool
  }

  private var examples: [Example] = []

  init(_ treebank: Treebank, tokenizer: Tokenizer) {
    for document in RawText.documents(treebank) {
      // Sentences end where their last word ends; paragraphs are certain and are not asked about.
      var ends: Set<Int> = []
      for (_, ranges) in document.sentences { if let last = ranges.last { ends.insert(last.upperBound) } }
      let span = document.bytes.span
      let tokens = tokenizer.tokens(in: span)
      var features = BoundaryFeatures(start: 0)
      for index in tokens.indices.dropLast() {
        features.pass(span, tokens[index])
        let gap = tokens[index].upperBound..<tokens[index + 1].lowerBound
        let certain = gap.contains { document.bytes[$0] == 10 }
        let ends = certain || ends.contains(tokens[index].upperBound)
        if !certain, BoundaryFeatures.isCandidate(span, tokens, index) {
          var found: [Int] = []
          features.forEach(span, tokens, index) { found.append($0) }
          examples.append(Example(features: found, isBoundary: ends))
        }
        if ends { features.start = index + 1 }
        if certain { features.isQuoteOpen = false }
      }
    }
  }

  /// The weights, in 256ths, after `epochs` passes in a random order.
  func weights(epochs: Int = 12, seed: UInt64) -> [Int16] {
    var weights = [Float](repeating: 0, count: BoundaryFeatures.tableSize)
    var squares = [Float](repeating: 1e-3, count: BoundaryFeatures.tableSize)
    var generator = Generator(seed: seed)
    for epoch in 0..<epochs {
      let rate: Float = 0.3 * (1 - Float(epoch) / Float(epochs))
      for index in examples.indices.shuffled(using: &generator) {
        let example = examples[index]
        var score: Float = 0
        for feature in example.features { score += weights[feature] }
        let probability = 1 / (1 + exponential(-score))
        let gradient = probability - (example.isBoundary ? 1 : 0)
        for feature in example.features {
          // Adagrad, with a little decay towards zero.
          let g = gradient + 2e-4 * weights[feature]
          squares[feature] += g * g
          weights[feature] -= rate * g / squares[feature].squareRoot()
        }
      }
    }
    return weights.map { Int16(max(-32000, min(32000, ($0 * 256).rounded()))) }
  }
}
