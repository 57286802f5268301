import EntenteLanguage
import EntenteLexicon

/// Parts datelines from the sentences that they open, before there are trees: a dateline is no part of one.
struct Dateline {
  let words: [String]
  let tokens: [Range<Int>]
  let lexicon: Lexicon

  init(bytes: [UInt8], tokens: [Range<Int>], lexicon: Lexicon) {
    self.tokens = tokens
    self.lexicon = lexicon
    self.words = tokens.prefix(Self.reach).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Datelines stand near the beginning of a text.
  private static let reach = 400

  private static let dashes: Set<String> = ["—", "–", "-", "--"]

  /// The sentences with each dateline as one of its own, and the datelines.
  func part(_ sentences: [Sentence]) -> (sentences: [Sentence], datelines: [Range<Int>]) {
    var parted: [Sentence] = []
    var datelines: [Range<Int>] = []
    for sentence in sentences {
      guard let dash = dash(in: sentence.tokens) else {
        parted.append(sentence)
        continue
      }
      let dateline = sentence.tokens.lowerBound..<(dash + 1)
      datelines.append(dateline)
      parted.append(Sentence(tokens: dateline))
      if dash + 1 < sentence.tokens.upperBound {
        parted.append(Sentence(tokens: (dash + 1)..<sentence.tokens.upperBound))
      }
    }
    return (parted, datelines)
  }

  /// The dash that ends a dateline: only capitals, names with a date or an agency, and numbers stand before it.
  private func dash(in sentence: Range<Int>) -> Int? {
    guard sentence.lowerBound < words.count else { return nil }
    let near = sentence.lowerBound..<min(sentence.upperBound, sentence.lowerBound + 18, words.count)
    guard let dash = near.first(where: { Self.dashes.contains(words[$0]) && isSpaced($0) }),
      dash > sentence.lowerBound
    else { return nil }
    let before = sentence.lowerBound..<dash
    let hasMark = before.contains { words[$0] == ")" || month(words[$0]) }
    let isDateline = before.allSatisfy { token in
      let word = words[token]
      guard let first = word.first else { return true }
      return !word.contains(where: \.isLowercase) || (first.isUppercase && hasMark) || !first.isLetter
    }
    return isDateline ? dash : nil
  }

  private func month(_ word: String) -> Bool {
    lexicon.quantities.months[word.lowercased().replacing(".", with: "")] != nil
  }

  private func isSpaced(_ token: Int) -> Bool {
    token + 1 < tokens.count && tokens[token].upperBound < tokens[token + 1].lowerBound
  }
}
