/// Draws a sentence as a picture: its words in a row, and over them an arc from each head to each dependent.
///
/// SVG 1.1 without scripts or outside references; widths are estimated, so no font is needed to lay it out.
public struct ArcDiagram: Sendable {
  /// Colours and measures, in pixels.
  public struct Style: Sendable {
    public var ink = "#1f2933"
    public var faint = "#7b8794"
    public var arc = "#3e6fb0"
    public var background = "#ffffff"
    public var fontSize = 16
    public init() {}
  }

  public var style = Style()

  public init() {}

  /// The picture of one sentence of `analysis`.
  ///
  /// - Complexity: O(*n*²) in the words of the sentence.
  public func svg(_ analysis: Analysis, _ sentence: Sentence) -> String {
    let base = sentence.tokens.lowerBound
    let words = sentence.tokens.map { analysis.form(of: $0) }
    let tags = sentence.tokens.map { analysis.tokens[$0].tag.name }
    let labels = sentence.tokens.map { analysis.tokens[$0].relation.name }
    // Each word is as wide as the longest of the three things written on it.
    var centres: [Int] = []
    var x = 20
    for index in words.indices {
      let characters = max(
        words[index].unicodeScalars.count * 10, tags[index].count * 8, labels[index].count * 8)
      let width = max(40, characters + 18)
      centres.append(x + width / 2)
      x += width
    }
    let width = x + 20
    let levels = levels(analysis, sentence)
    let step = 26
    let baseline = (levels.max() ?? 1) * step + 48
    let height = baseline + 56
    var out = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" font-family="DejaVu Sans, Helvetica, Arial, sans-serif" role="img">
      <title>\(escaped(analysis.text(of: sentence.tokens)))</title>
      <rect width="\(width)" height="\(height)" fill="\(style.background)"/>

      """
    for index in words.indices {
      let head = analysis.tokens[base + index].head
      let top = baseline - levels[index] * step - 6
      let to = centres[index]
      if head < 0 {
        out += """
          <path d="M\(to) 14 V\(baseline - 6)" fill="none" stroke="\(style.arc)"/>
          <text x="\(to + 5)" y="22" font-size="11" fill="\(style.faint)">root</text>

          """
      } else {
        let away = head - base < index ? -7 : 7
        let from = centres[head - base] - away
        let end = to + away
        let middle = (from + end) / 2
        let bend = min(12, abs(end - from) / 2) * (end > from ? 1 : -1)
        out += """
          <path d="M\(from) \(baseline - 6) V\(top + 12) Q\(from) \(top) \(from + bend) \(top) H\(end - bend) \
          Q\(end) \(top) \(end) \(top + 12) V\(baseline - 6)" fill="none" stroke="\(style.arc)"/>
          <text x="\(middle)" y="\(top - 3)" font-size="11" text-anchor="middle" fill="\(style.faint)">\
          \(labels[index])</text>

          """
      }
      out += """
        <path d="M\(to - 4) \(baseline - 10) h8 l-4 7 z" fill="\(style.arc)"/>
        <text x="\(to)" y="\(baseline + 16)" font-size="\(style.fontSize)" text-anchor="middle" \
        fill="\(style.ink)">\(escaped(words[index]))</text>
        <text x="\(to)" y="\(baseline + 36)" font-size="11" text-anchor="middle" fill="\(style.faint)">\
        \(tags[index])</text>

        """
    }
    return out + "</svg>\n"
  }

  /// How high each word's arc goes, from 1: over every arc that lies under it, shorter arcs first.
  private func levels(_ analysis: Analysis, _ sentence: Sentence) -> [Int] {
    let base = sentence.tokens.lowerBound
    let count = sentence.tokens.count
    var arcs: [(low: Int, high: Int, word: Int)] = []
    for index in 0..<count {
      let head = analysis.tokens[base + index].head
      guard head >= 0 else { continue }
      arcs.append((min(index, head - base), max(index, head - base), index))
    }
    arcs.sort { ($0.high - $0.low, $0.word) < ($1.high - $1.low, $1.word) }
    var levels = [Int](repeating: 1, count: count)
    var tallest = [Int](repeating: 0, count: count)
    for arc in arcs {
      // The gaps between words that the arc spans.
      var level = 1
      for gap in arc.low..<arc.high { level = max(level, tallest[gap] + 1) }
      for gap in arc.low..<arc.high { tallest[gap] = level }
      levels[arc.word] = level
    }
    return levels
  }

  private func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      // Control characters and non-characters may not stand in XML.
      case _ where scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE: out += " "
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
