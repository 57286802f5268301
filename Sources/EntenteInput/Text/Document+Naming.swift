import Crypto
public import EntenteModel
import Foundation

extension Document.ID {
  /// Names a document by the SHA-256 digest of its text's UTF-8.
  public init(digestOf text: String) {
    self.init(digest: SHA256.hash(data: Data(text.utf8)))
  }
}

extension Document {
  /// The first line that has words, without the marks of a Markdown heading and at most 120 characters long.
  static func title(of text: String) -> String? {
    var rest = text[...]
    while !rest.isEmpty {
      let line = rest.prefix { !$0.isNewline }
      rest = rest[line.endIndex...].dropFirst()
      let words = tidied(line.drop { $0 == "#" || $0.isWhitespace })
      let headline = withoutDate(words)
      guard headline.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
      return shortened(headline)
    }
    return nil
  }

  /// A line without the date that archives put before a headline: "date 2024-11-06 Talks resume".
  private static func withoutDate(_ line: String) -> String {
    var words = line.split(separator: " ")
    if words.first?.lowercased().hasPrefix("date") == true, words.first?.count ?? 0 <= 5 {
      words.removeFirst()
    }
    guard let date = words.first, date.count == 10, CalendarDate(String(date))?.day != nil else {
      return line
    }
    return words.dropFirst().joined(separator: " ")
  }

  /// At most 120 characters of a title.
  static func shortened(_ title: String) -> String {
    title.count <= 120 ? title : title.prefix(119) + "…"
  }

  /// The words with one space between them.
  static func tidied(_ text: some StringProtocol) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
