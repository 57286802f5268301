/// Writes an analysis as CoNLL-U (universaldependencies.org/format).
///
/// Sentences carry `sent_id` and `text`; written words of several tokens ("don't") have their range line;
/// `SpaceAfter=No` marks tokens that the next one touches. Names stand in the last column as
/// `Name=person` on each token of the name.
public struct CoNLLUPrinter: Sendable {
  public init() {}

  /// The whole analysis; ends with an empty line unless there is no sentence.
  public func text(_ analysis: Analysis) -> String {
    var names = [NameKind?](repeating: nil, count: analysis.tokens.count)
    for name in analysis.names { for index in name.tokens { names[index] = name.kind } }
    var surface = analysis.surfaceTokens[...]
    var out = ""
    for (number, sentence) in analysis.sentences.enumerated() {
      out += "# sent_id = \(number + 1)\n# text = \(singleLine(analysis.text(of: sentence.tokens)))\n"
      let base = sentence.tokens.lowerBound
      for index in sentence.tokens {
        while let word = surface.first, word.upperBound <= index { surface = surface.dropFirst() }
        if let word = surface.first, word.lowerBound == index, word.count > 1 {
          let last = word.upperBound - 1
          let space = spacing(analysis, last, sentence)
          out += "\(index - base + 1)-\(last - base + 1)\t\(singleLine(analysis.text(of: word)))"
          out += "\t_\t_\t_\t_\t_\t_\t_\t\(space ?? "_")\n"
        }
        let inside = surface.first.map { $0.count > 1 && $0.contains(index) } ?? false
        out += line(analysis, index, sentence, names[index], inside: inside) + "\n"
      }
      out += "\n"
    }
    return out
  }

  private func line(
    _ analysis: Analysis, _ index: Int, _ sentence: Sentence, _ name: NameKind?, inside: Bool
  ) -> String {
    let token = analysis.tokens[index]
    let base = sentence.tokens.lowerBound
    let head = token.head < 0 ? 0 : token.head - base + 1
    var misc: [String] = []
    if let name { misc.append("Name=\(name)") }
    if !inside, let space = spacing(analysis, index, sentence) { misc.append(space) }
    return [
      "\(index - base + 1)", singleLine(analysis.form(of: index)), singleLine(analysis.lemma(of: index)),
      token.tag.name, "_", token.features.conllu, "\(head)", token.relation.name, "_",
      misc.isEmpty ? "_" : misc.joined(separator: "|"),
    ].joined(separator: "\t")
  }

  private func spacing(_ analysis: Analysis, _ index: Int, _ sentence: Sentence) -> String? {
    analysis.isSpaceAfter(index) ? nil : "SpaceAfter=No"
  }

  /// Text on one line: white space and control characters become one space.
  private func singleLine(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F {
        if out.last != " " { out += " " }
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
