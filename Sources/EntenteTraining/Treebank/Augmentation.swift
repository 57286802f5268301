import EntenteLanguage

/// Copies of treebank sentences as other typography would write them, so that headings, capitals and
/// missing full stops are no surprise.
struct Augmentation {
  /// The share of sentences that get a copy of each kind.
  var share: Float = 0.04
  var seed: UInt64

  /// The copies; the treebank itself is left as it is.
  func copies(of sentences: [TreebankSentence]) -> [TreebankSentence] {
    var generator = Generator(seed: seed)
    var copies: [TreebankSentence] = []
    for sentence in sentences where sentence.words.count > 3 {
      let draw = generator.unit()
      if draw < share {
        copies.append(capitals(sentence))
      } else if draw < 2 * share {
        copies.append(headline(sentence))
      } else if draw < 3 * share {
        copies.append(withoutStop(sentence))
      }
    }
    return copies
  }

  private func capitals(_ sentence: TreebankSentence) -> TreebankSentence {
    var copy = withoutStop(sentence)
    for index in copy.words.indices { copy.words[index].form = copy.words[index].form.uppercased() }
    return copy
  }

  /// Every word but the little ones with a capital.
  private func headline(_ sentence: TreebankSentence) -> TreebankSentence {
    var copy = withoutStop(sentence)
    let little: Set<UniversalTag> = [.adp, .cconj, .det, .part, .punct]
    for index in copy.words.indices where index == 0 || !little.contains(copy.words[index].tag) {
      let form = copy.words[index].form
      guard let first = form.first, first.isLowercase else { continue }
      copy.words[index].form = first.uppercased() + form.dropFirst()
    }
    return copy
  }

  private func withoutStop(_ sentence: TreebankSentence) -> TreebankSentence {
    var copy = sentence
    // Only a leaf may go.
    if let last = copy.words.last, last.form == ".",
      !copy.words.contains(where: { $0.head == copy.words.count })
    {
      copy.words.removeLast()
    }
    return copy
  }
}
