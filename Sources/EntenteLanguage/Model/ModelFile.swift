import Glibc

/// The container in which a trained model is kept: named sections, found without parsing.
///
/// Layout, all integers little-endian:
///
///     0   8 bytes   magic "ENTENTE\u{1A}"
///     8   UInt32    format version
///     12  UInt32    number of sections, n
///     16  UInt64    length of the whole file in bytes
///     24  UInt64    FNV-1a of the header with these eight bytes as zero
///     32  n × 48    name (32 bytes, padded with zeros), offset (UInt64), length in bytes (UInt64)
///     …             the sections, each at a multiple of 64
///
/// Opening checks the header only, so it costs microseconds whatever the size of the model. The bytes
/// must stay where they are until the process ends, which is true of embedded bytes and is made true of
/// mapped files by never unmapping them; that is why views into a model are plain values.
public struct ModelFile: @unchecked Sendable {
  /// The version of the container that this program reads and writes.
  public static let formatVersion: UInt32 = 1

  static let magic: [UInt8] = Array("ENTENTE\u{1A}".utf8)
  static let fixedHeaderLength = 32
  static let entryLength = 48
  static let nameLength = 32
  static let alignment = 64
  /// No model has nearly as many; more of them would only be slow to read.
  static let mostSections = 1024

  private let bytes: UnsafeRawBufferPointer
  private let ranges: [String: Range<Int>]

  /// The names of the sections, in the order of the file.
  public let sectionNames: [String]

  /// Opens the model in `bytes`, which must never be freed or changed and must begin at an address that
  /// is a multiple of 64.
  ///
  /// - Complexity: O(*s*) in the number of sections.
  public init(mapping bytes: UnsafeRawBufferPointer) throws(ModelError) {
    guard bytes.count >= Self.fixedHeaderLength, Self.magic.elementsEqual(bytes.prefix(8)) else {
      throw .notAModel
    }
    func integer<T: FixedWidthInteger>(_ type: T.Type, at offset: Int) -> T {
      T(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: T.self))
    }
    let version = integer(UInt32.self, at: 8)
    guard version == Self.formatVersion else {
      throw .otherVersion(found: version, expected: Self.formatVersion)
    }
    let count = Int(integer(UInt32.self, at: 12))
    guard count <= Self.mostSections else { throw .damagedHeader }
    let headerLength = Self.fixedHeaderLength + count * Self.entryLength
    let length = integer(UInt64.self, at: 16)
    guard length <= bytes.count, headerLength <= bytes.count else {
      throw .truncated(found: bytes.count, expected: max(length, UInt64(headerLength)))
    }
    guard integer(UInt64.self, at: 24) == Self.checksum(bytes.prefix(headerLength)) else {
      throw .damagedHeader
    }
    var names: [String] = []
    var ranges: [String: Range<Int>] = [:]
    for entry in 0..<count {
      let base = Self.fixedHeaderLength + entry * Self.entryLength
      let name = String(decoding: bytes[base..<base + Self.nameLength].prefix { $0 != 0 }, as: UTF8.self)
      let offset = integer(UInt64.self, at: base + Self.nameLength)
      let size = integer(UInt64.self, at: base + Self.nameLength + 8)
      let (end, overflow) = offset.addingReportingOverflow(size)
      guard !overflow, end <= length, offset % UInt64(Self.alignment) == 0 else { throw .damagedHeader }
      names.append(name)
      ranges[name] = Int(offset)..<Int(end)
    }
    unsafe self.bytes = bytes
    self.sectionNames = names
    self.ranges = ranges
  }

  /// Maps the model at `path`; it stays mapped until the process ends.
  public init(path: String) throws(ModelError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.systemError(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.systemError(path) }
    guard status.st_size > 0 else { throw .notAModel }
    let length = Int(status.st_size)
    guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw Self.systemError(path)
    }
    unsafe try self.init(mapping: UnsafeRawBufferPointer(start: start, count: length))
  }

  /// Opens a model made in memory; its bytes are copied once and kept until the process ends.
  public init(keeping bytes: [UInt8]) throws(ModelError) {
    let room = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: Self.alignment)
    unsafe bytes.withUnsafeBytes {
      unsafe room.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(room), byteCount: $0.count)
    }
    unsafe try self.init(mapping: UnsafeRawBufferPointer(start: room, count: bytes.count))
  }

  /// The section `name` as an array of `Element`, read in place.
  ///
  /// - Parameter count: the number of elements that the section must have; `nil` accepts any.
  public func array<Element: BitwiseCopyable>(
    _ name: String, of type: Element.Type = Element.self, count: Int? = nil
  ) throws(ModelError) -> ModelArray<Element> {
    guard let range = ranges[name] else { throw .missingSection(name) }
    let stride = MemoryLayout<Element>.stride
    let expected = count.map { $0 * stride } ?? range.count / stride * stride
    guard range.count == expected else {
      throw .wrongLength(section: name, found: range.count, expected: expected)
    }
    return unsafe ModelArray(
      UnsafeRawBufferPointer(rebasing: bytes[range]).assumingMemoryBound(to: Element.self))
  }

  /// The section `name` as text.
  public func text(_ name: String) throws(ModelError) -> String {
    let bytes = try array(name, of: UInt8.self)
    return String(decoding: bytes.buffer, as: UTF8.self)
  }

  /// Whether there is a section `name`.
  public func contains(_ name: String) -> Bool { ranges[name] != nil }

  /// FNV-1a over the header, its own eight bytes taken as zero.
  static func checksum(_ header: some Collection<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for (index, byte) in header.enumerated() {
      hash ^= (24..<32).contains(index) ? 0 : UInt64(byte)
      hash &*= 0x100_0000_01b3
    }
    return hash
  }

  private static func systemError(_ path: String) -> ModelError {
    .unreadable(path: path, reason: unsafe String(cString: strerror(errno)))
  }
}
