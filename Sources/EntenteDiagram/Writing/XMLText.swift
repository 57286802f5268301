/// The only place where text becomes XML.
enum XMLText {
  /// Text for between tags or between double quotation marks: escaped, and without what XML 1.0 forbids.
  ///
  /// Line breaks and tabs stay; other control characters, and code points that are no characters, become U+FFFD.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: mayNeedEscape) else { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: result += "&amp;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 0x22: result += "&quot;"
      case 0x27: result += "&#39;"
      case 0x09, 0x0A: result.unicodeScalars.append(scalar)
      case 0x0D: result += "&#13;"
      case 0x00...0x1F, 0x7F...0x9F, 0xFFFE, 0xFFFF, 0xFDD0...0xFDEF: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a byte is to be escaped, or begins a code point that may be.
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x26, 0x3C, 0x3E, 0x22, 0x27, 0x7F, 0xC2, 0xEF: true
    default: byte < 0x20 && byte != 0x09 && byte != 0x0A
    }
  }

  /// A number with at most two decimals and no exponent.
  static func number(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "0" }
    let hundredths = Int((value * 100).rounded())
    var text = String(abs(hundredths) / 100)
    let rest = abs(hundredths) % 100
    if rest > 0 { text += rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)" }
    return hundredths < 0 ? "-" + text : text
  }
}
