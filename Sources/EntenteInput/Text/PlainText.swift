import EntenteModel

/// A text file as it stands, whose first line is its title.
enum PlainText {
  /// - Throws: an `InputError` for a line that no prose has.
  static func check(_ bytes: [UInt8], name: String, within limits: InputLimits) throws(InputError) {
    var line = 1
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
      if end - start > limits.lineBytes {
        throw .lineTooLong(name, line: line, limit: limits.lineBytes)
      }
      line += 1
      start = end + 1
    }
  }

  /// A title and a body as one text, in which the title stands once.
  static func joined(title: String?, body: String) -> String {
    guard let title = title.map(Document.tidied), !title.isEmpty else { return body }
    let start = Document.tidied(String(body.unicodeScalars.prefix(title.unicodeScalars.count * 2 + 40)))
    return start.lowercased().hasPrefix(title.lowercased()) ? body : title + "\n\n" + body
  }
}
