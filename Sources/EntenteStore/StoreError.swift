internal import GRDB

/// What can go wrong with a graph file. Every case names the file.
public enum StoreError: Error, Sendable, Hashable {
  case missing(path: String)
  case isDirectory(path: String)
  /// A file that is no graph of Entente.
  case notAGraph(path: String)
  /// A graph that a later version has written.
  case newer(path: String, version: Int, known: Int)
  /// A graph of an earlier version, which has to be opened for writing once.
  case older(path: String, version: Int, known: Int)
  /// A graph whose tables are not as we make them.
  case altered(path: String, what: String)
  case corrupt(path: String, detail: String)
  /// Another process is writing, and did not finish in time.
  case busy(path: String)
  case denied(path: String)
  case full(path: String)
  /// A reading that quotes words which its document does not hold at that place; `range` is in UTF-8 bytes.
  case misquoted(document: String, range: Range<Int>)
  case failed(path: String, detail: String)
}

extension StoreError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path): no such graph; make one with 'entente build'"
    case .isDirectory(let path):
      "\(path): this is a folder; a graph is a single file"
    case .notAGraph(let path):
      "\(path): this is not a graph made by Entente"
    case .newer(let path, let version, let known):
      "\(path): the graph has format \(version), and this program knows formats up to \(known); use a newer one"
    case .older(let path, let version, let known):
      "\(path): the graph has format \(version), and has to be brought to format \(known) first; open it once for writing"
    case .altered(let path, let what):
      "\(path): something else than Entente has changed the tables of this graph (\(what)); it is not opened"
    case .corrupt(let path, let detail):
      "\(path): the graph is damaged (\(detail)); take a copy from before, or build it again"
    case .busy(let path):
      "\(path): another program is writing to this graph; try again when it is done"
    case .denied(let path):
      "\(path): no permission to read or write here"
    case .full(let path):
      "\(path): the disk is full; the graph is as it was before"
    case .misquoted(let document, let range):
      "\(document): the reading quotes words at bytes \(range.lowerBound) to \(range.upperBound) that the text does not hold there"
    case .failed(let path, let detail):
      "\(path): \(detail)"
    }
  }
}

extension StoreError {
  /// What a failure deep down means to somebody who works with the file.
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as Misquotation: self = .misquoted(document: error.document, range: error.place)
    case let error as DatabaseError: self = StoreError(error, path: path)
    case is ByteReader.Malformed, is DamagedRow: self = .corrupt(path: path, detail: "a row is not readable")
    default: self = .failed(path: path, detail: "\(error)")
    }
  }

  private init(_ error: DatabaseError, path: String) {
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notAGraph(path: path)
    case .SQLITE_CORRUPT, .SQLITE_MISMATCH: self = .corrupt(path: path, detail: error.message ?? "bad page")
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_CANTOPEN: self = .denied(path: path)
    case .SQLITE_IOERR: self = .failed(path: path, detail: "reading or writing the file failed")
    default: self = .failed(path: path, detail: error.message ?? "SQLite error \(error.resultCode.rawValue)")
    }
  }
}

/// A row that holds what no writer of ours puts there.
struct DamagedRow: Error {}
