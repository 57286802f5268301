/// What of a document goes into the index of words: its sentences that claims rest on, each once.
enum EvidenceWords {
  /// The sentences at `places`, in order of place, parted by line breaks; `nil` where there are none.
  ///
  /// The index keeps no words itself, so that it has to be told the same again when a document goes.
  static func words(at places: [PackedQuotation], in text: DocumentText) -> [UInt8]? {
    let sentences = places.compactMap { text.words(at: $0)?.indices }
      .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    guard !sentences.isEmpty else { return nil }
    var words: [UInt8] = []
    words.reserveCapacity(text.count)
    for (index, sentence) in sentences.enumerated() where index == 0 || sentences[index - 1] != sentence {
      words.append(contentsOf: text.words(in: sentence))
      words.append(UInt8(ascii: "\n"))
    }
    return words
  }
}
