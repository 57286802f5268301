internal import GRDB
internal import GRDBSQLite

/// A prepared question to the file, asked again and again with other values.
///
/// Columns are read as what we expect of them, whatever is stored: SQLite converts, and null reads as zero or
/// empty. A file with wrong types in it so gives a wrong answer at worst, and no trap.
struct Query {
  private let statement: Statement
  private var handle: OpaquePointer { statement.handle }

  init(_ statement: Statement) { self.statement = statement }

  /// Calls `body` with each row of the answer, while more are wanted.
  ///
  /// - Precondition: `body` does not ask the same question again.
  func forEach(
    while isWanted: () -> Bool = { true }, _ bind: (inout Binding) -> Void = { _ in },
    _ body: (Columns) throws -> Void
  ) throws {
    precondition(sqlite3_stmt_busy(handle) == 0, "a question is asked within its own answer")
    sqlite3_clear_bindings(handle)
    var binding = Binding(handle: handle)
    bind(&binding)
    defer { sqlite3_reset(handle) }
    try check(binding.failure, is: SQLITE_OK)
    let columns = Columns(handle: handle)
    while isWanted() {
      let code = sqlite3_step(handle)
      if code == SQLITE_DONE { return }
      try check(code, is: SQLITE_ROW)
      try body(columns)
    }
  }

  /// The first row of the answer, or `nil` when it is empty.
  func first<Value>(_ bind: (inout Binding) -> Void = { _ in }, _ read: (Columns) throws -> Value) throws
    -> Value?
  {
    var value: Value?
    try forEach(while: { value == nil }, bind) { value = try read($0) }
    return value
  }

  /// Runs a statement that has no answer, or whose answer nobody wants.
  func run(_ bind: (inout Binding) -> Void = { _ in }) throws { try forEach(bind) { _ in } }

  /// All rows of the answer.
  func all<Value>(_ bind: (inout Binding) -> Void = { _ in }, _ read: (Columns) throws -> Value) throws
    -> [Value]
  {
    var values: [Value] = []
    try forEach(bind) { values.append(try read($0)) }
    return values
  }

  private func check(_ code: CInt, is expected: CInt) throws {
    guard code != expected else { return }
    throw DatabaseError(
      resultCode: ResultCode(rawValue: code),
      message: String(cString: sqlite3_errmsg(sqlite3_db_handle(handle))))
  }
}

/// The row at which a question stands. Columns count from 0.
struct Columns {
  fileprivate let handle: OpaquePointer

  func int(_ column: Int) -> Int64 { sqlite3_column_int64(handle, CInt(column)) }

  func optionalInt(_ column: Int) -> Int64? { isNull(column) ? nil : int(column) }

  func optionalDouble(_ column: Int) -> Double? {
    isNull(column) ? nil : sqlite3_column_double(handle, CInt(column))
  }

  func text(_ column: Int) -> String {
    guard let start = sqlite3_column_text(handle, CInt(column)) else { return "" }
    // The length must be asked for after the text, which may convert the value.
    let count = Int(sqlite3_column_bytes(handle, CInt(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The bytes of a text, which `body` may look at and must not keep; cheaper than making it a `String`.
  func withText<Value>(_ column: Int, _ body: (Span<UInt8>) -> Value) -> Value {
    guard let start = sqlite3_column_text(handle, CInt(column)) else { return body([UInt8]().span) }
    let count = Int(sqlite3_column_bytes(handle, CInt(column)))
    return body(UnsafeBufferPointer(start: start, count: count).span)
  }

  func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

  func bytes(_ column: Int) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, CInt(column)) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, CInt(column)))
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  func optionalBytes(_ column: Int) -> [UInt8]? { isNull(column) ? nil : bytes(column) }

  func isText(_ column: Int) -> Bool { sqlite3_column_type(handle, CInt(column)) == SQLITE_TEXT }

  func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, CInt(column)) == SQLITE_NULL }
}
