internal import GRDB
internal import GRDBSQLite

/// A prepared statement that is run again and again with other values.
///
/// Values go straight to SQLite: with a million rows of 25 columns this is most of the difference between
/// boxed arguments and the plain C interface.
struct Insertion {
  private let statement: Statement
  private var handle: OpaquePointer { statement.handle }

  init(_ sql: String, in database: Connection) throws { statement = try Statement(sql, on: database) }

  /// Binds values in the order of the statement's parameters, and runs it once.
  func run(_ bind: (inout Binding) -> Void) throws {
    var binding = Binding(handle: handle)
    bind(&binding)
    let result = sqlite3_step(handle)
    let code = binding.failure == SQLITE_OK ? result : binding.failure
    let message = code == SQLITE_DONE ? "" : String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }
}

/// Hands the values of one row to a statement, from left to right.
struct Binding {
  private let handle: OpaquePointer
  private var index: CInt = 0
  /// The first thing that went wrong, or `SQLITE_OK`.
  private(set) var failure = SQLITE_OK

  /// Tells SQLite to copy what it is given before the call returns.
  private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  init(handle: OpaquePointer) { self.handle = handle }

  mutating func add(_ value: Int64) { note(sqlite3_bind_int64(handle, next(), value)) }

  mutating func add(_ value: Int) { add(Int64(value)) }

  mutating func add(_ value: Int64?) {
    if let value { add(value) } else { addNull() }
  }

  mutating func add(_ value: Int?) {
    if let value { add(Int64(value)) } else { addNull() }
  }

  mutating func add(_ value: Double?) {
    if let value { note(sqlite3_bind_double(handle, next(), value)) } else { addNull() }
  }

  mutating func add(_ value: String) {
    let place = next()
    let code: CInt? = value.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        // A null pointer would bind NULL; an empty text has no base address.
        sqlite3_bind_text64(
          handle, place, characters.baseAddress ?? Self.empty, UInt64(characters.count), Self.transient,
          UInt8(SQLITE_UTF8))
      }
    }
    guard let code else {
      index -= 1
      return addText(Array(value.utf8))
    }
    note(code)
  }

  /// Binds the UTF-8 bytes of a text.
  mutating func addText(_ value: [UInt8]) {
    let index = next()
    note(
      value.withUnsafeBytes { bytes in
        sqlite3_bind_text64(
          handle, index, bytes.assumingMemoryBound(to: CChar.self).baseAddress ?? Self.empty,
          UInt64(bytes.count), Self.transient, UInt8(SQLITE_UTF8))
      })
  }

  mutating func add(_ value: String?) {
    if let value { add(value) } else { addNull() }
  }

  mutating func add(_ value: [UInt8]) {
    let index = next()
    note(
      value.withUnsafeBytes { bytes in
        bytes.isEmpty
          ? sqlite3_bind_zeroblob(handle, index, 0)
          : sqlite3_bind_blob64(handle, index, bytes.baseAddress, UInt64(bytes.count), Self.transient)
      })
  }

  /// Binds bytes that stay where they are until the statement has run; they are not copied.
  mutating func addLent(_ bytes: UnsafeRawBufferPointer) {
    let index = next()
    note(
      bytes.isEmpty
        ? sqlite3_bind_zeroblob(handle, index, 0)
        : sqlite3_bind_blob64(handle, index, bytes.baseAddress, UInt64(bytes.count), nil))
  }

  /// The same for the UTF-8 bytes of a text.
  mutating func addLentText(_ bytes: UnsafeRawBufferPointer) {
    note(
      sqlite3_bind_text64(
        handle, next(), bytes.assumingMemoryBound(to: CChar.self).baseAddress ?? Self.empty,
        UInt64(bytes.count), nil, UInt8(SQLITE_UTF8)))
  }

  mutating func add(_ value: [UInt8]?) {
    if let value { add(value) } else { addNull() }
  }

  private mutating func addNull() { note(sqlite3_bind_null(handle, next())) }

  private mutating func next() -> CInt {
    index += 1
    return index
  }

  private mutating func note(_ code: CInt) {
    if failure == SQLITE_OK { failure = code }
  }

  nonisolated(unsafe) private static let empty: UnsafePointer<CChar> = {
    let pointer = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    pointer.initialize(to: 0)
    return UnsafePointer(pointer)
  }()
}
