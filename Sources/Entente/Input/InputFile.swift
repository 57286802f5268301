import Crypto
public import EntenteModel
import Foundation

/// A text that is to be read, by the name under which the user knows it.
public enum InputFile: Sendable, Hashable {
  case path(String)
  case standardInput

  /// What messages call it.
  public var name: String {
    switch self {
    case .path(let path): path
    case .standardInput: "standard input"
    }
  }

  /// Reads the text, all or nothing.
  ///
  /// - Complexity: O(*n*) in the bytes, of which at most `limits.bytes` + 1 are read.
  public func document(within limits: InputLimits = InputLimits()) throws(InputError) -> Document {
    let bytes = try contents(upTo: limits.bytes + 1)
    let text = try Self.text(in: bytes, name: name, within: limits)
    let path =
      switch self {
      case .path(let path): path
      case .standardInput: ""
      }
    guard let title = Document.title(of: text) else { throw .noWords(name) }
    return Document(id: Document.ID(digestOf: text), title: title, path: path, text: text)
  }

  private func contents(upTo count: Int) throws(InputError) -> Data {
    do {
      let handle =
        switch self {
        case .path(let path): try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        case .standardInput: FileHandle.standardInput
        }
      return try handle.read(upToCount: count) ?? Data()
    } catch let error as CocoaError where error.code == .fileReadNoSuchFile || error.code == .fileNoSuchFile {
      throw .missing(name)
    } catch {
      throw .unreadable(name, reason: Self.reason(of: error))
    }
  }

  /// The system's own words for what went wrong ("Permission denied").
  static func reason(of error: any Error) -> String {
    let error = error as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    guard cause.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
    return POSIXError(POSIXErrorCode(rawValue: Int32(cause.code)) ?? .EIO).localizedDescription
  }

  /// The text that `data` is, without a byte order mark, which is no part of it.
  private static func text(in data: Data, name: String, within limits: InputLimits) throws(InputError)
    -> String
  {
    if data.isEmpty { throw .empty(name) }
    if data.count > limits.bytes { throw .tooLarge(name, limit: limits.bytes) }
    var bytes = [UInt8](data)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if let zero = bytes.firstIndex(of: 0) { throw .binary(name, offset: zero) }
    var line = 1
    var rest = bytes[...]
    while !rest.isEmpty {
      let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
      if end - rest.startIndex > limits.lineBytes {
        throw .lineTooLong(name, line: line, limit: limits.lineBytes)
      }
      line += 1
      rest = bytes[min(end + 1, bytes.endIndex)...]
    }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let offset = firstInvalidByte(in: bytes)
    throw .notUTF8(name, line: 1 + bytes[..<offset].count { $0 == UInt8(ascii: "\n") }, offset: offset)
  }

  /// The offset of the first byte that breaks UTF-8.
  private static func firstInvalidByte(in bytes: [UInt8]) -> Int {
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .valid(let scalar) = decoder.parseScalar(from: &iterator) { offset += scalar.count }
    return offset
  }
}

extension Document.ID {
  /// "d" and the first 16 hexadecimal digits of the SHA-256 digest of the text's UTF-8.
  public init(digestOf text: String) {
    let digest = SHA256.hash(data: Data(text.utf8))
    let digits = digest.prefix(8).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    self.init(rawValue: "d" + digits.joined())
  }
}

extension Document {
  /// The first line that has words, without the marks of a Markdown heading and at most 120 characters long.
  static func title(of text: String) -> String? {
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.drop { $0 == "#" || $0.isWhitespace }
      let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard words.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
      return words.count <= 120 ? words : words.prefix(119) + "…"
    }
    return nil
  }
}
