/// The one place where text becomes XML.
enum XMLText {
  /// `name="value"` with a space before it; nothing where there is no value.
  static func attribute(_ name: String, _ value: String?) -> String {
    value.map { " \(name)=\"\(escaped($0, inAttribute: true))\"" } ?? ""
  }

  /// `text` with the five marks of XML written out and without the characters that XML 1.0 cannot hold.
  static func escaped(_ text: String, inAttribute: Bool = false) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"" where inAttribute: escaped += "&quot;"
      // A parser makes a space of a bare line end in an attribute, and a line end of a carriage return.
      case "\n" where inAttribute, "\t" where inAttribute, "\r": escaped += "&#\(scalar.value);"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      default: if isAllowed(scalar) { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }

  /// Source: Extensible Markup Language (XML) 1.0, fifth edition, production 2 (Char).
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
  }

  /// An id as a name token: letters, digits, `.` and `-` stay, `/` is `:`, all else its code point between underlines.
  static func token(_ id: String) -> String {
    var token = ""
    for scalar in id.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", ".", "-": token.unicodeScalars.append(scalar)
      case "/": token += ":"
      default: token += "_\(String(scalar.value, radix: 16, uppercase: true))_"
      }
    }
    return token
  }
}
