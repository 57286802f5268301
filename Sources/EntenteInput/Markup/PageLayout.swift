import EntenteModel

/// How web sites call the parts of their pages; see `Data/page-layout.tsv`.
struct PageLayout: Sendable {
  let aside: Set<String>
  let about: Set<String>
  let byline: Set<String>
  let body: Set<String>
  let credit: Set<String>
  let hidden: Set<String>
  let holder: Set<String>
  /// How the subject of a mail begins that was passed on or answered.
  let mail: Set<String>
  private let end: Set<String>
  private let lines: [String]
  private let query: [String]
  private let reach: Set<String>
  private let stamp: Set<String>
  private let within: [String]

  static let shipped = PageLayout(EmbeddedTable("page-layout.tsv").rows)

  private init(_ rows: [[String]]) {
    func parts(_ kind: String, _ separator: Character) -> [String] {
      rows.filter { $0.count == 2 && $0[0] == kind }.flatMap {
        $0[1].split(separator: separator).map(String.init)
      }
    }
    func words(_ kind: String) -> Set<String> { Set(parts(kind, " ")) }
    aside = words("aside")
    about = words("about")
    byline = words("byline")
    body = words("body")
    credit = words("credit")
    hidden = words("hidden")
    holder = words("holder")
    end = Set(parts("end", "|"))
    lines = parts("line", "|")
    mail = words("mail")
    query = parts("query", " ")
    reach = words("reach")
    stamp = words("stamp")
    within = parts("within", "|")
  }

  /// "story-body__articleText" → story, body, article, text.
  static func words(in name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var wasLower = false
    for character in name.unicodeScalars {
      let isUpper = ("A"..."Z").contains(character)
      if !character.properties.isAlphabetic || (isUpper && wasLower) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if character.properties.isAlphabetic { word += character.properties.lowercaseMapping }
      wasLower = ("a"..."z").contains(character)
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  // MARK: What a line of the page is

  /// "By Ann Lee" alone on a line says who wrote, which the metadata keep.
  func isCredit(_ line: String) -> Bool {
    guard line.utf8.count <= 200, let end = line.unicodeScalars.last else { return false }
    let words = line.split(separator: " ")
    guard let first = words.first, words.count > 1, words.count <= 12 else { return false }
    return credit.contains(first.lowercased()) && !".!?:\"”".unicodeScalars.contains(end)
  }

  /// "Updated 6 November 2024, 18.58 CET": numbers, and words that stand beside them.
  func isStamp(_ line: String) -> Bool {
    guard line.utf8.count <= 100 else { return false }
    var hasNumber = false
    let words = line.split { !$0.isLetter && !$0.isNumber }
    for word in words {
      if word.first?.isNumber == true {
        hasNumber = true
      } else if !stamp.contains(word.lowercased()) {
        return false
      }
    }
    return hasNumber && words.count <= 16
  }

  /// What sites put between the paragraphs of a report: advertisements, invitations, rights.
  func isNoise(_ line: String) -> Bool {
    guard line.utf8.count <= 240 else { return false }
    let words = line.lowercased()
    if lines.contains(where: words.hasPrefix) || within.contains(where: words.contains) { return true }
    return words.contains("@") && reach.contains(String(words.prefix { $0 != " " }))
  }

  /// Whether a part of an address ("utm_source=feed") only counts readers.
  func isCounter(_ part: some StringProtocol) -> Bool {
    let name = part.prefix { $0 != "=" }.lowercased()
    return query.contains { $0.hasSuffix("_") ? name.hasPrefix($0) : name == $0 }
  }

  /// Whether what stands below a heading is no part of the report any more.
  func isEnd(_ heading: String) -> Bool {
    end.contains(heading.lowercased().trimmingSuffix { ":.…»›> ".contains($0) })
  }
}

extension String {
  fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
    var end = endIndex
    while end > startIndex, isTrimmed(self[index(before: end)]) { end = index(before: end) }
    return String(self[..<end])
  }
}
