import Foundation

/// The bytes of a file or of standard input, unpacked where they are packed, a piece at a time.
///
/// Memory does not grow with the input: 64 KB are read at once, and at most 256 KB are unpacked of them.
final class ByteSource {
  let name: String
  private let handle: FileHandle?
  private let limits: InputLimits
  private var unpacker: (any Unpacker)?
  /// What was read and not unpacked yet.
  private var packed: [UInt8] = []
  private var packedPosition = 0
  /// What was looked at and not handed out yet.
  private var ahead: [UInt8] = []
  private var utf16: UTF16Stream?
  private var isAtEnd = false
  private var unpackedBytes = 0
  /// Bytes taken from the file itself, for saying how far the work is.
  private(set) var bytesRead = 0
  /// The size of the file itself; `nil` for standard input.
  let size: Int?

  init(_ file: InputFile, within limits: InputLimits) throws(InputError) {
    name = file.name
    self.limits = limits
    if case .path(let path) = file {
      size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
    } else {
      size = nil
    }
    do {
      handle =
        switch file {
        case .path(let path): try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        case .standardInput: FileHandle.standardInput
        }
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile || error.code == .fileNoSuchFile {
      throw .missing(name)
    } catch {
      throw .unreadable(name, reason: InputFile.reason(of: error))
    }
    let start = try read()
    packed = start
    if start.starts(with: GzipUnpacker.magic) {
      unpacker = GzipUnpacker()
    } else if start.starts(with: ZstdUnpacker.magic) {
      unpacker = ZstdUnpacker()
    }
  }

  /// Bytes that are in memory already.
  init(_ bytes: [UInt8], within limits: InputLimits) {
    name = ""
    self.limits = limits
    handle = nil
    size = bytes.count
    packed = bytes
  }

  deinit {
    // Standard input is not ours to close, and a file that was only read has nothing to lose.
    if name != InputFile.standardInput.name { try? handle?.close() }
  }

  /// How the unpacked bytes begin; shorter than `count` only where the input is.
  func peek(_ count: Int) throws(InputError) -> ArraySlice<UInt8> {
    while ahead.count < count, let more = try piece() { ahead += more }
    return ahead.prefix(count)
  }

  /// The next bytes, or `nil` at the end.
  func next() throws(InputError) -> [UInt8]? {
    guard ahead.isEmpty else {
      defer { ahead = [] }
      return ahead
    }
    return try piece()
  }

  /// From here on gives UTF-8 where the file is UTF-16, so that it can be cut into lines.
  func readAsUTF8() throws(InputError) {
    let start = try peek(1024)
    guard utf16 == nil, var stream = UTF16Stream(startingWith: start) else { return }
    ahead = stream.utf8(ahead)
    utf16 = stream
  }

  /// All bytes that are left.
  ///
  /// - Throws: `InputError.tooLarge` when they are more than a document may have.
  func all() throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    while let more = try next() {
      bytes += more
      if bytes.count > limits.bytes { throw .tooLarge(name, limit: limits.bytes) }
    }
    return bytes
  }

  private func piece() throws(InputError) -> [UInt8]? {
    while let bytes = try unpackedPiece() {
      guard utf16 != nil else { return bytes }
      let text = utf16?.utf8(bytes) ?? []
      if !text.isEmpty { return text }
    }
    return nil
  }

  private func unpackedPiece() throws(InputError) -> [UInt8]? {
    guard let unpacker else {
      if packed.isEmpty, !isAtEnd { packed = try read() }
      defer { packed = [] }
      return packed.isEmpty ? nil : packed
    }
    while true {
      if packedPosition == packed.count {
        packed = try read()
        packedPosition = 0
        if packed.isEmpty {
          guard unpacker.isBetweenParts else {
            throw .damaged(name, reason: "the packed file ends too early; it was not copied whole")
          }
          return nil
        }
      }
      let bytes: [UInt8]
      do { bytes = try unpacker.unpack(packed, from: &packedPosition) } catch {
        throw .damaged(name, reason: "the packed file is damaged")
      }
      unpackedBytes += bytes.count
      if unpackedBytes > limits.unpackedBytes { throw .unpacksTooLarge(name, limit: limits.unpackedBytes) }
      if !bytes.isEmpty { return bytes }
    }
  }

  private func read() throws(InputError) -> [UInt8] {
    do {
      let data = try handle?.read(upToCount: 1 << 16) ?? Data()
      isAtEnd = data.isEmpty
      bytesRead += data.count
      return [UInt8](data)
    } catch {
      throw .unreadable(name, reason: InputFile.reason(of: error))
    }
  }
}
