/// Cuts a mailbox (RFC 4155) into its mails, of which only one is held at a time.
struct MailboxReader {
  enum Mail {
    /// A mail, and the line on which it begins.
    case bytes([UInt8], line: Int)
    case tooLong(line: Int)
  }

  private var lines: LineReader
  private let limit: Int
  /// Whether the line that begins a mail was read already.
  private var isOpen = false

  init(_ source: ByteSource, limit: Int) {
    lines = LineReader(source, limit: limit)
    self.limit = limit
  }

  /// - Complexity: O(*n*) in the bytes of the mail.
  mutating func next() throws(InputError) -> Mail? {
    var bytes: [UInt8] = []
    var isTooLong = false
    var start = lines.number + 1
    while let line = try lines.next() {
      guard case .bytes(var line) = line else {
        isTooLong = true
        continue
      }
      if Self.isPostmark(line) {
        isOpen = true
        if isTooLong { return .tooLong(line: start) }
        if !bytes.isEmpty { return .bytes(bytes, line: start) }
        start = lines.number + 1
        continue
      }
      if !isOpen, bytes.isEmpty, line.isEmpty { continue }
      // ">From" stands for a line of the mail that begins with "From".
      if line.first == UInt8(ascii: ">"),
        line.drop(while: { $0 == UInt8(ascii: ">") }).starts(with: Self.from)
      {
        line.removeFirst()
      }
      if bytes.count + line.count >= limit { isTooLong = true }
      if isTooLong { bytes = [] } else { bytes += line + [0x0A] }
    }
    if isTooLong { return .tooLong(line: start) }
    return bytes.isEmpty ? nil : .bytes(bytes, line: start)
  }

  private static let from = Array("From ".utf8)

  /// "From ann@example.org Tue Nov  5 10:00:00 2024".
  private static func isPostmark(_ line: [UInt8]) -> Bool {
    guard line.starts(with: from), line.count < 500 else { return false }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    return words.count >= 6 && words.contains { $0.count == 8 && $0.dropFirst(2).first == ":" }
  }
}
