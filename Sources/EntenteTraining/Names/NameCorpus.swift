import EntenteLanguage

/// The annotated sets, brought to one idea of what a name is.
///
/// Titles and a leading "the" go out of the spans; tags that join countries and their adjectives are told
/// apart by the lists; nationality words that a set leaves untagged are tagged; a country tagged as an
/// organisation, which machine annotation does at random, is a place.
struct NameCorpus {
  let lists: NameLists
  /// Words in small letters that are titles before a person's name.
  private let titles: Set<String>

  init(lists: NameLists) {
    self.lists = lists
    titles = Set(lists.hints.filter { $0.value.contains(.title) }.keys)
  }

  /// The sets that the model is trained on, in a fixed order.
  ///
  /// - Parameter data: the folder that holds `ner/`.
  func training(from data: String) throws -> [NameSample] {
    let files: [(String, NameSource)] = [
      ("gmb/train.conll.gz", .gmb), ("wikigold/all.conll", .wikigold),
      ("wnut17/train.conll", .wnut), ("wnut17/dev.conll", .wnut), ("wnut17/test.conll", .wnut),
      ("btc/a.conll", .twitter), ("btc/b.conll", .twitter), ("btc/e.conll", .twitter),
      ("btc/f.conll", .twitter), ("btc/g.conll", .twitter), ("btc/h.conll", .twitter),
      ("crossner_politics/train.conll", .politics), ("crossner_politics/dev.conll", .politics),
      ("crossner_politics/test.conll", .politics), ("uner_ewt/dev.conll", .web),
    ]
    let gum = try GUMNames.documents(data + "/ud/en_gum_open-ud-train.conllu.gz", lists: lists)
    return try files.flatMap { try samples("\(data)/ner/\($0.0)", of: $0.1) }
      + gum.joined().map { relisted(withoutTitles($0)) }
  }

  /// The sentences of the file at `path`.
  ///
  /// - Parameter asIs: keep the file's spans, for scoring; nationalities are still told from countries.
  func samples(_ path: String, of source: NameSource, asIs: Bool = false) throws -> [NameSample] {
    try TwoColumnFile.read(path).map { sentence in
      var names: [NameSpan] = []
      for span in sentence.spans {
        let folded = sentence.words[span.range].joined(separator: " ").lowercased()
        let isNationality = isNationality(folded, tag: span.tag)
        guard let kind = source.kind(of: span.tag, isNationality: isNationality) else { continue }
        var name = NameSpan(tokens: span.range, kind: kind)
        if !asIs {
          guard let normal = normal(name, in: sentence.words, source: source) else { continue }
          name = normal
        }
        names.append(name)
      }
      let sample = NameSample(words: sentence.words, names: names, source: source)
      return asIs ? sample : relisted(sample)
    }
  }

  /// The sample with titles out of the names of persons.
  private func withoutTitles(_ sample: NameSample) -> NameSample {
    var copy = sample
    copy.names = sample.names.compactMap { normal($0, in: sample.words, source: sample.source) }
    return copy
  }

  /// The sample with every listed nationality that nothing longer covers tagged as one, and every listed
  /// place of several words as a place; sets tag those in part or at random.
  private func relisted(_ sample: NameSample) -> NameSample {
    var copy = sample
    var start = 0
    while start < sample.words.count {
      defer { start += 1 }
      guard sample.words[start].first?.isUppercase ?? false else { continue }
      for length in stride(from: min(4, sample.words.count - start), through: 1, by: -1) {
        let words = sample.words[start..<start + length]
        guard words.last?.first?.isUppercase ?? false else { continue }
        let folded = words.joined(separator: " ").lowercased()
        let isPeople = lists.isNationality(folded)
        guard isPeople || (length > 1 && lists.isPlace(folded)) else { continue }
        let range = start..<start + length
        let touched = copy.names.filter { $0.tokens.overlaps(range) }
        guard
          touched.allSatisfy({
            range.contains($0.tokens.lowerBound) && $0.tokens.upperBound <= range.upperBound
          })
        else { continue }
        copy.names.removeAll { $0.tokens.overlaps(range) }
        copy.names.append(NameSpan(tokens: range, kind: isPeople ? .nationality : .place))
        start += length - 1
        break
      }
    }
    copy.names.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    return copy
  }

  /// Whether a span whose tag may mean either is an adjective or people rather than a country or city.
  private func isNationality(_ folded: String, tag: String) -> Bool {
    if lists.isNationality(folded) { return true }
    let last = folded.split(separator: " ").last.map(String.init) ?? folded
    if tag == "gpe" {
      return !lists.isPlace(folded) && !lists.isPlace(last) && folded != "u.s." && folded != "us"
    }
    return lists.isNationality(last)
  }

  /// `range` without what is written small at its ends: machine annotation takes in "militia" and "southern".
  private func capitalised(_ range: Range<Int>, in words: [String]) -> Range<Int> {
    func isSmall(_ word: String) -> Bool { word.allSatisfy { !$0.isUppercase && !$0.isNumber } }
    var range = range
    while range.count > 1, let last = range.last, isSmall(words[last]) { range = range.dropLast() }
    while range.count > 1, let first = range.first, isSmall(words[first]),
      lists.hints[words[first].lowercased(), default: []].isDisjoint(with: [.particle, .familyName])
    {
      range = range.dropFirst()
    }
    return range
  }

  /// `name` without what stays outside by our convention; `nil` if nothing is left.
  private func normal(_ name: NameSpan, in words: [String], source: NameSource) -> NameSpan? {
    var range = name.tokens
    var kind = name.kind
    if range.count > 1, words[range.lowerBound].lowercased() == "the" { range = range.dropFirst() }
    if range.count > 1, ["'s", "’s"].contains(words[range.upperBound - 1]) { range = range.dropLast() }
    if source == .gmb { range = capitalised(range, in: words) }
    if kind == .person, source.keepsTitles {
      while let first = range.first, titles.contains(words[first].lowercased()) { range = range.dropFirst() }
      if range.isEmpty { return nil }
    }
    if source == .gmb, kind == .organisation || kind == .person {
      let folded = words[range].joined(separator: " ").lowercased()
      if lists.isPlace(folded) { kind = .place }
    }
    return NameSpan(tokens: range, kind: kind)
  }
}
