import CZlibLibrary

/// gzip (RFC 1952) by zlib; several files one after another are read as one, as `gzip -d` does.
final class GzipUnpacker: Unpacker {
  static let magic: [UInt8] = [0x1F, 0x8B]

  private let stream: UnsafeMutablePointer<z_stream>
  private(set) var isBetweenParts = false
  private let isReady: Bool

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 bits of window, and 16 for "gzip only", as zlib.h has it.
    isReady =
      unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, CInt(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  func unpack(_ input: [UInt8], from position: inout Int) throws(DamagedPacking) -> [UInt8] {
    guard isReady else { throw DamagedPacking() }
    if isBetweenParts {
      unsafe inflateReset(stream)
      isBetweenParts = false
    }
    var input = input
    var status = Z_OK
    var used = 0
    let start = position
    let output = unsafe [UInt8](unsafeUninitializedCapacity: unpackedPieceSize) { buffer, count in
      unsafe input.withUnsafeMutableBufferPointer { bytes in
        unsafe stream.pointee.next_in = bytes.baseAddress.map { unsafe $0 + start }
        unsafe stream.pointee.avail_in = UInt32(bytes.count - start)
        unsafe stream.pointee.next_out = buffer.baseAddress
        unsafe stream.pointee.avail_out = UInt32(unpackedPieceSize)
        status = unsafe inflate(stream, Z_NO_FLUSH)
        used = unsafe bytes.count - start - Int(stream.pointee.avail_in)
        unsafe count = unpackedPieceSize - Int(stream.pointee.avail_out)
      }
    }
    position += used
    switch status {
    case Z_STREAM_END: isBetweenParts = true
    case Z_OK: break
    // Nothing to do without more input, which comes.
    case Z_BUF_ERROR where position == input.count: break
    default: throw DamagedPacking()
    }
    return output
  }
}
