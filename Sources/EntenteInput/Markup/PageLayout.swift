/// How web sites call the parts of their pages; see `Data/page-layout.tsv`.
struct PageLayout: Sendable {
  let aside: Set<String>
  let byline: Set<String>
  let body: Set<String>
  let credit: Set<String>
  let holder: Set<String>

  static let shipped = PageLayout(EmbeddedTable("page-layout.tsv").rows)

  private init(_ rows: [[String]]) {
    func words(_ kind: String) -> Set<String> {
      Set(
        rows.filter { $0.count == 2 && $0[0] == kind }.flatMap {
          $0[1].split(separator: " ").map(String.init)
        })
    }
    aside = words("aside")
    byline = words("byline")
    body = words("body")
    credit = words("credit")
    holder = words("holder")
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
}
