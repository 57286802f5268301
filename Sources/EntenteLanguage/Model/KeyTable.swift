/// A table from 64-bit keys to small numbers, read in place from a model.
///
/// Open addressing with linear steps; each cell holds the upper 40 bits of the key and, below them, the
/// value plus one in 24 bits; 0 is an empty cell. A key that was never put in is found with a chance of
/// about 2⁻⁴⁰ for each cell looked at.
public struct KeyTable: Sendable {
  private let cells: ModelArray<UInt64>
  private let mask: Int

  /// The table in the section `name`, whose length is a power of two.
  public init(_ file: ModelFile, section name: String) throws(ModelError) {
    cells = try file.array(name)
    guard cells.count > 0, cells.count & (cells.count - 1) == 0 else {
      throw .wrongLength(section: name, found: cells.count * 8, expected: 8)
    }
    mask = cells.count - 1
  }

  /// The value of `key`, or `nil`.
  ///
  /// - Complexity: O(1) expected; tables are at most half full.
  @inline(__always)
  public subscript(key: UInt64) -> Int? {
    let cells = unsafe cells.buffer
    var index = Int(truncatingIfNeeded: key) & mask
    // A full round means a damaged table without an empty cell.
    for _ in 0...mask {
      let cell = unsafe cells[index]
      if cell == 0 { return nil }
      if (cell ^ key) >> 24 == 0 { return Int(cell & 0xff_ffff) - 1 }
      index = (index + 1) & mask
    }
    return nil
  }

  /// The cells of a table with these keys; keys are distinct, values are below 2²⁴ − 1.
  public static func cells(_ entries: [(key: UInt64, value: Int)]) -> [UInt64] {
    var count = 16
    while count < entries.count * 2 { count *= 2 }
    var cells = [UInt64](repeating: 0, count: count)
    for (key, value) in entries {
      precondition(value < 0xff_fffe, "a value of a key table has 24 bits")
      var index = Int(truncatingIfNeeded: key) & (count - 1)
      while cells[index] != 0 { index = (index + 1) & (count - 1) }
      cells[index] = key & ~0xff_ffff | UInt64(value + 1)
    }
    return cells
  }
}
