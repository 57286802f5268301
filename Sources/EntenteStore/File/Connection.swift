internal import GRDB
internal import GRDBSQLite

/// A connection to a graph file, with the questions that were prepared on it.
///
/// A reader's is its own: a cold question would feel a queue with its functions, collations and watchers, none of
/// which it needs. A writer's is that of its `DatabaseQueue`, which must outlive it.
final class Connection {
  let handle: OpaquePointer
  /// Whether the file is open through this connection, which then has to close it.
  private var isOwn: Bool
  private var prepared: [String: Statement] = [:]

  /// Opens a file for reading.
  ///
  /// - Parameter patience: seconds to wait for another process that is writing.
  init(reading location: String, patience: Double) throws {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI
    let code = sqlite3_open_v2(location, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      let message = opened.map { String(cString: sqlite3_errmsg($0)) }
      sqlite3_close_v2(opened)
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
    handle = opened
    isOwn = true
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, CInt(patience * 1000))
    try query("PRAGMA query_only = ON").run()
    // What a question comes back to fits into this; memory for more would have to be cleared first, page by page.
    try query("PRAGMA cache_size = -2048").run()
  }

  /// The connection of a writer.
  init(of database: Database) throws {
    guard let opened = database.sqliteConnection else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the connection is closed")
    }
    handle = opened
    isOwn = false
  }

  deinit {
    close()
  }

  /// Frees the questions, and closes the file where it was opened here.
  func close() {
    prepared = [:]
    if isOwn { sqlite3_close_v2(handle) }
    isOwn = false
  }

  /// Holds 64 MB of the file, so that a build of any length stays below 300; what more there is, the system keeps.
  func useWriterCache() throws { try query("PRAGMA cache_size = -65536").run() }

  /// Prepares a question, or takes it from those that were prepared before.
  func query(_ sql: String) throws -> Query {
    if let known = prepared[sql] { return Query(known) }
    let statement = try Statement(sql, on: self)
    prepared[sql] = statement
    return Query(statement)
  }

  /// Runs `body` on one state of the file.
  func inReadTransaction<Value>(_ body: () throws -> Value) throws -> Value {
    try query("BEGIN DEFERRED").run()
    do {
      let value = try body()
      try query("COMMIT").run()
      return value
    } catch {
      try? query("ROLLBACK").run()
      throw error
    }
  }
}

/// One prepared statement, finalised when nobody holds it any more.
final class Statement {
  let handle: OpaquePointer

  init(_ sql: String, on connection: Connection) throws {
    var prepared: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK, let prepared else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection.handle)),
        sql: sql)
    }
    handle = prepared
  }

  deinit { sqlite3_finalize(handle) }
}
