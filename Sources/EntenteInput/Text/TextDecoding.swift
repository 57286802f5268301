/// Tells in which encoding bytes are written, and makes text of them.
///
/// What is read: UTF-8 and UTF-16 with or without a byte order mark, Windows-1252 and Latin-1. Where nothing says
/// which, valid UTF-8 is UTF-8; bytes that hold no character of more than one byte are Windows-1252 when they use
/// what Latin-1 leaves empty, else Latin-1; and a few broken bytes among good UTF-8 are replaced.
struct TextDecoding {
  enum Encoding: String, Hashable { case utf8, utf16, windows1252, latin1 }

  let text: String
  let encoding: Encoding
  /// Broken bytes that were replaced by U+FFFD, and the line of the first of them.
  let repairs: Int
  let firstRepair: Int
  /// Whether the mark of UTF-16 stood before a text that is none, and was left out.
  private(set) var hadStrayMark = false

  /// - Parameters:
  ///   - name: what messages call the input.
  ///   - declared: the encoding that the input says it has, in whatever spelling.
  /// - Complexity: O(*n*) in the bytes.
  init(_ bytes: [UInt8], name: String, declared: String? = nil) throws(InputError) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = try Self.utf8OrSingle(Array(bytes.dropFirst(3)), name, isMarked: true)
    } else if Self.startsWithStrayMark(bytes[...]) {
      self = try TextDecoding(Array(bytes.dropFirst(2)), name: name, declared: declared)
      hadStrayMark = true
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = Self.utf16(bytes.dropFirst(2), isBig: bytes[0] == 0xFE)
    } else if let isBig = Self.looksLikeUTF16(bytes) {
      self = Self.utf16(bytes[...], isBig: isBig)
    } else if let zero = bytes.firstIndex(of: 0) {
      throw .binary(name, offset: zero)
    } else {
      switch Self.encoding(called: declared) {
      case .known(.windows1252), .known(.latin1):
        // Many pages say Latin-1 and are UTF-8.
        if let text = String(validating: bytes, as: UTF8.self) {
          self.init(text: text, encoding: .utf8)
        } else {
          self.init(text: Self.single(bytes), encoding: .windows1252)
        }
      case .known, .undeclared: self = try Self.utf8OrSingle(bytes, name, isMarked: false)
      case .unknown(let encoding):
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw .unknownEncoding(name, encoding: encoding)
        }
        self.init(text: text, encoding: .utf8)
      }
    }
  }

  private init(text: String, encoding: Encoding, repairs: Int = 0, firstRepair: Int = 0) {
    self.text = text
    self.encoding = encoding
    self.repairs = repairs
    self.firstRepair = firstRepair
  }

  /// - Parameter line: where the text begins in its file.
  func notices(of name: String, line: Int = 1) -> [InputNotice] {
    (hadStrayMark ? [.strayMark(name)] : [])
      + (repairs == 0 ? [] : [.repaired(name, line: line + firstRepair - 1, count: repairs)])
  }

  private enum Declaration {
    case undeclared
    case known(Encoding)
    case unknown(String)
  }

  /// The encoding that a label means; Latin-1 is read as the web reads it, as Windows-1252.
  private static func encoding(called label: String?) -> Declaration {
    guard let label = label?.lowercased().filter({ $0.isLetter || $0.isNumber }), !label.isEmpty else {
      return .undeclared
    }
    switch label {
    case "utf8", "unicode11utf8", "usascii", "ascii", "ansix341968": return .known(.utf8)
    case "utf16", "utf16le", "utf16be", "unicode": return .known(.utf16)
    case "windows1252", "cp1252", "xcp1252": return .known(.windows1252)
    case "iso88591", "latin1", "l1", "iso885915", "iso8859151", "8bit", "unknown8bit": return .known(.latin1)
    default: return .unknown(String(label.prefix(30)))
    }
  }

  // MARK: UTF-8, or one byte a character

  private static func utf8OrSingle(_ bytes: [UInt8], _ name: String, isMarked: Bool) throws(InputError)
    -> TextDecoding
  {
    if let zero = bytes.firstIndex(of: 0) { throw .binary(name, offset: zero) }
    if let text = String(validating: bytes, as: UTF8.self) {
      guard let control = tooManyControls(in: bytes) else { return TextDecoding(text: text, encoding: .utf8) }
      throw .notText(name, line: line(of: control, in: bytes), offset: control)
    }
    let survey = Survey(of: bytes)
    if isMarked || survey.long > 0 || survey.isCutAtEnd {
      guard survey.broken * 20 <= bytes.count || survey.isCutAtEnd else {
        throw .notText(name, line: line(of: survey.first, in: bytes), offset: survey.first)
      }
      return TextDecoding(
        text: String(decoding: bytes, as: UTF8.self), encoding: .utf8, repairs: survey.broken,
        firstRepair: line(of: survey.first, in: bytes))
    }
    // A letter in three may have an accent, as in Vietnamese; more is no text of one byte a character.
    let high = bytes.count { $0 >= 0x80 }
    if high * 3 > bytes.count || bytes.contains(where: { undefined.contains($0) })
      || tooManyControls(in: bytes) != nil
    {
      throw .notText(name, line: line(of: survey.first, in: bytes), offset: survey.first)
    }
    return TextDecoding(
      text: single(bytes),
      encoding: bytes.contains { (0x80..<0xA0).contains($0) } ? .windows1252 : .latin1)
  }

  /// What a walk over bytes as UTF-8 finds.
  private struct Survey {
    /// Characters of more than one byte.
    var long = 0
    var broken = 0
    /// The offset of the first broken byte.
    var first = 0
    /// Whether nothing is broken but a character that the end cuts off.
    var isCutAtEnd = false

    init(of bytes: [UInt8]) {
      var decoder = Unicode.UTF8.ForwardParser()
      var iterator = bytes.makeIterator()
      var offset = 0
      var isLast = false
      scan: while true {
        switch decoder.parseScalar(from: &iterator) {
        case .valid(let scalar):
          if scalar.count > 1 { long += 1 }
          offset += scalar.count
        case .error(let length):
          if broken == 0 { first = offset }
          broken += 1
          offset += length
          isLast = offset >= bytes.count && bytes[offset - length] >= 0xC2 && length <= 3
        case .emptyInput: break scan
        }
      }
      isCutAtEnd = broken == 1 && isLast && bytes[first] >= 0xE0
    }
  }

  /// The first control character, when there are more than a text can have.
  private static func tooManyControls(in bytes: [UInt8]) -> Int? {
    func isControl(_ byte: UInt8) -> Bool {
      byte < 0x20 && !(0x09...0x0D).contains(byte) && byte != 0x1B
    }
    let count = bytes.count(where: isControl)
    return count * 50 > bytes.count ? bytes.firstIndex(where: isControl) : nil
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    1 + bytes[..<offset].count { $0 == 0x0A }
  }

  /// Bytes that mean nothing in Windows-1252.
  private static let undefined: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

  /// What Windows-1252 has from 0x80 to 0x9F, as the encoding standard of the web gives it.
  private static let windows: [Unicode.Scalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}", "\u{2C6}",
    "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}", "\u{90}", "\u{2018}",
    "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}", "\u{2DC}", "\u{2122}", "\u{161}",
    "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]

  /// One byte a character, as Windows-1252.
  static func single(_ bytes: some Sequence<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      text.append((0x80..<0xA0).contains(byte) ? windows[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return String(text)
  }

  // MARK: UTF-16

  /// Whether the mark of UTF-16 stands before what is written in bytes: it has blanks, and none of them is half of a
  /// unit, whose other half would be zero.
  static func startsWithStrayMark(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) else { return false }
    let start = bytes.dropFirst(2).prefix(2048)
    let blanks = start.count { $0 == 0x20 || $0 == 0x0A }
    return blanks > 0 && blanks * 20 >= start.count && !start.contains(0)
  }

  /// Whether every other byte of the beginning is zero, and on which side: `true` for big-endian.
  static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool? {
    let start = bytes.prefix(2048 - bytes.count % 2)
    guard start.count >= 8, bytes.count.isMultiple(of: 2) else { return nil }
    var zeros = (even: 0, odd: 0)
    for (index, byte) in start.enumerated() where byte == 0 {
      if index.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let many = start.count / 2 * 3 / 4
    if zeros.odd >= many, zeros.even == 0 { return false }
    if zeros.even >= many, zeros.odd == 0 { return true }
    return nil
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBig: Bool) -> TextDecoding {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let pair = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBig ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0)
      index += 2
    }
    let text = String(decoding: units, as: UTF16.self)
    let isCut = index < bytes.endIndex
    var repairs = isCut ? 1 : 0
    var first = 1
    if repairs > 0 || text.unicodeScalars.contains("\u{FFFD}") {
      var decoder = UTF16()
      var iterator = units.makeIterator()
      var line = 1
      var found = 0
      scan: while true {
        switch decoder.decode(&iterator) {
        case .scalarValue(let scalar): if scalar == "\n" { line += 1 }
        case .error:
          if found == 0 { first = line }
          found += 1
        case .emptyInput: break scan
        }
      }
      if found == 0 { first = line }
      repairs += found
    }
    return TextDecoding(text: text, encoding: .utf16, repairs: repairs, firstRepair: first)
  }
}
