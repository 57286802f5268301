import EntenteLanguage

/// Runs a recogniser over annotated sentences and scores it.
struct NameEvaluation {
  /// The sentences of each document; a recogniser may use what the rest of a document says.
  let documents: [[NameSample]]

  /// - Parameter marker: a sentence whose first word begins like this begins a document; `nil` if each
  ///   sentence is a document.
  init(_ samples: [NameSample], documentsBeginAt marker: String?) {
    var documents: [[NameSample]] = []
    for sample in samples {
      if let marker, !documents.isEmpty, !(sample.words.first?.hasPrefix(marker) ?? false) {
        documents[documents.count - 1].append(sample)
      } else {
        documents.append([sample])
      }
    }
    self.documents = documents
  }

  /// The document's tokens put together with spaces, its sentences, and its names.
  static func join(_ document: [NameSample])
    -> (bytes: [UInt8], tokens: [Token], sentences: [Sentence], names: [NameSpan])
  {
    var bytes: [UInt8] = []
    var tokens: [Token] = []
    var sentences: [Sentence] = []
    var names: [NameSpan] = []
    for sample in document {
      let (text, ranges) = sample.text()
      let base = bytes.count
      let first = tokens.count
      bytes += text + [UInt8(ascii: "\n")]
      tokens += ranges.map { Token(range: $0.lowerBound + base..<$0.upperBound + base) }
      sentences.append(Sentence(tokens: first..<tokens.count))
      names += sample.names.map {
        NameSpan(tokens: $0.tokens.lowerBound + first..<$0.tokens.upperBound + first, kind: $0.kind)
      }
    }
    return (bytes, tokens, sentences, names)
  }

  /// Scores `recogniser` on the tokens as they are, its names brought to the convention of the set.
  func score(_ recogniser: NameRecogniser, convention: NameConvention = .ours) -> NameScore {
    var score = NameScore()
    for document in documents {
      let (bytes, tokens, sentences, names) = Self.join(document)
      let found = recogniser.names(in: bytes.span, tokens: tokens, sentences: sentences)
      let words = tokens.map { String(decoding: bytes[$0.range], as: UTF8.self) }
      score.add(found: found.flatMap { convention.apply(to: $0, in: words) }, wanted: names)
    }
    return score
  }

  /// Scores what `analyzer` finds in the text as such, its own words and sentences included: the same bytes
  /// and kind.
  ///
  /// A leading "the" and a final "'s" count neither way, since they are matters of convention.
  func rawScore(_ analyzer: Analyzer) -> NameScore {
    var score = NameScore()
    for document in documents {
      let (bytes, tokens, _, names) = Self.join(document)
      let analysis = analyzer.analyze(bytes)
      score.add(
        found: analysis.names.map { Self.trimmed($0, analysis.tokens, bytes) },
        wanted: names.map { Self.trimmed($0, tokens, bytes) })
    }
    return score
  }

  /// The name's bytes in place of its tokens.
  private static func trimmed(_ name: NameSpan, _ tokens: [Token], _ bytes: [UInt8]) -> NameSpan {
    var range =
      tokens[name.tokens.lowerBound].range.lowerBound..<tokens[name.tokens.upperBound - 1].range.upperBound
    let text = bytes[range]
    if text.count > 4, text.prefix(4).map({ $0 | 0x20 }).elementsEqual("the ".utf8) {
      range = range.dropFirst(4)
    }
    if text.suffix(2).elementsEqual("'s".utf8) {
      range = range.dropLast(2)
    } else if text.suffix(4).elementsEqual("’s".utf8) {
      range = range.dropLast(4)
    }
    while let last = range.last, bytes[last] == UInt8(ascii: " ") { range = range.dropLast() }
    return NameSpan(tokens: range, kind: name.kind)
  }

  /// Each sentence with an error, and the errors: what was wanted and not found, what was found and not
  /// wanted.
  func errors(of recogniser: NameRecogniser) -> [String] {
    var lines: [String] = []
    for document in documents {
      let (bytes, tokens, sentences, names) = Self.join(document)
      let found = Set(recogniser.names(in: bytes.span, tokens: tokens, sentences: sentences))
      let wanted = Set(names)
      for sentence in sentences {
        let here = { (name: NameSpan) in sentence.tokens.contains(name.tokens.lowerBound) }
        let missed = wanted.subtracting(found).filter(here).sorted {
          $0.tokens.lowerBound < $1.tokens.lowerBound
        }
        let wrong = found.subtracting(wanted).filter(here).sorted {
          $0.tokens.lowerBound < $1.tokens.lowerBound
        }
        guard !missed.isEmpty || !wrong.isEmpty else { continue }
        func word(_ index: Int) -> String { String(decoding: bytes[tokens[index].range], as: UTF8.self) }
        func text(_ name: NameSpan) -> String {
          "\(name.kind):" + name.tokens.map(word).joined(separator: "_")
        }
        lines.append(
          sentence.tokens.map(word).joined(separator: " ") + "\n    missed "
            + missed.map(text).joined(separator: " ") + "\n    wrong  "
            + wrong.map(text).joined(separator: " "))
      }
    }
    return lines
  }
}
