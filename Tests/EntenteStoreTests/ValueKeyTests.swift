import Testing

@testable import EntenteStore

struct `A key of a value` {
  private func key(_ parts: [String?]) -> ValueKey {
    var key = ValueKey()
    for part in parts { key.add(part) }
    return key
  }

  @Test func `is the same for the same parts`() {
    #expect(key(["country/CHE", nil, "Bern"]) == key(["country/CHE", nil, "Bern"]))
  }

  @Test func `tells where one part ends and the next begins`() {
    #expect(key(["ab", "c"]) != key(["a", "bc"]))
    #expect(key([nil]) != key([""]))
    #expect(key([""]) != key([]))
    #expect(key([nil, "a"]) != key(["a", nil]))
  }

  @Test(arguments: 0...24) func `differs where one letter of a text differs`(length: Int) {
    let text = Array(repeating: UInt8(ascii: "a"), count: length)
    let others = text.indices.map { place in
      var other = text
      other[place] = UInt8(ascii: "b")
      return ValueKey(String(decoding: other, as: UTF8.self))
    }
    let longer = ValueKey(String(decoding: text + [UInt8(ascii: "a")], as: UTF8.self))
    let keys = [ValueKey(String(decoding: text, as: UTF8.self)), longer] + others
    #expect(Set(keys).count == length + 2)
  }

  @Test func `stands for numbers of either sign`() {
    let numbers: [Int64] = [.min, -1, 0, 1, 1 << 32, .max]
    let keys = numbers.map { number in
      var key = ValueKey()
      key.add(number)
      return key
    }
    #expect(Set(keys).count == numbers.count)
  }
}

struct `A table of keys` {
  @Test func `holds what it was given, however much that is`() {
    var table = KeyTable()
    for number in 0..<5000 as Range<Int64> { table.insert(number, for: ValueKey("person/\(number)")) }
    #expect(table.count == 5000)
    #expect((0..<5000 as Range<Int64>).allSatisfy { table[ValueKey("person/\($0)")] == $0 })
    #expect(table[ValueKey("person/5000")] == nil)
  }

  @Test func `holds the last number of a key`() {
    var table = KeyTable()
    table.insert(1, for: ValueKey("a"))
    table.insert(2, for: ValueKey("a"))
    #expect(table.count == 1)
    #expect(table[ValueKey("a")] == 2)
  }
}

struct `Counts of rows` {
  @Test func `are summed by row, in order`() {
    var counts = RowCounts()
    for (change, row) in [(1, 7), (2, 3), (-1, 7), (1, 3)] as [(Int, Int64)] { counts.add(change, to: row) }
    let settled = counts.settled()
    #expect(settled.map(\.row) == [3, 7])
    #expect(settled.map(\.change) == [3, 0])
  }
}
