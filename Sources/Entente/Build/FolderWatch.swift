public import EntenteInput
import Foundation

/// Tells which files of some paths are new or have changed, by their size and time, each time that it is asked.
///
/// A file that is still being written is waited for: it counts once it was the same twice. Files that are gone are
/// not told of, since what they said was said.
public struct FolderWatch {
  private let paths: [String]
  private var read: [InputFile: Stamp] = [:]
  private var seen: [InputFile: Stamp] = [:]

  private struct Stamp: Hashable {
    let size: Int
    let changed: Date
  }

  public init(_ paths: [String]) { self.paths = paths }

  /// Takes the files of a list as read in the state that they are in now.
  public mutating func noteAll(_ list: InputList) {
    for file in list.files { read[file] = Self.stamp(of: file) }
  }

  /// The files that came or changed since the last time, and have stood still since.
  ///
  /// - Complexity: O(*n*) in the files.
  public mutating func changed() -> InputList {
    var changed: [String] = []
    var now: [InputFile: Stamp] = [:]
    for file in InputList(paths).files {
      guard case .path(let path) = file, let stamp = Self.stamp(of: file) else { continue }
      now[file] = stamp
      guard read[file] != stamp, seen[file] == stamp else { continue }
      read[file] = stamp
      changed.append(path)
    }
    seen = now
    return InputList(changed)
  }

  private static func stamp(of file: InputFile) -> Stamp? {
    guard case .path(let path) = file,
      let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let size = attributes[.size] as? Int, let changed = attributes[.modificationDate] as? Date
    else { return nil }
    return Stamp(size: size, changed: changed)
  }
}
