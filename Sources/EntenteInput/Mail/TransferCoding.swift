import EntenteModel
import Foundation

/// How mail puts bytes into lines of ASCII (RFC 2045, RFC 2047).
enum TransferCoding {
  static func decoded(_ bytes: ArraySlice<UInt8>, by coding: String) -> [UInt8] {
    switch coding.lowercased() {
    case "base64":
      // What is no letter of base64 is skipped, as the standard says.
      let text = String(decoding: bytes, as: UTF8.self)
      return [UInt8](Data(base64Encoded: text, options: .ignoreUnknownCharacters) ?? Data())
    case "quoted-printable": return quotedPrintable(bytes)
    default: return Array(bytes)
    }
  }

  private static func quotedPrintable(_ bytes: ArraySlice<UInt8>, underscoreIsSpace: Bool = false) -> [UInt8]
  {
    var decoded: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "_"), underscoreIsSpace {
        decoded.append(0x20)
      } else if byte != UInt8(ascii: "=") {
        decoded.append(byte)
      } else if index + 1 < bytes.endIndex, let high = hex(bytes[index]), let low = hex(bytes[index + 1]) {
        decoded.append(high << 4 | low)
        index += 2
      } else {
        // A soft line break, blanks before it included; anything else stands for itself.
        var end = index
        while end < bytes.endIndex, bytes[end] == 0x20 || bytes[end] == 0x09 || bytes[end] == 0x0D {
          end += 1
        }
        if end == bytes.endIndex || bytes[end] == 0x0A {
          index = min(end + 1, bytes.endIndex)
        } else {
          decoded.append(byte)
        }
      }
    }
    return decoded
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// The words of a header, in which "=?utf-8?q?caf=C3=A9?=" stands for what ASCII does not have.
  static func words(_ header: String) -> String {
    guard header.contains("=?") else { return Document.tidied(header) }
    var text = ""
    var rest = header[...]
    var wasEncoded = false
    while let start = rest.range(of: "=?") {
      let parts = rest[start.upperBound...].split(
        separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, parts[3].hasPrefix("="),
        let words = word(charset: parts[0], coding: parts[1], parts[2])
      else {
        text += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        wasEncoded = false
        continue
      }
      let between = rest[..<start.lowerBound]
      // Blanks between two encoded words belong to neither.
      if !(wasEncoded && between.allSatisfy(\.isWhitespace)) { text += between }
      text += words
      rest = parts[3].dropFirst()
      wasEncoded = true
    }
    return Document.tidied(text + rest)
  }

  private static func word(charset: Substring, coding: Substring, _ body: Substring) -> String? {
    let bytes: [UInt8]
    switch coding.lowercased() {
    case "b": bytes = decoded(Array(body.utf8)[...], by: "base64")
    case "q": bytes = quotedPrintable(Array(body.utf8)[...], underscoreIsSpace: true)
    default: return nil
    }
    let label = charset.split(separator: "*").first.map(String.init)
    return try? TextDecoding(bytes, name: "", declared: label).text
  }
}
