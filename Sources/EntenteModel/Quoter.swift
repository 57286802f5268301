/// Makes quotations from one document: translates byte offsets to scalars and lines.
///
/// - Complexity: O(*n*) in the bytes of the text to make; each quotation is O(log *n*) and its length.
public struct Quoter: Sendable {
  private let document: Document.ID
  private let bytes: [UInt8]
  /// The number of scalars before each block of `blockSize` bytes.
  private let scalarsBefore: [Int]
  /// Byte offsets at which lines begin, the first of them 0.
  private let lineStarts: [Int]

  private static let blockSize = 256

  public init(_ document: Document) {
    self.document = document.id
    let bytes = Array(document.text.utf8)
    var scalarsBefore: [Int] = []
    var lineStarts = [0]
    var scalars = 0
    for (offset, byte) in bytes.enumerated() {
      if offset % Self.blockSize == 0 { scalarsBefore.append(scalars) }
      if Self.startsScalar(byte) { scalars += 1 }
      if byte == UInt8(ascii: "\n") { lineStarts.append(offset + 1) }
    }
    scalarsBefore.append(scalars)
    self.bytes = bytes
    self.scalarsBefore = scalarsBefore
    self.lineStarts = lineStarts
  }

  /// The words at `range`, which is in UTF-8 bytes and lies on scalar boundaries within the text.
  public func quote(_ range: Range<Int>) -> Quotation {
    Quotation(
      document: document, range: range,
      scalars: scalarOffset(of: range.lowerBound)..<scalarOffset(of: range.upperBound),
      line: line(of: range.lowerBound), text: String(decoding: bytes[range], as: UTF8.self))
  }

  /// The number of Unicode scalars before the byte at `offset`.
  public func scalarOffset(of offset: Int) -> Int {
    let block = offset / Self.blockSize
    let rest = bytes[(block * Self.blockSize)..<offset]
    return scalarsBefore[min(block, scalarsBefore.count - 1)] + rest.count(where: Self.startsScalar)
  }

  /// The line, counted from 1, that holds the byte at `offset`.
  public func line(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func startsScalar(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
