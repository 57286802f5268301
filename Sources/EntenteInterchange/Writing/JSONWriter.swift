/// Writes one JSON value as UTF-8, member by member, in the order in which it is told.
///
/// There is no tree in between, so the order of members is the caller's and a large value costs its bytes only.
///
/// ```swift
/// var json = JSONWriter()
/// json.object {
///   $0.member("id", claim.id.rawValue)
///   $0.array("names", ["KBS", "Pentagon"])
/// }
/// ```
public struct JSONWriter {
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init() {}

  /// The value written so far, as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Values

  public mutating func object(_ members: (inout JSONWriter) throws -> Void) rethrows {
    try enclose(in: ("{", "}"), members)
  }

  /// An array with one value for each of `items`.
  public mutating func array<Item>(
    _ items: some Sequence<Item>, _ value: (inout JSONWriter, Item) throws -> Void
  ) rethrows {
    try enclose(in: ("[", "]")) { json in
      for item in items { try value(&json, item) }
    }
  }

  public mutating func string(_ text: String) {
    separate()
    quote(text)
    needsComma = true
  }

  public mutating func integer(_ number: Int) { raw(String(number)) }

  /// The shortest text that reads back as `number`; `null` for what JSON has no text for.
  public mutating func number(_ number: Double) {
    guard number.isFinite else { return null() }
    if let whole = Int(exactly: number), abs(number) < 1e15 { raw(String(whole)) } else { raw("\(number)") }
  }

  public mutating func boolean(_ value: Bool) { raw(value ? "true" : "false") }

  public mutating func null() { raw("null") }

  // MARK: Members of an object

  /// A member whose value is written by `value`, which writes exactly one.
  public mutating func member(_ key: String, _ value: (inout JSONWriter) throws -> Void) rethrows {
    separate()
    quote(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
    try value(&self)
    needsComma = true
  }

  public mutating func member(_ key: String, _ text: String?) {
    member(key) { json in if let text { json.string(text) } else { json.null() } }
  }

  public mutating func member(_ key: String, _ number: Int) { member(key) { $0.integer(number) } }

  public mutating func member(_ key: String, _ number: Double?) {
    member(key) { json in if let number { json.number(number) } else { json.null() } }
  }

  public mutating func member(_ key: String, _ value: Bool) { member(key) { $0.boolean(value) } }

  public mutating func object(_ key: String, _ members: (inout JSONWriter) throws -> Void) rethrows {
    try member(key) { try $0.object(members) }
  }

  public mutating func array(_ key: String, _ texts: some Sequence<String>) {
    array(key, texts) { $0.string($1) }
  }

  public mutating func array<Item>(
    _ key: String, _ items: some Sequence<Item>, _ value: (inout JSONWriter, Item) throws -> Void
  ) rethrows {
    try member(key) { try $0.array(items, value) }
  }

  // MARK: Bytes

  private mutating func enclose(
    in brackets: (Unicode.Scalar, Unicode.Scalar), _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    separate()
    bytes.append(UInt8(ascii: brackets.0))
    needsComma = false
    try body(&self)
    bytes.append(UInt8(ascii: brackets.1))
    needsComma = true
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  /// Escapes what JSON must have escaped and nothing else.
  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
      case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
