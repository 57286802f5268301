/// Text on its way to a file: gathered as UTF-8 and handed on in blocks, so that memory stays flat.
public struct TextStream {
  private var pending: [UInt8] = []
  private let send: ([UInt8]) throws -> Void

  /// Bytes gathered before they are handed on.
  private static let blockSize = 1 << 16

  /// - Parameter send: takes the next block of bytes; blocks come in order and are never empty.
  public init(_ send: @escaping ([UInt8]) throws -> Void) { self.send = send }

  public mutating func write(_ text: String) { pending.append(contentsOf: text.utf8) }

  public mutating func write(_ bytes: [UInt8]) { pending.append(contentsOf: bytes) }

  /// Says that a record is whole: what has gathered is handed on once it fills a block.
  public mutating func endRecord() throws {
    if pending.count >= Self.blockSize { try flush() }
  }

  /// Hands on what is left. Call it once, at the end.
  public mutating func flush() throws {
    guard !pending.isEmpty else { return }
    try send(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
