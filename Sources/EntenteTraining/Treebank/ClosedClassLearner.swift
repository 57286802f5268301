import EntenteLanguage

/// Learns what the form of a closed-class word adds to its class: "us" is first person plural accusative.
struct ClosedClassLearner {
  private var counts: [UInt64: [UInt64: Int]] = [:]

  init(_ sentences: [TreebankSentence], _ vocabulary: SyntaxVocabulary) {
    let open: Set<UniversalTag> = [.noun, .propn, .verb, .adj, .x, .sym, .punct]
    var keys = WordKeys()
    for sentence in sentences {
      for word in sentence.words where !open.contains(word.tag) {
        guard let number = vocabulary.classNumber(of: word) else { continue }
        let form = Array(word.form.utf8)
        var own: UInt64 = 0
        keys.forEachKey(of: form.span, form.indices, spaceBefore: true, spaceAfter: true) { slot, key in
          if slot == WordKeys.word { own = key }
        }
        counts[ClassInventory.key(own, Int(number)), default: [:]][word.features.rawValue, default: 0] += 1
      }
    }
  }

  func write(to file: inout ModelFileWriter) {
    var entries: [(key: UInt64, value: Int)] = []
    var features: [UInt64] = []
    for key in counts.keys.sorted() {
      guard let best = counts[key]?.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), best.value >= 2
      else {
        continue
      }
      let number = features.firstIndex(of: best.key) ?? features.count
      if number == features.count { features.append(best.key) }
      entries.append((key, number))
    }
    file.add("classes.closed", KeyTable.cells(entries))
    file.add("classes.closedFeatures", features)
  }
}
