public import EntenteModel
internal import GRDB

/// A graph in one SQLite file.
///
/// Documents go in and come out whole, each batch in one transaction. What is answered depends on the set of
/// documents only: it equals what `Graph` answers that holds the same readings, whatever came first.
///
/// A store belongs to one task at a time; many processes may read a file while one writes to it.
public final class GraphStore {
  /// How a graph file is opened.
  public enum Mode: Sendable, Hashable {
    /// For reading only; the file must be there.
    case reading
    /// For writing; the file is made when it is not there.
    case writing
    /// For writing; the file must be there.
    case updating
  }

  public let path: String
  public let ontology: Ontology
  let connection: Connection
  /// Who may write, for a store that is opened for it.
  let queue: DatabaseQueue?

  /// The format of the graph files that this program writes.
  public static var currentFormat: Int { Migration.current }

  var statements: WriterStatements?
  var memory = WriterMemory()
  /// Whether this store made the file, and indices wait until it is filled.
  var isNew: Bool

  private init(path: String, ontology: Ontology, opened: GraphFile.Opened) {
    self.path = path
    self.ontology = ontology
    connection = opened.connection
    queue = opened.queue
    isNew = opened.isNew
  }

  /// Opens a graph file.
  ///
  /// - Parameter patience: seconds to wait for another process that is writing.
  /// - Throws: a `StoreError` that names the file and what is the matter with it.
  public static func open(_ path: String, ontology: Ontology, mode: Mode, patience: Double = 5)
    throws(StoreError) -> GraphStore
  {
    let file = GraphFile(path: path, mode: mode, patience: patience)
    return GraphStore(path: path, ontology: ontology, opened: try file.open())
  }

  /// Closes the file. What was added is safe without it; later calls fail.
  public func close() throws(StoreError) {
    try makeIndices()
    statements = nil
    connection.close()
    do {
      try queue?.close()
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Runs `body` on one state of the file.
  func read<Value>(_ body: (Connection) throws -> Value) throws(StoreError) -> Value {
    do {
      return try inOneState { try body(connection) }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Runs `body` on one state of the file, and lets its errors through as they are.
  func inOneState<Value>(_ body: () throws -> Value) throws -> Value {
    guard let queue else { return try connection.inReadTransaction(body) }
    return try queue.read { _ in try body() }
  }

  /// Runs `body` in a transaction that is kept whole or not at all.
  func write<Value>(_ body: (Connection) throws -> Value) throws(StoreError) -> Value {
    guard let queue else { throw .denied(path: path) }
    do {
      var value: Value?
      try queue.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          value = try body(connection)
          return .commit
        }
      }
      guard let value else { preconditionFailure("a transaction that did not fail has a value") }
      return value
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
