internal import EntenteModel

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The text of a document as bytes, for cutting quotations out and for checking them.
struct DocumentText {
  let document: Document.ID
  private let bytes: [UInt8]
  /// In such a text every byte is a scalar, and none has to be counted.
  private let isASCII: Bool

  init(_ document: Document.ID, _ bytes: [UInt8]) {
    self.document = document
    self.bytes = bytes
    isASCII = bytes.allSatisfy { $0 < 0x80 }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var count: Int { bytes.count }

  /// The bytes at a stored place, or `nil` where the place lies outside the text or splits a character.
  func words(at place: PackedQuotation) -> ArraySlice<UInt8>? {
    guard place.start >= 0, place.length >= 0, place.start <= bytes.count,
      place.length <= bytes.count - place.start
    else { return nil }
    let range = place.start..<(place.start + place.length)
    return startsScalar(range.lowerBound) && startsScalar(range.upperBound) ? bytes[range] : nil
  }

  /// - Precondition: the range lies within the text.
  func words(in range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  /// The quotation at a stored place, or `nil` where the place lies outside the text or splits a character.
  func quotation(at place: PackedQuotation) -> Quotation? {
    guard let words = words(at: place), (0...place.start).contains(place.scalar) else { return nil }
    let range = words.startIndex..<words.endIndex
    let scalars = scalars(in: range)
    return Quotation(
      document: document, range: range, scalars: place.scalar..<(place.scalar + scalars), line: place.line,
      text: String(decoding: bytes[range], as: UTF8.self))
  }

  /// Lends the bytes to `body`, which must not keep them.
  func withBytes<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
    try bytes.withUnsafeBytes(body)
  }

  /// Whether a quotation says what the text says at its place.
  ///
  /// It is part of its caller so that no word of the quotation has to be counted up and down.
  @inline(__always)
  func holds(_ quotation: Quotation) -> Bool {
    let range = quotation.range
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, startsScalar(range.lowerBound),
      startsScalar(range.upperBound), (0...range.lowerBound).contains(quotation.scalars.lowerBound),
      quotation.scalars.count == scalars(in: range), quotation.document == document
    else { return false }
    return stands(quotation.text, at: range)
  }

  @inline(__always)
  private func stands(_ words: String, at range: Range<Int>) -> Bool {
    let isSame: Bool? = words.utf8.withContiguousStorageIfAvailable { words in
      guard words.count == range.count else { return false }
      guard let other = words.baseAddress else { return true }
      return bytes.withUnsafeBufferPointer { text in
        text.baseAddress.map { memcmp($0 + range.lowerBound, other, words.count) == 0 } ?? words.isEmpty
      }
    }
    return isSame ?? words.utf8.elementsEqual(bytes[range])
  }

  private func startsScalar(_ offset: Int) -> Bool {
    offset == bytes.count || bytes[offset] & 0xC0 != 0x80
  }

  private func scalars(in range: Range<Int>) -> Int {
    isASCII ? range.count : bytes[range].count { $0 & 0xC0 != 0x80 }
  }
}
