/// Identifiers that depend on what they name only, so that the same thing has the same one in every picture.
struct StableIdentifiers {
  private var used: Set<String> = []

  /// `prefix`, a hyphen, and 16 hexadecimal digits of the FNV-1a digest of `name`.
  mutating func make(_ prefix: String, for name: String) -> String {
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
    while true {
      let digits = String(digest, radix: 16)
      let identifier = prefix + "-" + String(repeating: "0", count: 16 - digits.count) + digits
      if used.insert(identifier).inserted { return identifier }
      digest &+= 1
    }
  }
}
