/// Cuts a stream of bytes into lines, of which only one is held at a time.
struct LineReader {
  /// A line without its end, or what is said of one that is too long.
  enum Line {
    case bytes([UInt8])
    case tooLong
  }

  private let source: ByteSource
  private let limit: Int
  private var buffer: [UInt8] = []
  private var position = 0
  /// The line that was returned last, counted from 1.
  private(set) var number = 0

  init(_ source: ByteSource, limit: Int) {
    self.source = source
    self.limit = limit
  }

  /// - Complexity: O(*n*) in the bytes of the line.
  mutating func next() throws(InputError) -> Line? {
    var line: [UInt8] = []
    var isTooLong = false
    var isStarted = false
    while true {
      if position == buffer.count {
        guard let more = try source.next() else {
          guard isStarted else { return nil }
          break
        }
        buffer = more
        position = 0
      }
      isStarted = true
      let end = buffer[position...].firstIndex(of: 0x0A)
      let piece = buffer[position..<(end ?? buffer.count)]
      if isTooLong || line.count + piece.count > limit {
        isTooLong = true
        line = []
      } else {
        line += piece
      }
      position = end.map { $0 + 1 } ?? buffer.count
      if end != nil { break }
    }
    number += 1
    if isTooLong { return .tooLong }
    if line.last == 0x0D { line.removeLast() }
    return .bytes(line)
  }
}
