import Testing

@testable import EntenteLanguage

struct `A model file` {
  private func sample() -> [UInt8] {
    var writer = ModelFileWriter()
    writer.add("numbers", [Int16(-3), 7, 512])
    writer.add("weights", [Float(0.5), -2])
    writer.add("licence", text: "CC BY-SA 4.0")
    return writer.bytes()
  }

  @Test func `gives back what was put in`() throws {
    let file = try ModelFile(keeping: sample())
    #expect(Array(try file.array("numbers", of: Int16.self)) == [-3, 7, 512])
    #expect(Array(try file.array("weights", of: Float.self)) == [0.5, -2])
    #expect(try file.text("licence") == "CC BY-SA 4.0")
    #expect(file.sectionNames == ["numbers", "weights", "licence"])
  }

  @Test func `of another version is refused with both versions`() {
    var bytes = sample()
    bytes[8] = 9
    #expect(throws: ModelError.otherVersion(found: 9, expected: ModelFile.formatVersion)) {
      try ModelFile(keeping: bytes)
    }
  }

  @Test func `of another version says what to do`() {
    let error = ModelError.otherVersion(found: 9, expected: ModelFile.formatVersion)
    #expect(error.description.contains("version 9") && error.description.contains("train it again"))
  }

  @Test func `that is no model is refused`() {
    #expect(throws: ModelError.notAModel) { try ModelFile(keeping: Array("a text".utf8)) }
  }

  @Test func `cut short is refused with its lengths`() {
    let bytes = sample()
    #expect(throws: ModelError.truncated(found: bytes.count - 1, expected: UInt64(bytes.count))) {
      try ModelFile(keeping: Array(bytes.dropLast()))
    }
  }

  @Test func `with a changed header is refused`() {
    var bytes = sample()
    bytes[ModelFile.fixedHeaderLength] ^= 1
    #expect(throws: ModelError.damagedHeader) { try ModelFile(keeping: bytes) }
  }

  @Test func `that claims sections without end is refused before they are read`() {
    var bytes = sample() + [UInt8](repeating: 0, count: ModelFile.mostSections * ModelFile.entryLength)
    let count = UInt32(ModelFile.mostSections + 1)
    for byte in 0..<4 { bytes[12 + byte] = UInt8(truncatingIfNeeded: count >> (8 * byte)) }
    #expect(throws: ModelError.damagedHeader) { try ModelFile(keeping: bytes) }
  }

  @Test func `names the section that it lacks`() throws {
    let file = try ModelFile(keeping: sample())
    #expect(throws: ModelError.missingSection("trees")) { try file.array("trees", of: Int8.self) }
  }

  @Test func `refuses a section of the wrong length`() throws {
    let file = try ModelFile(keeping: sample())
    #expect(throws: ModelError.wrongLength(section: "numbers", found: 6, expected: 8)) {
      try file.array("numbers", of: Int16.self, count: 4)
    }
  }

  @Test func `that is not there says so`() {
    #expect(throws: ModelError.self) { try ModelFile(path: "/nowhere/model.bin") }
  }

  @Test func `aligns its sections`() throws {
    let file = try ModelFile(keeping: sample())
    for name in file.sectionNames {
      let array = try file.array(name, of: UInt8.self)
      #expect(array.buffer.baseAddress.map { Int(bitPattern: $0) % 64 } == 0)
    }
  }
}

struct `A key table` {
  @Test func `finds each key and no other`() throws {
    let keys = (1...500).map { UInt64($0) &* 0x9e37_79b9_7f4a_7c15 }
    var writer = ModelFileWriter()
    writer.add("table", KeyTable.cells(keys.enumerated().map { ($1, $0) }))
    let table = try KeyTable(ModelFile(keeping: writer.bytes()), section: "table")
    for (value, key) in keys.enumerated() { #expect(table[key] == value) }
    #expect(table[12345 &* 0x9e37_79b9_7f4a_7c15] == nil)
  }
}
