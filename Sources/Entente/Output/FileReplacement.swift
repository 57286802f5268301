import EntenteInput
import Foundation

/// A file that appears whole or not at all: it is written under another name and renamed at the end.
public struct FileReplacement {
  private let target: URL
  private let temporary: URL
  private let handle: FileHandle

  /// - Throws: `OutputError` when nothing can be written beside `path`.
  public init(at path: String) throws(OutputError) {
    target = URL(fileURLWithPath: path)
    temporary = target.deletingLastPathComponent()
      .appending(path: ".\(target.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).partial")
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw OutputError(path: path, reason: "it is a folder")
    }
    do {
      try Data().write(to: temporary)
      handle = try FileHandle(forWritingTo: temporary)
    } catch {
      throw OutputError(path: path, reason: InputFile.reason(of: error))
    }
  }

  /// Writes a file whole.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    let file = try FileReplacement(at: path)
    do {
      try file.append(bytes)
      try file.commit()
    } catch {
      file.discard()
      throw error
    }
  }

  public func append(_ bytes: [UInt8]) throws(OutputError) {
    do { try handle.write(contentsOf: bytes) } catch { throw OutputError(target, error) }
  }

  /// Gives the file its name. What had the name before is gone.
  public func commit() throws(OutputError) {
    do {
      try handle.synchronize()
      try handle.close()
    } catch { throw OutputError(target, error) }
    guard rename(temporary.path, target.path) == 0 else {
      throw OutputError(path: target.relativePath, reason: String(cString: strerror(errno)))
    }
  }

  /// Takes away what was written so far.
  public func discard() {
    // What cannot be taken away now was not to be kept either; the error that led here is the one to tell.
    try? handle.close()
    try? FileManager.default.removeItem(at: temporary)
  }
}

/// A file that could not be written.
public struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  init(_ url: URL, _ error: any Error) {
    self.init(path: url.relativePath, reason: InputFile.reason(of: error))
  }

  public var description: String { "\(path): cannot be written: \(reason)" }
}
