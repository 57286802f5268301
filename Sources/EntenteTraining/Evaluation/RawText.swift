import EntenteLanguage

/// The running text of a treebank: sentences of a paragraph a space apart, paragraphs a blank line.
struct RawText {
  var bytes: [UInt8] = []
  var sentences: [(sentence: TreebankSentence, ranges: [Range<Int>])] = []

  /// The texts of a treebank, one for each document.
  static func documents(_ treebank: Treebank) -> [RawText] {
    var documents: [RawText] = []
    for sentence in treebank.sentences {
      if sentence.startsDocument || documents.isEmpty { documents.append(RawText()) }
      documents[documents.count - 1].append(sentence)
    }
    return documents
  }

  mutating func append(_ sentence: TreebankSentence) {
    if !bytes.isEmpty { bytes += sentence.startsParagraph ? [10, 10] : [32] }
    var ranges: [Range<Int>] = []
    for (index, word) in sentence.words.enumerated() {
      let start = bytes.count
      bytes += Array(word.form.utf8)
      ranges.append(start..<bytes.count)
      if word.spaceAfter, index + 1 < sentence.words.count { bytes.append(32) }
    }
    sentences.append((sentence, ranges))
  }

  /// The words and sentences as annotated, long sentences cut as the splitter would.
  var goldTokens: (tokens: [Range<Int>], sentences: [Sentence]) {
    var tokens: [Range<Int>] = []
    var found: [Sentence] = []
    for (_, ranges) in sentences {
      var start = tokens.count
      tokens += ranges
      while tokens.count - start > SentenceSplitter.longest {
        found.append(Sentence(tokens: start..<start + SentenceSplitter.longest))
        start += SentenceSplitter.longest
      }
      found.append(Sentence(tokens: start..<tokens.count))
    }
    return (tokens, found)
  }
}
