/// Draws the trees of an analysis with indentation, for people:
///
///     met  VERB root
///     ├─ president  NOUN nsubj
///     │  └─ The  DET det
///     └─ leaders  NOUN obj
public struct TreePrinter: Sendable {
  public init() {}

  /// All sentences, each led by its text, with an empty line between.
  public func text(_ analysis: Analysis) -> String {
    analysis.sentences.map { text(analysis, $0) }.joined(separator: "\n")
  }

  /// One sentence.
  ///
  /// - Complexity: O(*n*) in its words.
  public func text(_ analysis: Analysis, _ sentence: Sentence) -> String {
    var children = [[Int]](repeating: [], count: sentence.tokens.count)
    let base = sentence.tokens.lowerBound
    var roots: [Int] = []
    for index in sentence.tokens {
      let head = analysis.tokens[index].head
      if head < 0 { roots.append(index) } else { children[head - base].append(index) }
    }
    var out = ""
    // A word waiting to be drawn: its index, what leads its line, and what leads the lines below it.
    var waiting = roots.reversed().map { (index: $0, lead: "", below: "") }
    while let next = waiting.popLast() {
      let token = analysis.tokens[next.index]
      out += "\(next.lead)\(analysis.form(of: next.index))  \(token.tag.name) \(token.relation.name)\n"
      let own = children[next.index - base]
      for child in own.reversed() {
        let last = child == own.last
        waiting.append((child, next.below + (last ? "└─ " : "├─ "), next.below + (last ? "   " : "│  ")))
      }
    }
    return out
  }
}
