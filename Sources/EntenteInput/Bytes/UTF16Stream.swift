/// Makes UTF-8 of a stream of UTF-16, for files that are read a record at a time.
struct UTF16Stream {
  private let isBig: Bool
  /// A byte whose other half is still to come.
  private var half: UInt8?
  private var surrogate: UInt16?
  private var isAtStart = true

  /// - Parameter start: how the stream begins.
  /// - Returns: `nil` for a stream that is not UTF-16.
  init?(startingWith start: ArraySlice<UInt8>) {
    if TextDecoding.startsWithStrayMark(start) { return nil }
    let start = Array(start)
    if start.starts(with: [0xFF, 0xFE]) {
      isBig = false
    } else if start.starts(with: [0xFE, 0xFF]) {
      isBig = true
    } else if let isBig = TextDecoding.looksLikeUTF16(Array(start.prefix(start.count & ~1))) {
      self.isBig = isBig
    } else {
      return nil
    }
  }

  /// - Complexity: O(*n*) in the bytes.
  mutating func utf8(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    for byte in bytes {
      guard let first = half else {
        half = byte
        continue
      }
      half = nil
      add(isBig ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first), to: &text)
    }
    return text
  }

  private mutating func add(_ unit: UInt16, to text: inout [UInt8]) {
    defer { isAtStart = false }
    if isAtStart, unit == 0xFEFF { return }
    if let high = surrogate {
      surrogate = nil
      if UTF16.isTrailSurrogate(unit) {
        let value = 0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
        append(Unicode.Scalar(value) ?? "\u{FFFD}", to: &text)
        return
      }
      append("\u{FFFD}", to: &text)
    }
    if UTF16.isLeadSurrogate(unit) {
      surrogate = unit
    } else {
      append(Unicode.Scalar(unit) ?? "\u{FFFD}", to: &text)
    }
  }

  private func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
    if let bytes = UTF8.encode(scalar) { text.append(contentsOf: bytes) }
  }
}
