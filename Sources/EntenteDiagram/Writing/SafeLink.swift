/// Addresses that may stand in a picture: http, https and fragments, nothing that runs.
enum SafeLink {
  /// The address with everything but plain URL characters percent-encoded; `nil` for other schemes.
  static func web(_ text: String) -> String? {
    let lowered = text.lowercased()
    guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://") else { return nil }
    return encoded(text, keeping: "-._~:/?#[]@!$&()*+,;=%")
  }

  /// The address of a document with a text fragment that leads a browser to the words.
  ///
  /// Source: WICG, "URL Fragment Text Directives".
  static func web(_ address: String, quoting words: String) -> String {
    let pieces = words.split(separator: " ")
    func part(_ words: ArraySlice<Substring>) -> String {
      encoded(words.joined(separator: " "), keeping: "._~!$()*+;=:@/?")
    }
    let fragment =
      pieces.count <= 12 ? part(pieces[...]) : part(pieces.prefix(5)) + "," + part(pieces.suffix(5))
    return address + (address.contains("#") ? ":~:text=" : "#:~:text=") + fragment
  }

  private static func encoded(_ text: String, keeping kept: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      if byte < 0x80, ThemeFile.isPlain(byte) && byte != UInt8(ascii: "-") || kept.utf8.contains(byte) {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return result
  }
}
