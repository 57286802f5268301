/// Puts sections together into the bytes of a model file.
public struct ModelFileWriter: Sendable {
  private var sections: [(name: String, bytes: [UInt8])] = []

  public init() {}

  /// Adds a section; names are at most 32 bytes of UTF-8 and distinct.
  public mutating func add(_ name: String, bytes: [UInt8]) {
    precondition(name.utf8.count <= ModelFile.nameLength, "the name of a section is at most 32 bytes")
    precondition(!sections.contains { $0.name == name }, "two sections have one name")
    sections.append((name, bytes))
  }

  /// Adds a section of integers, little-endian.
  public mutating func add<Element: FixedWidthInteger>(_ name: String, _ elements: [Element]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(elements.count * MemoryLayout<Element>.size)
    for element in elements {
      var rest = element.littleEndian
      for _ in 0..<MemoryLayout<Element>.size {
        bytes.append(UInt8(truncatingIfNeeded: rest))
        if MemoryLayout<Element>.size > 1 { rest >>= 8 }
      }
    }
    add(name, bytes: bytes)
  }

  /// Adds a section of 32-bit floating-point numbers, little-endian.
  public mutating func add(_ name: String, _ elements: [Float]) {
    add(name, elements.map(\.bitPattern))
  }

  /// Adds a section of text.
  public mutating func add(_ name: String, text: String) {
    add(name, bytes: Array(text.utf8))
  }

  /// Adds every section of `file`, for putting models together.
  public mutating func add(contentsOf file: ModelFile) throws(ModelError) {
    for name in file.sectionNames {
      add(name, bytes: Array(try file.array(name, of: UInt8.self)))
    }
  }

  /// The finished file.
  public func bytes() -> [UInt8] {
    let headerLength = ModelFile.fixedHeaderLength + sections.count * ModelFile.entryLength
    var offsets: [Int] = []
    var end = headerLength
    for section in sections {
      end = (end + ModelFile.alignment - 1) / ModelFile.alignment * ModelFile.alignment
      offsets.append(end)
      end += section.bytes.count
    }
    var out = ModelFile.magic
    func append<T: FixedWidthInteger>(_ value: T) {
      for byte in 0..<MemoryLayout<T>.size { out.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
    }
    append(ModelFile.formatVersion)
    append(UInt32(sections.count))
    append(UInt64(end))
    append(UInt64(0))
    for (section, offset) in zip(sections, offsets) {
      let name = Array(section.name.utf8)
      out += name + [UInt8](repeating: 0, count: ModelFile.nameLength - name.count)
      append(UInt64(offset))
      append(UInt64(section.bytes.count))
    }
    let checksum = ModelFile.checksum(out)
    for byte in 0..<8 { out[24 + byte] = UInt8(truncatingIfNeeded: checksum >> (8 * byte)) }
    for (section, offset) in zip(sections, offsets) {
      out += [UInt8](repeating: 0, count: offset - out.count)
      out += section.bytes
    }
    return out
  }
}
