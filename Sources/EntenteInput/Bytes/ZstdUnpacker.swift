import CZstdLibrary

/// Zstandard (RFC 8878) by libzstd, with windows of up to 128 MB, which is the library's own limit.
final class ZstdUnpacker: Unpacker {
  static let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

  private let stream: OpaquePointer?
  private(set) var isBetweenParts = false

  init() { unsafe stream = ZSTD_createDStream() }

  deinit { unsafe _ = ZSTD_freeDStream(stream) }

  func unpack(_ input: [UInt8], from position: inout Int) throws(DamagedPacking) -> [UInt8] {
    guard let stream = unsafe stream else { throw DamagedPacking() }
    var used = 0
    var hint = 0
    let start = position
    let output = unsafe [UInt8](unsafeUninitializedCapacity: unpackedPieceSize) { buffer, count in
      unsafe input.withUnsafeBytes { bytes in
        var source = unsafe ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: start)
        var target = unsafe ZSTD_outBuffer(dst: buffer.baseAddress, size: unpackedPieceSize, pos: 0)
        hint = unsafe ZSTD_decompressStream(stream, &target, &source)
        used = unsafe source.pos - start
        unsafe count = target.pos
      }
    }
    guard ZSTD_isError(hint) == 0 else { throw DamagedPacking() }
    position += used
    isBetweenParts = hint == 0
    return output
  }
}
