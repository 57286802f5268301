/// Writes well-formed XML: every text and every value goes through `XMLText`, every tag that opens is closed.
struct XMLWriter {
  /// What was written so far, in UTF-8.
  private(set) var bytes: [UInt8] = []

  /// Opens an element, fills it and closes it.
  mutating func element(
    _ name: StaticString, _ attributes: [(StaticString, String)] = [], _ body: (inout XMLWriter) -> Void
  ) {
    begin(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    body(&self)
    end(name)
  }

  /// An element without content, on a line of its own.
  mutating func empty(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    begin(name, attributes)
    append("/>")
  }

  /// An element that holds text only.
  mutating func element(_ name: StaticString, _ attributes: [(StaticString, String)] = [], text: String) {
    begin(name, attributes)
    bytes.append(UInt8(ascii: ">"))
    words(text)
    end(name)
  }

  mutating func words(_ words: String) { bytes.append(contentsOf: XMLText.escaped(words).utf8) }

  mutating func newLine() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func begin(_ name: StaticString, _ attributes: [(StaticString, String)]) {
    bytes.append(UInt8(ascii: "<"))
    append(name)
    for (key, value) in attributes {
      bytes.append(UInt8(ascii: " "))
      append(key)
      append("=\"")
      words(value)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func end(_ name: StaticString) {
    append("</")
    append(name)
    bytes.append(UInt8(ascii: ">"))
  }

  /// Names and signs are literals, so that no text of a user's can become one.
  private mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}
