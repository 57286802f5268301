import Foundation

/// The texts that the user's paths name: files as they are, folders with all the texts below them.
public struct InputList: Sendable {
  /// In the order of the paths; within a folder, in the order of the bytes of the names.
  public private(set) var files: [InputFile] = []
  /// Paths that name no text.
  public private(set) var errors: [InputError] = []

  /// - Parameter paths: files, folders, and `-` for standard input. What is named twice is read once.
  public init(_ paths: [String]) {
    var seen: Set<InputFile> = []
    func add(_ file: InputFile) {
      if seen.insert(file).inserted { files.append(file) }
    }
    for path in paths {
      var isFolder: ObjCBool = false
      if path == "-" {
        add(.standardInput)
      } else if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
        errors.append(.missing(path))
      } else if isFolder.boolValue {
        let found = Self.texts(below: path)
        if found.files.isEmpty && found.errors.isEmpty { errors.append(.noTexts(path)) }
        found.files.forEach { add(.path($0)) }
        errors += found.errors
      } else {
        add(.path(path))
      }
    }
  }

  /// The texts below a folder. Links to files are followed and links to folders are not, so there are no circles.
  private static func texts(below folder: String) -> (files: [String], errors: [InputError]) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      return ([], [.unreadable(folder, reason: InputFile.reason(of: error))])
    }
    var files: [String] = []
    var errors: [InputError] = []
    let visible = names.filter { !$0.hasPrefix(".") }
    for name in visible.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
      if !isFolder.boolValue {
        if isText(name) { files.append(path) }
      } else if !isLink(path) {
        let below = texts(below: path)
        files += below.files
        errors += below.errors
      }
    }
    return (files, errors)
  }

  private static func isText(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".txt") || name.hasSuffix(".md")
  }

  private static func isLink(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeSymbolicLink
  }
}
