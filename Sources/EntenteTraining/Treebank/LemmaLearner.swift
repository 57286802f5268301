import EntenteLanguage

/// Learns lemma rules from treebanks: for each class and ending the commonest edit.
struct LemmaLearner {
  private struct Ending: Hashable {
    var wordClass: Int32
    var whole: Bool
    var bytes: [UInt8]
  }

  private var counts: [Ending: [Lemmatizer.Rule: Int]] = [:]

  init(_ sentences: [TreebankSentence], _ vocabulary: SyntaxVocabulary) {
    for sentence in sentences {
      for word in sentence.words where word.lemma != "_" && word.form.utf8.count <= 48 {
        guard let wordClass = vocabulary.classNumber(of: word) else { continue }
        let rule = Self.rule(from: word.form, to: word.lemma)
        let lower = word.form.utf8.map(Lemmatizer.lowered)
        counts[Ending(wordClass: wordClass, whole: true, bytes: lower), default: [:]][rule, default: 0] += 1
        for length in 0...min(lower.count, Lemmatizer.longestEnding) {
          let ending = Ending(wordClass: wordClass, whole: false, bytes: Array(lower.suffix(length)))
          counts[ending, default: [:]][rule, default: 0] += 1
        }
      }
    }
  }

  /// The shortest edit: what both have in front is kept, in lower case unless the lemma has capitals.
  static func rule(from form: String, to lemma: String) -> Lemmatizer.Rule {
    func edit(_ form: String, lowers: Bool) -> Lemmatizer.Rule {
      let a = Array(form.utf8)
      let b = Array(lemma.utf8)
      var common = 0
      while common < a.count, common < b.count, a[common] == b[common] { common += 1 }
      // Never part a character.
      while common > 0, common < b.count, b[common] & 0xC0 == 0x80 { common -= 1 }
      return Lemmatizer.Rule(
        lowers: lowers, strip: a.count - common, append: String(decoding: b[common...], as: UTF8.self))
    }
    let kept = edit(form, lowers: false)
    let lowered = edit(form.lowercased(), lowers: true)
    if form == form.lowercased() { return lemma == lemma.lowercased() ? lowered : kept }
    return lowered.append.utf8.count + lowered.strip < kept.append.utf8.count + kept.strip ? lowered : kept
  }

  func write(to file: inout ModelFileWriter) {
    func best(_ rules: [Lemmatizer.Rule: Int]) -> (rule: Lemmatizer.Rule, count: Int)? {
      rules.max { ($0.value, $1.key.line) < ($1.value, $0.key.line) }.map { ($0.key, $0.value) }
    }
    var chosen: [Ending: Lemmatizer.Rule] = [:]
    var entries: [(key: UInt64, value: Int)] = []
    var numbers: [Lemmatizer.Rule: Int] = [:]
    var lines: [String] = []
    let order = counts.keys.sorted { a, b in
      if a.whole != b.whole { return !a.whole }
      if a.bytes.count != b.bytes.count { return a.bytes.count < b.bytes.count }
      if a.wordClass != b.wordClass { return a.wordClass < b.wordClass }
      return a.bytes.lexicographicallyPrecedes(b.bytes)
    }
    for ending in order {
      guard let rules = counts[ending], let (rule, count) = best(rules) else { continue }
      if !ending.whole, ending.bytes.count > 0, count < 2 { continue }
      // What a shorter ending says already is not said again.
      let longest = ending.whole ? min(ending.bytes.count, Lemmatizer.longestEnding) : ending.bytes.count - 1
      var inherited: Lemmatizer.Rule?
      for length in stride(from: longest, through: 0, by: -1) where inherited == nil {
        inherited =
          chosen[
            Ending(wordClass: ending.wordClass, whole: false, bytes: Array(ending.bytes.suffix(length)))]
      }
      if inherited == rule { continue }
      chosen[ending] = rule
      let number = numbers[rule] ?? lines.count
      if number == lines.count {
        numbers[rule] = number
        lines.append(rule.line)
      }
      entries.append(
        (Lemmatizer.key(ending.bytes[...], Int(ending.wordClass), whole: ending.whole), number))
    }
    file.add("lemma.index", KeyTable.cells(entries))
    file.add("lemma.rules", text: lines.joined(separator: "\n"))
  }
}
