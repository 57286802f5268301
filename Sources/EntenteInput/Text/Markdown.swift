import EntenteModel

/// A text in Markdown without its marks, and what its front matter says.
struct Markdown {
  /// The fields between two lines of "---" at the top.
  let front: [String: String]
  let text: String

  /// - Complexity: O(*n*) in the text.
  init(_ source: String) {
    var lines = source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    var front: [String: String] = [:]
    if lines.first?.trimmingSuffix(" ") == "---",
      let end = lines.dropFirst().prefix(100).firstIndex(where: { $0.trimmingSuffix(" ") == "---" })
    {
      let fields = lines[1..<end].compactMap(Self.field)
      if fields.count
        == lines[1..<end].count(where: { !$0.isEmpty && $0.first?.isWhitespace != true && $0.first != "-" })
      {
        front = Dictionary(fields, uniquingKeysWith: { first, _ in first })
        lines = lines[(end + 1)...]
      }
    }
    self.front = front
    var kept: [String] = []
    var fence: Substring?
    for line in lines {
      let start = line.drop { $0 == " " }
      let mark = start.prefix { $0 == "`" || $0 == "~" }
      if mark.count >= 3 {
        if fence == nil { fence = mark } else if mark.first == fence?.first { fence = nil }
        continue
      }
      if fence == nil { kept.append(Self.words(of: line)) }
    }
    text = kept.joined(separator: "\n")
  }

  /// "title: Talks resume".
  private static func field(_ line: Substring) -> (String, String)? {
    guard let colon = line.firstIndex(of: ":"), line.first?.isLetter == true else { return nil }
    let value = Document.tidied(line[line.index(after: colon)...])
    let isQuoted = value.count > 1 && value.first == value.last && (value.first == "\"" || value.first == "'")
    return (String(line[..<colon]), isQuoted ? String(value.dropFirst().dropLast()) : value)
  }

  /// A line without the marks of headings, quotations, lists, emphasis, links and pictures.
  private static func words(of line: Substring) -> String {
    var rest = line.drop { $0 == " " || $0 == "\t" }
    while rest.first == ">" { rest = rest.dropFirst().drop { $0 == " " } }
    let heading = rest.prefix { $0 == "#" }
    if (1...6).contains(heading.count), rest.dropFirst(heading.count).first == " " {
      rest = rest.dropFirst(heading.count + 1)
      while rest.last == "#" || rest.last == " " { rest.removeLast() }
    } else if let first = rest.first, "-*+".contains(first), rest.dropFirst().first == " " {
      rest = rest.dropFirst(2)
    }
    let marks = rest.filter { !$0.isWhitespace }
    if marks.count >= 3, let first = marks.first, "-*_=".contains(first), marks.allSatisfy({ $0 == first }) {
      return ""
    }
    return plain(Array(rest))
  }

  private static func plain(_ line: [Character]) -> String {
    var text = ""
    var index = 0
    while index < line.count {
      let character = line[index]
      switch character {
      case "\\" where index + 1 < line.count && line[index + 1].isPunctuation:
        text.append(line[index + 1])
        index += 2
      case "!" where index + 1 < line.count && line[index + 1] == "[":
        if let link = link(line, index + 1) { index = link.end } else { text.append(character); index += 1 }
      case "[":
        if let link = link(line, index) {
          text += plain(Array(line[link.words]))
          index = link.end
        } else {
          text.append(character)
          index += 1
        }
      case "*", "_", "`":
        if isMark(line, index) { index += 1 } else { text.append(character); index += 1 }
      default:
        text.append(character)
        index += 1
      }
    }
    return text
  }

  /// `[words](address)`, at most 500 characters from bracket to bracket and to the end.
  private static func link(_ line: [Character], _ start: Int) -> (words: Range<Int>, end: Int)? {
    guard let close = line[(start + 1)...].prefix(500).firstIndex(of: "]"), close + 1 < line.count,
      line[close + 1] == "(",
      let end = line[(close + 2)...].prefix(500).firstIndex(of: ")")
    else { return nil }
    return ((start + 1)..<close, end + 1)
  }

  /// Whether a star or an underscore stands at the edge of a word, as marks of emphasis do.
  private static func isMark(_ line: [Character], _ index: Int) -> Bool {
    let character = line[index]
    if character == "`" { return true }
    let before = index > 0 ? line[index - 1] : " "
    let after = index + 1 < line.count ? line[index + 1] : " "
    if before.isWhitespace && after.isWhitespace { return false }
    return character == "*" || !(before.isLetter || before.isNumber) || !(after.isLetter || after.isNumber)
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ character: Character) -> Substring {
    var text = self
    while text.last == character || text.last == "\r" { text.removeLast() }
    return text
  }
}
