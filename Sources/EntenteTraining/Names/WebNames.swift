import EntenteLanguage

/// Sentences of a treebank without names in it, with the names that a recogniser finds there and the
/// treebank's proper nouns confirm.
enum WebNames {
  /// The sentences of the CoNLL-U file at `path` in which the names found and the proper nouns agree: every
  /// name holds a proper noun or is a listed nationality, and every proper noun with a capital is in a name
  /// or is the name of a day or month.
  static func agreed(_ path: String, recogniser: NameRecogniser, lists: NameLists) throws -> [NameSample] {
    var agreed: [NameSample] = []
    for document in try documents(path) {
      let (bytes, tokens, sentences, _) = NameEvaluation.join(document.map(\.sample))
      let found = recogniser.names(in: bytes.span, tokens: tokens, sentences: sentences)
      for (sentence, source) in zip(sentences, document) {
        let first = sentence.tokens.lowerBound
        let names = found.filter { sentence.tokens.contains($0.tokens.lowerBound) }.map {
          NameSpan(tokens: $0.tokens.lowerBound - first..<$0.tokens.upperBound - first, kind: $0.kind)
        }
        if agree(names, source, lists: lists) {
          agreed.append(NameSample(words: source.sample.words, names: names, source: .treebank))
        }
      }
    }
    return agreed
  }

  private struct Source {
    var sample: NameSample
    var isProper: [Bool]
  }

  private static func agree(_ names: [NameSpan], _ source: Source, lists: NameLists) -> Bool {
    var covered = [Bool](repeating: false, count: source.isProper.count)
    for name in names {
      for index in name.tokens { covered[index] = true }
      let folded = source.sample.folded(name)
      guard source.isProper[name.tokens].contains(true) || lists.isNationality(folded) else { return false }
    }
    for (index, word) in source.sample.words.enumerated()
    where source.isProper[index] && !covered[index] && word.first?.isUppercase ?? false {
      let folded = word.lowercased()
      guard calendar.contains(String(folded.prefix(3))) || lists.hints[folded, default: []].contains(.title)
      else {
        return false
      }
    }
    return true
  }

  private static func documents(_ path: String) throws -> [[Source]] {
    var documents: [[Source]] = []
    var words: [String] = []
    var isProper: [Bool] = []
    let text = try String(decoding: TwoColumnFile.contents(of: path), as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# newdoc") { documents.append([]) }
      if line.isEmpty, !words.isEmpty, !documents.isEmpty {
        let sample = NameSample(words: words, names: [], source: .treebank)
        documents[documents.count - 1].append(Source(sample: sample, isProper: isProper))
        words = []
        isProper = []
      }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == 10, Int(cells[0]) != nil else { continue }
      words.append(String(cells[1]))
      isProper.append(cells[3] == "PROPN")
    }
    return documents
  }

  /// How the days of the week and the months begin.
  private static let calendar: Set<String> = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug",
    "sep",
    "oct", "nov", "dec",
  ]
}
