/// Unpacks a stream of bytes, in pieces of a bounded size.
protocol Unpacker: AnyObject {
  /// Whether the packed stream may end here.
  var isBetweenParts: Bool { get }

  /// Unpacks from `input` at `position`, and moves `position` on by what was used.
  ///
  /// - Returns: at most `pieceSize` bytes; none when more input is needed.
  func unpack(_ input: [UInt8], from position: inout Int) throws(DamagedPacking) -> [UInt8]
}

/// Bytes that no packer wrote.
struct DamagedPacking: Error {}

/// The most that is unpacked at once, in bytes.
let unpackedPieceSize = 1 << 18
