/// Writes numbers in as few bytes as they need: seven bits a byte, low bits first (LEB128).
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: Int) {
    var rest = UInt64(bitPattern: Int64(value))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Small numbers of either sign stay small ("zigzag").
  mutating func write(signed value: Int) { write((value << 1) ^ (value >> (Int.bitWidth - 1))) }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Eight bytes, low ones first.
  mutating func write(_ number: Double) {
    for place in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number.bitPattern >> UInt64(place * 8))) }
  }

  /// Lends what was written to `body`, which must not keep it.
  func withBytes<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
    try bytes.withUnsafeBytes(body)
  }

  /// Begins anew, in the memory that is there.
  mutating func clear() { bytes.removeAll(keepingCapacity: true) }
}

/// Reads what a `ByteWriter` wrote, from bytes that may have been tampered with.
struct ByteReader {
  /// The bytes end early, or hold a number that is out of range.
  struct Malformed: Error {}

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  /// A number from 0 up.
  mutating func read() throws(Malformed) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard position < bytes.count, shift < 64 else { throw Malformed() }
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    guard value <= UInt64(Int.max) else { throw Malformed() }
    return Int(value)
  }

  mutating func readSigned() throws(Malformed) -> Int {
    let value = try read()
    return (value >> 1) ^ -(value & 1)
  }

  /// A number of things that take at least one byte each, so that no count asks for more memory than the bytes.
  mutating func readCount() throws(Malformed) -> Int {
    let count = try read()
    guard count <= bytes.count - position else { throw Malformed() }
    return count
  }

  mutating func readDouble() throws(Malformed) -> Double {
    guard bytes.count - position >= 8 else { throw Malformed() }
    var pattern: UInt64 = 0
    for place in 0..<8 { pattern |= UInt64(bytes[position + place]) << UInt64(place * 8) }
    position += 8
    return Double(bitPattern: pattern)
  }

  mutating func readText() throws(Malformed) -> String {
    let count = try readCount()
    defer { position += count }
    return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
  }
}
