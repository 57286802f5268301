import EntenteLanguage
import Testing

struct `A table of hints` {
  private func hash(_ text: String) -> UInt32 {
    let bytes = Array(text.utf8)
    return NameWord(0..<bytes.count, in: bytes.span).lower
  }

  @Test func `gives back what was put in, united`() throws {
    let names = ["calder", "marrowby", "tessaly", "quorn", "velden"]
    var entries = names.map { (hash: hash($0), hints: NameHint.place) }
    entries.append((hash: hash("quorn"), hints: .familyName))
    let hints = try recogniserParts(hints: NameHints.table(entries))
    for name in names { #expect(hints[hash(name)].contains(.place)) }
    #expect(hints[hash("Quorn")] == [.place, .familyName])
    #expect(hints[hash("northgate")].isEmpty)
  }

  @Test func `is the same whatever the order of its entries`() {
    let entries = (0..<500).map { (hash: hash("name\($0)x"), hints: NameHint(rawValue: UInt16($0 % 60 + 1))) }
    #expect(NameHints.table(entries) == NameHints.table(entries.reversed()))
  }

  private func recogniserParts(hints table: [UInt32]) throws -> NameHints {
    var file = ModelFileWriter()
    NameModel.add(weights: [], transitions: [], hints: table, to: &file)
    return try NameHints(mapped(file))
  }
}

/// A model file in memory, which is kept until the process ends.
func mapped(_ file: ModelFileWriter) throws -> ModelFile {
  let bytes = file.bytes()
  let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
  memory.copyBytes(from: bytes)
  return try ModelFile(mapping: UnsafeRawBufferPointer(memory))
}
