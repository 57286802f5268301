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

  /// What a file is opened with.
  struct Opened {
    let connection: Connection
    /// Writers have a queue, whose connection it then is.
    var queue: DatabaseQueue?
    /// Whether the file is new, and indices wait until it is filled.
    var isNew = false
  }

  func open() throws(StoreError) -> Opened {
    try inspect()
    do {
      return try mode == .reading ? openForReading() : openForWriting()
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
      try renew(patience: patience)
    } catch .denied {
      throw error
    }
    return try open()
  }

  /// Opens the file for writing, which brings it to where it should be, and closes it.
  private func renew(patience: Double) throws(StoreError) {
    let opened = try GraphFile(path: path, mode: .updating, patience: patience).open()
    opened.connection.close()
    do { try opened.queue?.close() } catch { throw StoreError(error, path: path) }
  }

  private func openForReading() throws -> Opened {
    let (connection, lacksIndices) = try read(location)
    guard lacksIndices else { return Opened(connection: connection) }
    // Another process may be filling the graph just now, or nothing may be written here: then it is read as it is.
    do throws(StoreError) {
      try renew(patience: 0)
    } catch .busy {
      return Opened(connection: connection)
    } catch .denied {
      return Opened(connection: connection)
    }
    connection.close()
    return Opened(connection: try read(location).connection)
  }

  /// Whether a reader failed because it may not make the files that belong to the write-ahead log.
  private static func needsLog(_ error: DatabaseError) -> Bool {
    [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
  }

  private func openImmutable(after error: DatabaseError) throws(StoreError) -> Opened {
    var log = stat()
    if stat(path + "-wal", &log) == 0, log.st_size > 0 { throw StoreError(error, path: path) }
    do {
      return Opened(connection: try read("file:" + Self.escaped(location) + "?immutable=1").connection)
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

  private func read(_ location: String) throws -> (connection: Connection, lacksIndices: Bool) {
    let connection = try Connection(reading: location, patience: patience)
    try distrust(connection)
    return (connection, try check(connection).lacksIndices)
  }

  /// Nothing that a file brings along may act: no functions from its schema, no writes to its inner pages.
  private func distrust(_ connection: Connection) throws {
    try connection.query("PRAGMA trusted_schema = OFF").run()
    try connection.query("PRAGMA cell_size_check = ON").run()
  }

  private func openForWriting() throws -> Opened {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: location, configuration: configuration)
    return try queue.writeWithoutTransaction { database in
      let connection = try Connection(of: database)
      var isNew = false
      try distrust(connection)
      if mode == .writing, try isEmpty(connection) {
        try connection.query("PRAGMA page_size = \(Self.pageSize)").run()
        try database.inTransaction(.immediate) {
          // Two processes may find an empty file at once; the second waits here, and finds it made.
          isNew = try isEmpty(connection)
          if isNew { try Migration.apply(from: 0, in: database) }
          return .commit
        }
      }
      let state = try check(connection)
      if state.version < Migration.current { try renew(database, connection) }
      if state.lacksIndices, !isNew {
        try database.inTransaction(.immediate) {
          try PostponedIndices.make(in: connection)
          return .commit
        }
      }
      // Readers go on while one process writes. A power cut leaves whole batches, perhaps without the last.
      try connection.query("PRAGMA journal_mode = WAL").run()
      try connection.query("PRAGMA synchronous = NORMAL").run()
      try connection.useWriterCache()
      // Batches touch the same pages of the indices again and again; 64 MB of log let most of them be copied
      // into the file once instead of each time.
      let pageSize = try connection.query("PRAGMA page_size").first { $0.int(0) } ?? Self.pageSize
      try connection.query("PRAGMA wal_autocheckpoint = \((64 << 20) / max(512, pageSize))").run()
      try connection.query("PRAGMA secure_delete = OFF").run()
      return Opened(connection: connection, queue: queue, isNew: isNew)
    }
  }

  /// Bytes. Reports of two or three thousand bytes fill pages of this size better than those of 4096, of which each
  /// would take one, and a batch has fewer of them to write.
  private static let pageSize: Int64 = 8192

  /// Whether the file holds nothing yet: it was not there, or its making was cut short.
  private func isEmpty(_ connection: Connection) throws -> Bool {
    let objects = try connection.query("SELECT count(*) FROM sqlite_schema").first { $0.int(0) }
    return try objects == 0 && applicationID(of: connection) == 0 && version(of: connection) == 0
  }

  /// Refuses what is not a graph of ours, and returns its format.
  private func check(_ connection: Connection) throws -> (version: Int, lacksIndices: Bool) {
    guard try applicationID(of: connection) == Schema.applicationID else {
      throw StoreError.notAGraph(path: path)
    }
    let version = try version(of: connection)
    if version > Migration.current {
      throw StoreError.newer(path: path, version: version, known: Migration.current)
    }
    guard version > 0 else { throw StoreError.notAGraph(path: path) }
    let finding = try SchemaCheck.finding(in: connection, version: version)
    if let difference = finding.difference { throw StoreError.altered(path: path, what: difference) }
    if version < Migration.current, mode == .reading {
      throw StoreError.older(path: path, version: version, known: Migration.current)
    }
    return (version, finding.lacksIndices)
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
