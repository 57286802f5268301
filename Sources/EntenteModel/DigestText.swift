/// How the digests that name documents and claims are written: a letter and 16 hexadecimal digits.
public enum DigestText {
  /// The letter and the first eight bytes of `digest`.
  public static func text(_ letter: Unicode.Scalar, _ digest: some Sequence<UInt8>) -> String {
    text(letter, digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// The letter and a number, with leading zeros.
  public static func text(_ letter: Unicode.Scalar, _ number: UInt64) -> String {
    var bytes = [UInt8(ascii: letter)]
    bytes.reserveCapacity(17)
    for place in 0..<16 {
      let digit = UInt8(truncatingIfNeeded: number >> UInt64(60 - 4 * place)) & 0xF
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The number behind a text that is written so, and `nil` for any other.
  public static func number(_ text: String, after letter: Unicode.Scalar) -> UInt64? {
    number(text.utf8.span, after: letter)
  }

  /// The same of the bytes of a text.
  public static func number(_ bytes: Span<UInt8>, after letter: Unicode.Scalar) -> UInt64? {
    guard bytes.count == 17, bytes[0] == UInt8(ascii: letter) else { return nil }
    var number: UInt64 = 0
    for index in 1..<17 {
      let byte = bytes[index]
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      default: return nil
      }
      number = number << 4 | UInt64(digit)
    }
    return number
  }
}

extension Document.ID {
  /// "d" and the first 16 hexadecimal digits of a digest of the document's text.
  public init(digest: some Sequence<UInt8>) { self.init(rawValue: DigestText.text("d", digest)) }
}

extension Claim.ID {
  /// "c" and the first 16 hexadecimal digits of a digest of what the claim says and where.
  public init(digest: some Sequence<UInt8>) { self.init(rawValue: DigestText.text("c", digest)) }
}
