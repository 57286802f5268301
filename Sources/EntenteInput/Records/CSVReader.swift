/// Cuts a stream of bytes into rows of comma-separated values (RFC 4180), one row at a time.
///
/// Fields may be quoted and then hold line breaks. A tab or a semicolon is the separator where the first line has
/// more of them than commas.
struct CSVReader {
  enum Row {
    case cells([String], line: Int)
    case tooLong(line: Int)
  }

  private let source: ByteSource
  private let limit: Int
  private var buffer: [UInt8] = []
  private var position = 0
  private var separator = UInt8(ascii: ",")
  private var line = 1

  init(_ source: ByteSource, limit: Int) throws(InputError) {
    self.source = source
    self.limit = limit
    let start = try source.peek(1 << 16)
    let first = start.prefix { $0 != 0x0A && $0 != 0x0D }
    func count(_ byte: Unicode.Scalar) -> Int { first.count { $0 == UInt8(ascii: byte) } }
    let best = [(",", count(",")), ("\t", count("\t")), (";", count(";"))].max { $0.1 < $1.1 }
    if let best, best.1 > count(","), let scalar = best.0.unicodeScalars.first {
      separator = UInt8(ascii: scalar)
    }
    if start.starts(with: [0xEF, 0xBB, 0xBF]) {
      buffer = try source.next() ?? []
      position = 3
    }
  }

  /// - Complexity: O(*n*) in the bytes of the row.
  mutating func next() throws(InputError) -> Row? {
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var wasQuote = false
    var count = 0
    var hasAny = false
    let start = line
    while true {
      guard let byte = try take() else {
        guard hasAny else { return nil }
        break
      }
      hasAny = true
      if byte == 0x0A { line += 1 }
      if isQuoted {
        if wasQuote {
          wasQuote = false
          if byte == UInt8(ascii: "\"") {
            append(byte, to: &cell, &count)
            continue
          }
          isQuoted = false
        } else if byte == UInt8(ascii: "\"") {
          wasQuote = true
          continue
        } else {
          append(byte, to: &cell, &count)
          continue
        }
      }
      switch byte {
      case separator:
        cells.append(cell)
        cell = []
        count += 1
        if cells.count > 4096 { count = limit + 1 }
      case UInt8(ascii: "\"") where cell.isEmpty: isQuoted = true
      case 0x0A:
        if cell.last == 0x0D { cell.removeLast() }
        if count > limit { return .tooLong(line: start) }
        return .cells((cells + [cell]).map(Self.text), line: start)
      default: append(byte, to: &cell, &count)
      }
      if count > limit { cells = [] }
    }
    if count > limit { return .tooLong(line: start) }
    return .cells((cells + [cell]).map(Self.text), line: start)
  }

  private func append(_ byte: UInt8, to cell: inout [UInt8], _ count: inout Int) {
    count += 1
    if count <= limit { cell.append(byte) } else { cell = [] }
  }

  private mutating func take() throws(InputError) -> UInt8? {
    if position == buffer.count {
      guard let more = try source.next() else { return nil }
      buffer = more
      position = 0
    }
    defer { position += 1 }
    return buffer[position]
  }

  /// Tables come from spreadsheets as often as from programs, so the encoding of each cell is found by itself.
  private static func text(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return (try? TextDecoding(bytes, name: "").text) ?? String(decoding: bytes, as: UTF8.self)
  }
}
