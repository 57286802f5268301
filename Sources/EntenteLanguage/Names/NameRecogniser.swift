/// Finds the names in a text: a linear-chain model over hashed features, trained by `entente-train names`.
///
/// A second look gives each word the benefit of the rest of its document: where "Morsi" alone is unclear,
/// "Mohammed Morsi" two sentences on decides it. Nothing is kept from one document to the next.
public struct NameRecogniser: Sendable {
  private let weights: NameWeights
  private let hints: NameHints

  /// Reads the sections `names.*` of `model`, in place.
  public init(_ model: ModelFile) throws(ModelError) {
    weights = try NameWeights(model)
    hints = try NameHints(model)
  }

  /// The score of a word that is no name without asking.
  private static let plain: SIMD16<Int16> = {
    var score = SIMD16<Int16>()
    score[0] = 400
    return score
  }()

  /// Whether `model` has what a recogniser is made of.
  public static func isIn(_ model: ModelFile) -> Bool { model.contains(NameWeights.section) }

  /// The names in `text`, in order; they do not overlap and none crosses the end of a sentence.
  ///
  /// - Parameters:
  ///   - text: the document, as received.
  ///   - tokens: its words, of which only the ranges are read.
  ///   - sentences: its sentences, in order.
  /// - Complexity: O(*n*) in the tokens; about 2 µs for each.
  public func names(in text: Span<UInt8>, tokens: [Token], sentences: [Sentence]) -> [NameSpan] {
    var reader = NameSentence()
    var decoder = NameDecoder(transitions: weights.transitions)
    var memory = NameMemory()
    var features: [UInt32] = []
    var scores: [SIMD16<Int16>] = []
    var words: [NameWord] = []
    var tags: [NameTag] = []
    for sentence in sentences {
      reader.read(tokens[sentence.tokens].lazy.map(\.range), in: text, hints: hints)
      decoder.begin()
      for index in reader.words.indices {
        var score = Self.plain
        if !reader.isPlain(index) {
          features.removeAll(keepingCapacity: true)
          NameFeatures.append(of: index, in: reader, to: &features)
          score = weights.score(features)
        }
        scores.append(score)
        decoder.append(score)
      }
      words += reader.words
      tags += decoder.decoded()
    }
    for (word, tag) in zip(words, tags) { memory.note(word, tag.kind) }
    var spans: [NameSpan] = []
    var position = 0
    for sentence in sentences {
      let range = position..<position + sentence.tokens.count
      position = range.upperBound
      var isTouched = false
      for index in range where words[index].form.contains(.hasUpper) && !words[index].isListedNationality {
        guard let gain = memory.gain(for: words[index], readAs: tags[index].kind) else { continue }
        scores[index] &+= gain
        isTouched = true
      }
      if isTouched {
        decoder.begin()
        for index in range { decoder.append(scores[index]) }
        tags.replaceSubrange(range, with: decoder.decoded())
      }
      spans += NameTag.spans(of: Array(tags[range]), from: sentence.tokens.lowerBound)
    }
    return spans
  }
}
