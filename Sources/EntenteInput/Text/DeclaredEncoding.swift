import Foundation

/// The encoding that a page or an XML file says it is written in.
enum DeclaredEncoding {
  /// From `<meta charset="…">` or `content="text/html; charset=…"`, within the first 2 KB.
  static func ofPage(_ bytes: [UInt8]) -> String? {
    let start = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
    guard let place = start.range(of: "charset=") else { return ofXML(bytes) }
    let value = start[place.upperBound...].drop { "\"' ".contains($0) }.prefix { !"\"'; />".contains($0) }
    return value.isEmpty ? nil : String(value)
  }

  /// From `<?xml version="1.0" encoding="…"?>`.
  static func ofXML(_ bytes: [UInt8]) -> String? {
    let start = String(decoding: bytes.prefix(256), as: UTF8.self).lowercased()
    guard start.drop(while: { $0.isWhitespace || $0 == "\u{FEFF}" }).hasPrefix("<?xml"),
      let place = start.range(of: "encoding=")
    else { return nil }
    let value = start[place.upperBound...].drop { "\"' ".contains($0) }.prefix { !"\"'? ".contains($0) }
    return value.isEmpty ? nil : String(value)
  }

  static func withoutXMLDeclaration(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard start.hasPrefix("<?xml"), let end = start.range(of: "?>") else { return String(start) }
    return String(start[end.upperBound...].drop { $0.isWhitespace })
  }
}
