/// Writes well-formed XML: every text and every value goes through `XMLText`, every tag that opens is closed.
struct XMLWriter {
  private(set) var text = ""
  private var open: [String] = []

  /// Opens an element, fills it and closes it.
  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ body: (inout XMLWriter) -> Void
  ) {
    begin(name, attributes)
    text += ">"
    body(&self)
    text += "</\(name)>"
  }

  /// An element without content, on a line of its own.
  mutating func empty(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    begin(name, attributes)
    text += "/>"
  }

  /// An element that holds text only.
  mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], text words: String)
  {
    begin(name, attributes)
    text += ">" + XMLText.escaped(words) + "</\(name)>"
  }

  mutating func words(_ words: String) { text += XMLText.escaped(words) }

  mutating func newLine() { text += "\n" }

  private mutating func begin(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    text += "<\(name)"
    for (key, value) in attributes { text += " \(key)=\"\(XMLText.escaped(value))\"" }
  }
}
