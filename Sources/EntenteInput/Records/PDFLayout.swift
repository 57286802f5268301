import EntenteModel

/// The report in a PDF file: its headline, and paragraphs that go over lines, columns and pages, without what stands
/// at the top and the foot of every page.
struct PDFLayout {
  let headline: String?
  let byline: String?
  let published: CalendarDate?
  /// Paragraphs with an empty line between them, the headline not among them.
  let text: String

  /// A line of a page, in points from its top left corner.
  struct Line {
    var left = 0.0
    var top = 0.0
    var right = 0.0
    var bottom = 0.0
    var text = ""
    /// The block of the page that the line stands in, counted over the file.
    var block = 0

    var height: Double { bottom - top }
    var endsSentence: Bool { text.unicodeScalars.last.map(".!?:\"”’)".unicodeScalars.contains) ?? false }
  }

  struct Page {
    var height = 0.0
    var lines: [Line] = []
  }

  /// - Complexity: O(*n*) in the lines.
  init(_ pages: [Page], layout: PageLayout) {
    let size = Self.commonHeight(pages)
    let running = Self.runningLines(pages)
    let kept = pages.map { page in
      page.lines.filter { line in
        guard Self.isInMargin(line, page) else { return true }
        let isSmall = line.height < size * 0.9 && line.text.utf8.count < 100
        return
          !(isSmall || running.contains(Self.shape(line.text)) || Self.isFolio(line.text)
          || layout.isStamp(line.text))
      }
    }
    let headline = kept.first.flatMap { Self.headline($0, size) }
    var byline: String?
    var published: CalendarDate?
    var paragraphs: [String] = []
    for paragraph in Self.paragraphs(kept, leaving: headline?.lines ?? 0..<0, layout) {
      if layout.isCredit(paragraph) {
        let (who, day) = Self.parted(paragraph, layout)
        byline = byline ?? PageFacts.name(in: who, layout)
        published = published ?? day
      } else if layout.isStamp(paragraph) {
        published = published ?? WrittenDate.date(paragraph)
      } else {
        paragraphs.append(paragraph)
      }
    }
    self.headline = headline?.text
    self.byline = byline
    self.published = published
    text = paragraphs.joined(separator: "\n\n")
  }

  /// "By Ann Lee, 5 November 2024" → "By Ann Lee", and the day.
  private static func parted(_ credit: String, _ layout: PageLayout) -> (who: String, day: CalendarDate?) {
    for index in credit.indices where credit[index] == "," || credit[index] == "|" {
      let rest = String(credit[credit.index(after: index)...])
      if layout.isStamp(rest), let day = WrittenDate.date(rest) { return (String(credit[..<index]), day) }
    }
    return (credit, nil)
  }

  /// The height in which most of the letters are set.
  private static func commonHeight(_ pages: [Page]) -> Double {
    var letters: [Int: Int] = [:]
    for line in pages.lazy.flatMap(\.lines) {
      letters[Int(line.height * 2), default: 0] += line.text.utf8.count
    }
    return Double(letters.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0) / 2
  }

  // MARK: Tops and feet of pages

  private static func isInMargin(_ line: Line, _ page: Page) -> Bool {
    line.bottom < page.height * 0.1 || line.top > page.height * 0.9
  }

  /// What stands in the margins of several pages, but for its numbers.
  private static func runningLines(_ pages: [Page]) -> Set<String> {
    var count: [String: Int] = [:]
    for page in pages {
      for shape in Set(page.lines.filter { isInMargin($0, page) }.map { shape($0.text) }) {
        count[shape, default: 0] += 1
      }
    }
    return Set(count.filter { $0.value > 1 && $0.value * 3 >= pages.count }.keys)
  }

  private static func shape(_ text: String) -> String { text.lowercased().filter { !$0.isNumber } }

  /// "3", "- 3 -", "Page 1 of 3", or the address that a browser prints.
  private static func isFolio(_ text: String) -> Bool {
    if text.contains("://") && !text.contains(" ") { return true }
    let words = text.split { !$0.isLetter && !$0.isNumber }
    return words.count <= 4 && words.contains { $0.allSatisfy(\.isNumber) }
      && words.allSatisfy { $0.count <= 4 }
  }

  // MARK: Headline and paragraphs

  /// The lines of the first page that are set largest, when they are larger than the rest.
  private static func headline(_ lines: [Line], _ size: Double) -> (text: String, lines: Range<Int>)? {
    let candidates = lines.indices.filter { lines[$0].height > size * 1.2 && lines[$0].text.utf8.count >= 4 }
    guard let tallest = candidates.map({ lines[$0].height }).max() else { return nil }
    guard let first = candidates.first(where: { lines[$0].height > tallest * 0.95 }) else { return nil }
    var end = first + 1
    while end < lines.count, abs(lines[end].height - lines[first].height) < lines[first].height * 0.05,
      lines[end].top > lines[end - 1].top
    {
      end += 1
    }
    let text = lines[first..<end].reduce("") { joined($0, $1.text) }
    // A single word is the name of the paper or of its section.
    return text.contains(" ") && text.utf8.count <= 300 ? (text, first..<end) : nil
  }

  private static func paragraphs(_ pages: [[Line]], leaving headline: Range<Int>, _ layout: PageLayout)
    -> [String]
  {
    var paragraphs: [String] = []
    var current = ""
    var last: (line: Line, page: Int)?
    for (number, lines) in pages.enumerated() {
      let edges = Dictionary(lines.map { ($0.block, $0.right) }, uniquingKeysWith: max)
      for (index, line) in lines.enumerated() where !(number == 0 && headline.contains(index)) {
        if let before = last, !current.isEmpty, Self.standsAlone(line, before.line, layout) {
          paragraphs.append(current)
          current = ""
        } else if let before = last {
          let edge = edges[before.line.block] ?? before.line.right
          if startsParagraph(line, after: before.line, on: number != before.page, edge: edge) {
            paragraphs.append(current)
            current = ""
          }
        }
        current = joined(current, line.text)
        last = (line, number)
      }
    }
    paragraphs.append(current)
    return paragraphs.filter { !$0.isEmpty }
  }

  /// Whether either of two lines is one that says who wrote, or when.
  private static func standsAlone(_ line: Line, _ last: Line, _ layout: PageLayout) -> Bool {
    layout.isStamp(line.text) || layout.isStamp(last.text)
      || last.text.utf8.count <= 40 && layout.isCredit(last.text)
  }

  /// - Parameters:
  ///   - isNewPage: whether `line` is the first of its page.
  ///   - edge: how far to the right the lines of `last`'s block go.
  private static func startsParagraph(_ line: Line, after last: Line, on isNewPage: Bool, edge: Double)
    -> Bool
  {
    let unit = max(1, last.height)
    if abs(line.height - last.height) > unit * 0.15 { return true }
    let isIndented = line.left - last.left > unit * 0.5 && line.left - last.left < unit * 5
    if line.block == last.block, !isNewPage {
      // An indented first line, or a line that ended before its time.
      return last.endsSentence && (isIndented || edge - last.right > unit * 4)
        || line.top - last.top > unit * 2.2
    }
    // The next column or page, in the middle of a sentence.
    let isFarther = isNewPage || line.top < last.top
    if isFarther {
      return last.endsSentence && (isIndented || edge - last.right > unit * 2) || isHeading(last)
    }
    return last.endsSentence || line.text.first?.isLowercase != true
  }

  /// Too short to be a line of a paragraph that goes on.
  private static func isHeading(_ line: Line) -> Bool {
    line.text.utf8.count < 20 && !line.text.hasSuffix("-")
  }

  /// Words that were cut at the end of a line are made whole.
  private static func joined(_ text: String, _ line: String) -> String {
    if text.isEmpty { return line }
    if text.hasSuffix("-"), text.dropLast().last?.isLetter == true, line.first?.isLowercase == true {
      return text.dropLast() + line
    }
    return text + " " + line
  }
}

extension PDFLayout {
  /// Reads what `pdftotext -bbox-layout` writes: XHTML with an element on each line, and a box around each word.
  struct Reader {
    private(set) var pages: [Page] = []
    /// Bytes that were read, and bytes of text that were found in them.
    private(set) var bytes = 0
    private(set) var textBytes = 0
    private var rest: [UInt8] = []
    private var line: Line?
    private var block = 0

    /// Takes the next bytes; elements may be cut anywhere between two calls.
    mutating func read(_ bytes: some Collection<UInt8>) {
      self.bytes += bytes.count
      rest += bytes
      var start = rest.startIndex
      while let end = rest[start...].firstIndex(of: 0x0A) {
        readElement(Substring(decoding: rest[start..<end], as: UTF8.self))
        start = end + 1
      }
      rest.removeFirst(start)
    }

    private mutating func readElement(_ text: Substring) {
      let text = text.drop { $0 == " " }
      if text.hasPrefix("<word ") {
        guard let start = text.firstIndex(of: ">"), let end = text.firstRange(of: "</word>")?.lowerBound,
          start < end
        else { return }
        let word = Document.tidied(WebText.unescaped(String(text[text.index(after: start)..<end])))
        guard !word.isEmpty, line != nil else { return }
        textBytes += word.utf8.count + 1
        if line?.text.isEmpty == false { line?.text += " " }
        line?.text += word
      } else if text.hasPrefix("<line ") {
        line = Line(
          left: Self.number("xMin", text), top: Self.number("yMin", text), right: Self.number("xMax", text),
          bottom: Self.number("yMax", text), block: block)
      } else if text.hasPrefix("</line>") {
        if let line, !line.text.isEmpty, !pages.isEmpty { pages[pages.count - 1].lines.append(line) }
        line = nil
      } else if text.hasPrefix("<block ") {
        block += 1
      } else if text.hasPrefix("<page ") {
        pages.append(Page(height: Self.number("height", text)))
      }
    }

    private static func number(_ name: String, _ element: Substring) -> Double {
      guard let start = element.firstRange(of: " \(name)=\"")?.upperBound else { return 0 }
      let number = Double(element[start...].prefix { $0 != "\"" }) ?? 0
      return number.isFinite ? min(max(number, -1e6), 1e6) : 0
    }
  }
}
