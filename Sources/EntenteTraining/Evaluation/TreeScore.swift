import EntenteLanguage
import Foundation

/// Agreement of an analysis with a treebank, by the definitions of the CoNLL 2018 shared task.
///
/// Words are aligned by the bytes they cover; a word that the analysis parts otherwise counts as missed
/// and as spurious. Heads agree when they are aligned words. LAS compares relations without subtypes, as
/// the shared task does; `labelledExactly` compares them whole.
struct TreeScore {
  var goldWords = 0, words = 0, aligned = 0
  var goldTokens = 0, tokens = 0, alignedTokens = 0
  var goldSentences = 0, sentences = 0, alignedSentences = 0
  var tags = 0, lemmas = 0, features = 0, heads = 0, labelled = 0, labelledExactly = 0

  /// F1 in percent of `hits` among `gold` and `found`.
  private func f1(_ hits: Int, _ gold: Int, _ found: Int) -> Double {
    200 * Double(hits) / Double(max(gold + found, 1))
  }

  var upos: Double { f1(tags, goldWords, words) }
  var uas: Double { f1(heads, goldWords, words) }
  var las: Double { f1(labelled, goldWords, words) }
  var lasExact: Double { f1(labelledExactly, goldWords, words) }
  var lemma: Double { f1(lemmas, goldWords, words) }
  var ufeats: Double { f1(features, goldWords, words) }
  var wordF1: Double { f1(aligned, goldWords, words) }
  var tokenF1: Double { f1(alignedTokens, goldTokens, tokens) }
  var sentenceF1: Double { f1(alignedSentences, goldSentences, sentences) }

  /// Adds one text: the gold sentences with the byte ranges of their words, and the analysis.
  mutating func add(_ gold: [(sentence: TreebankSentence, ranges: [Range<Int>])], _ analysis: Analysis) {
    var goldAt: [Range<Int>: Int] = [:]
    var flat: [(word: TreebankWord, head: Int, range: Range<Int>)] = []
    var goldTokenRanges: Set<Range<Int>> = []
    var goldSentenceRanges: Set<Range<Int>> = []
    for (sentence, ranges) in gold {
      let base = flat.count
      var surface: [Int: Range<Int>] = [:]
      for (word, range) in zip(sentence.words, ranges) {
        goldAt[range] = flat.count
        flat.append((word, word.head == 0 ? -1 : base + word.head - 1, range))
        surface[word.surface] = (surface[word.surface]?.lowerBound ?? range.lowerBound)..<range.upperBound
      }
      goldTokenRanges.formUnion(surface.values)
      if let first = ranges.first, let last = ranges.last {
        goldSentenceRanges.insert(first.lowerBound..<last.upperBound)
      }
    }
    goldWords += flat.count
    goldTokens += goldTokenRanges.count
    goldSentences += goldSentenceRanges.count
    words += analysis.tokens.count
    for token in analysis.surfaceTokens {
      tokens += 1
      let range =
        analysis.tokens[token.lowerBound].range
        .lowerBound..<analysis.tokens[token.upperBound - 1].range.upperBound
      if goldTokenRanges.contains(range) { alignedTokens += 1 }
    }
    for sentence in analysis.sentences {
      sentences += 1
      let range =
        analysis.tokens[sentence.tokens.lowerBound].range
        .lowerBound..<analysis.tokens[
          sentence.tokens.upperBound - 1
        ].range.upperBound
      if goldSentenceRanges.contains(range) { alignedSentences += 1 }
    }
    for (index, token) in analysis.tokens.enumerated() {
      guard let at = goldAt[token.range] else { continue }
      let word = flat[at].word
      aligned += 1
      if word.tag == token.tag { tags += 1 }
      if word.features == token.features { features += 1 }
      if word.lemma == "_" || word.lemma == analysis.lemma(of: index) { lemmas += 1 }
      let headAgrees =
        token.head < 0 ? flat[at].head < 0 : goldAt[analysis.tokens[token.head].range] == flat[at].head
      guard headAgrees else { continue }
      heads += 1
      if token.relation.main == word.relation.main { labelled += 1 }
      if token.relation == word.relation { labelledExactly += 1 }
    }
  }

  /// One line of figures in percent.
  var summary: String {
    String(
      format:
        "tokens %.2f  words %.2f  sentences %.2f  UPOS %.2f  feats %.2f  lemmas %.2f  UAS %.2f  LAS %.2f  (with subtypes %.2f)",
      tokenF1, wordF1, sentenceF1, upos, ufeats, lemma, uas, las, lasExact)
  }
}
