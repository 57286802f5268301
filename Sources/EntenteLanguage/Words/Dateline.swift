/// The line that tells where and when a report was written: "KYIV — ", "GENEVA, March 3 (Agency) - ",
/// "(Agency) – ".
enum Dateline {
  /// How many tokens a dateline may have.
  private static let longest = 16

  /// The index of the dash that ends the dateline at token `start`, which begins a paragraph; `nil` when
  /// there is none: a place in capitals or an agency in brackets, then capitals, numbers and signs up to a
  /// dash between spaces.
  static func end(_ bytes: Span<UInt8>, _ tokens: [Range<Int>], from start: Int) -> Int? {
    guard start < tokens.count else { return nil }
    if bytes[tokens[start].lowerBound] == UInt8(ascii: "(") {
      // The bracket closes right before the dash.
      for index in (start + 1)..<max(start + 1, min(start + 5, tokens.count - 2))
      where bytes[tokens[index].lowerBound] == UInt8(ascii: ")") {
        let dash = tokens[index + 1]
        let apart =
          dash.lowerBound > tokens[index].upperBound && dash.upperBound < tokens[index + 2].lowerBound
        return apart && isDash(bytes, dash) ? index + 1 : nil
      }
      return nil
    }
    guard tokens[start].count > 1 else { return nil }
    for byte in tokens[start] where bytes[byte] < UInt8(ascii: "A") || (0x5B...0x7F).contains(bytes[byte]) {
      return nil
    }
    for index in (start + 1)..<max(start + 1, min(start + longest, tokens.count - 1)) {
      let token = tokens[index]
      let first = bytes[token.lowerBound]
      let apart =
        tokens[index - 1].upperBound < token.lowerBound && token.upperBound < tokens[index + 1].lowerBound
      if apart, isDash(bytes, token) {
        let next = bytes[tokens[index + 1].lowerBound]
        return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next) ? nil : index
      }
      // Words in lower case do not stand in a dateline.
      if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) { return nil }
      for byte in token.upperBound..<tokens[index + 1].lowerBound where bytes[byte] == 0x0A { return nil }
    }
    return nil
  }

  private static func isDash(_ bytes: Span<UInt8>, _ token: Range<Int>) -> Bool {
    let first = bytes[token.lowerBound]
    if first == UInt8(ascii: "-") { return token.count <= 2 }
    return token.count == 3 && first == 0xE2 && bytes[token.lowerBound + 1] == 0x80
      && (0x90...0x95).contains(bytes[token.lowerBound + 2])
  }
}
