import EntenteLanguage

/// What the treebank holds that the network can know: features of words, and morphological classes.
struct SyntaxVocabulary {
  static let unknownWord: Int32 = 1
  static let root: Int32 = 2

  /// Row of the embedding table by key; rows 0, 1 and 2 are none, the unknown word and the root.
  private(set) var rows: [UInt64: Int32] = [:]
  /// How often each row's feature was seen.
  private(set) var frequencies: [Int32] = [0, 1_000_000, 1_000_000]
  private(set) var classes: [WordClass] = []
  private var classIndex: [WordClass: Int32] = [:]

  /// - Parameters:
  ///   - silver: sentences that models annotated; the classes are those of the others.
  ///   - words: a word is known when seen so often.
  ///   - features: an ending, beginning or shape is known when seen so often.
  init(
    _ sentences: [TreebankSentence], silver: [TreebankSentence] = [], words: Int32 = 2, features: Int32 = 3
  ) {
    var counts: [UInt64: Int32] = [:]
    var order: [(key: UInt64, isWord: Bool)] = []
    var classCounts: [WordClass: Int] = [:]
    var keys = WordKeys()
    for (number, sentence) in (sentences + silver).enumerated() {
      for index in sentence.words.indices {
        Self.forEachKey(of: sentence, index, &keys) { slot, key in
          guard key != 0 else { return }
          if counts[key] == nil { order.append((key, slot == WordKeys.word)) }
          counts[key, default: 0] += 1
        }
        guard number < sentences.count else { continue }
        let word = sentence.words[index]
        classCounts[WordClass(reducing: word.tag, word.features), default: 0] += 1
      }
    }
    for (key, isWord) in order {
      guard let count = counts[key], count >= (isWord ? words : features) else { continue }
      rows[key] = Int32(frequencies.count)
      frequencies.append(count)
    }
    classes = classCounts.filter { $0.value >= 12 }.keys.sorted {
      ($0.tag.rawValue, $0.features.rawValue) < ($1.tag.rawValue, $1.features.rawValue)
    }
    for (index, wordClass) in classes.enumerated() { classIndex[wordClass] = Int32(index) }
    // A class too rare to learn is taken for the commonest of its part of speech.
    for wordClass in classCounts.keys where classIndex[wordClass] == nil {
      let near = classes.filter { $0.tag == wordClass.tag }
        .max { (classCounts[$0] ?? 0, $0.features.rawValue) < (classCounts[$1] ?? 0, $1.features.rawValue) }
      classIndex[wordClass] = near.flatMap { classIndex[$0] } ?? 0
    }
  }

  var rowCount: Int { frequencies.count }

  /// The number of the word's morphological class.
  func classNumber(of word: TreebankWord) -> Int32? {
    classIndex[WordClass(reducing: word.tag, word.features)]
  }

  func encode(_ sentence: TreebankSentence) -> EncodedSentence {
    var encoded = EncodedSentence(
      rows: [Int32](repeating: 0, count: WordKeys.count), classes: [0], heads: [0], relations: [0])
    encoded.rows[0] = Self.root
    var keys = WordKeys()
    for (index, word) in sentence.words.enumerated() {
      Self.forEachKey(of: sentence, index, &keys) { slot, key in
        encoded.rows.append(rows[key] ?? (slot == WordKeys.word ? Self.unknownWord : 0))
      }
      encoded.classes.append(classIndex[WordClass(reducing: word.tag, word.features)] ?? -1)
      encoded.heads.append(Int32(word.head))
      encoded.relations.append(Int32(word.relation.rawValue))
    }
    return encoded
  }

  private static func forEachKey(
    of sentence: TreebankSentence, _ index: Int, _ keys: inout WordKeys, _ receive: (Int, UInt64) -> Void
  ) {
    let form = Array(sentence.words[index].form.utf8)
    keys.forEachKey(
      of: form.span, form.indices, spaceBefore: index == 0 || sentence.words[index - 1].spaceAfter,
      spaceAfter: sentence.words[index].spaceAfter || index + 1 == sentence.words.count, receive)
  }
}
