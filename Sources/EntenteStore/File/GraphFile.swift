internal import GRDB

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Opens graph files, and refuses what is not one.
struct GraphFile {
  let path: String
  let mode: GraphStore.Mode
  /// Seconds to wait for another process that is writing.
  let patience: Double

  /// What a file is opened with: writers have a queue, whose connection it then is.
  typealias Opened = (connection: Connection, queue: DatabaseQueue?)

  func open() throws(StoreError) -> Opened {
    try inspect()
    do {
      return mode == .reading ? (try read(location), nil) : try openForWriting()
    } catch let error as StoreError {
      guard mode == .reading, case .older = error else { throw error }
      return try openRenewed(after: error)
    } catch let error as DatabaseError where mode == .reading && Self.needsLog(error) {
      // On a read-only medium the write-ahead log cannot be opened. Without one the file is complete as it is.
      return try openImmutable(after: error)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Opens a graph of an earlier format for reading, after it was brought to the current one. Where nothing may be
  /// written, `error` stands.
  private func openRenewed(after error: StoreError) throws(StoreError) -> Opened {
    do throws(StoreError) {
      let (connection, queue) = try GraphFile(path: path, mode: .updating, patience: patience).open()
      connection.close()
      do { try queue?.close() } catch { throw StoreError(error, path: path) }
    } catch .denied {
      throw error
    }
    return try open()
  }

  /// Whether a reader failed because it may not make the files that belong to the write-ahead log.
  private static func needsLog(_ error: DatabaseError) -> Bool {
    [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
  }

  private func openImmutable(after error: DatabaseError) throws(StoreError) -> Opened {
    var log = stat()
    if stat(path + "-wal", &log) == 0, log.st_size > 0 { throw StoreError(error, path: path) }
    do {
      return (try read("file:" + Self.escaped(location) + "?immutable=1"), nil)
    } catch let error as StoreError {
      throw error
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Looks at the path before SQLite does, whose messages do not tell these apart.
  private func inspect() throws(StoreError) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      switch errno {
      case ENOENT where mode == .writing: return try inspectFolder()
      case ENOENT, ENOTDIR: throw .missing(path: path)
      case EACCES: throw .denied(path: path)
      default: throw .failed(path: path, detail: String(cString: strerror(errno)))
      }
    }
    if status.st_mode & S_IFMT == S_IFDIR { throw .isDirectory(path: path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAGraph(path: path) }
    guard access(path, mode == .reading ? R_OK : R_OK | W_OK) == 0 else { throw .denied(path: path) }
    if status.st_size == 0, mode != .writing { throw .notAGraph(path: path) }
  }

  /// A new file needs a folder that is there.
  private func inspectFolder() throws(StoreError) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    var status = stat()
    guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .failed(path: path, detail: "the folder \(folder) is not there")
    }
    guard access(folder, W_OK) == 0 else { throw .denied(path: path) }
  }

  /// The path as SQLite is to take it: never as a URI, whatever its name is.
  private var location: String { path.hasPrefix("file:") ? "./" + path : path }

  private static func escaped(_ path: String) -> String {
    path.utf8.map { byte -> String in
      switch byte {
      case UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "%"):
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      default: String(decoding: [byte], as: UTF8.self)
      }
    }.joined()
  }

  private func read(_ location: String) throws -> Connection {
    let connection = try Connection(reading: location, patience: patience)
    try distrust(connection)
    try check(connection)
    return connection
  }

  /// Nothing that a file brings along may act: no functions from its schema, no writes to its inner pages.
  private func distrust(_ connection: Connection) throws {
    try connection.query("PRAGMA trusted_schema = OFF").run()
    try connection.query("PRAGMA cell_size_check = ON").run()
  }

  private func openForWriting() throws -> Opened {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = true
    let queue = try DatabaseQueue(path: location, configuration: configuration)
    let connection = try queue.writeWithoutTransaction { database in
      let connection = try Connection(of: database)
      try distrust(connection)
      if mode == .writing, try isEmpty(connection) {
        try database.inTransaction(.immediate) {
          // Two processes may find an empty file at once; the second waits here, and finds it made.
          if try isEmpty(connection) { try Migration.apply(from: 0, in: database) }
          return .commit
        }
      }
      if try check(connection) < Migration.current { try renew(database, connection) }
      // Readers go on while one process writes. A power cut leaves whole batches, perhaps without the last.
      try connection.query("PRAGMA journal_mode = WAL").run()
      try connection.query("PRAGMA synchronous = NORMAL").run()
      // 96 MB, so that a build of any length stays below 300; what more there is, the system keeps.
      try connection.query("PRAGMA cache_size = -98304").run()
      // Batches touch the same pages of the indices again and again; 64 MB of log let most of them be copied
      // into the file once instead of each time.
      try connection.query("PRAGMA wal_autocheckpoint = 16384").run()
      try connection.query("PRAGMA secure_delete = OFF").run()
      return connection
    }
    return (connection, queue)
  }

  /// Whether the file holds nothing yet: it was not there, or its making was cut short.
  private func isEmpty(_ connection: Connection) throws -> Bool {
    let objects = try connection.query("SELECT count(*) FROM sqlite_schema").first { $0.int(0) }
    return try objects == 0 && applicationID(of: connection) == 0 && version(of: connection) == 0
  }

  /// Refuses what is not a graph of ours, and returns its format.
  @discardableResult
  private func check(_ connection: Connection) throws -> Int {
    guard try applicationID(of: connection) == Schema.applicationID else {
      throw StoreError.notAGraph(path: path)
    }
    let version = try version(of: connection)
    if version > Migration.current {
      throw StoreError.newer(path: path, version: version, known: Migration.current)
    }
    guard version > 0 else { throw StoreError.notAGraph(path: path) }
    if let difference = try SchemaCheck.difference(in: connection, version: version) {
      throw StoreError.altered(path: path, what: difference)
    }
    if version < Migration.current, mode == .reading {
      throw StoreError.older(path: path, version: version, known: Migration.current)
    }
    return version
  }

  /// Brings a graph of an earlier format to the current one, after a copy of it was made.
  private func renew(_ database: Database, _ connection: Connection) throws {
    try keepCopy(of: connection, version: try version(of: connection))
    try database.inTransaction(.immediate) {
      try Migration.apply(from: try version(of: connection), in: database)
      return .commit
    }
  }

  /// Keeps the graph as it is beside the file, before it is brought to another format. A copy that is there stays.
  private func keepCopy(of connection: Connection, version: Int) throws {
    let copy = Self.copy(of: path, version: version)
    var status = stat()
    guard stat(copy, &status) != 0 else { return }
    try connection.query("VACUUM INTO ?").run { $0.add(copy) }
  }

  /// Where the copy of a graph of an earlier format is kept.
  static func copy(of path: String, version: Int) -> String { "\(path).format-\(version)" }

  private func applicationID(of connection: Connection) throws -> Int32 {
    Int32(truncatingIfNeeded: try connection.query("PRAGMA application_id").first { $0.int(0) } ?? 0)
  }

  private func version(of connection: Connection) throws -> Int {
    Int(try connection.query("PRAGMA user_version").first { $0.int(0) } ?? 0)
  }
}
