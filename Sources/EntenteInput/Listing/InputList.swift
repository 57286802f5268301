import Foundation

/// The files that the user's paths name: files as they are, folders with all the texts below them, patterns with
/// all the files that match.
public struct InputList: Sendable {
  /// In the order of the paths; within a folder or pattern, in the order of the bytes of the names.
  public private(set) var files: [InputFile] = []
  /// Paths that name no text.
  public private(set) var errors: [InputError] = []

  /// - Parameter paths: files, folders, patterns and `-` for standard input. What is named twice is read once.
  public init(_ paths: [String]) {
    var seen: Set<InputFile> = []
    func add(_ file: InputFile) {
      if seen.insert(file).inserted { files.append(file) }
    }
    func addPath(_ path: String) {
      var isFolder: ObjCBool = false
      if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
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
    for path in paths {
      if path == "-" {
        add(.standardInput)
      } else if Pattern.isPattern(path), !FileManager.default.fileExists(atPath: path) {
        let matches = Pattern.paths(matching: path)
        if matches.isEmpty { errors.append(.noMatch(path)) }
        matches.forEach(addPath)
      } else {
        addPath(path)
      }
    }
  }

  /// The size of all files together, in bytes; `nil` where standard input is among them.
  public var bytes: Int? {
    var sum = 0
    for file in files {
      guard case .path(let path) = file else { return nil }
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      sum += attributes?[.size] as? Int ?? 0
    }
    return sum
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
        // A pipe that lies about would be waited for without end.
        if InputFile.path(path).isRegular, isText(name, at: path) { files.append(path) }
      } else if !isLink(path) {
        let below = texts(below: path)
        files += below.files
        errors += below.errors
      }
    }
    return (files, errors)
  }

  /// Whether a file of a folder is one to read, by its name; `.xml` may be anything, so it is looked into.
  private static func isText(_ name: String, at path: String) -> Bool {
    // `.json` is read where it is named; most of what lies about under that name is no report.
    if let format = InputFormat(named: name) { return format != .json }
    guard name.lowercased().hasSuffix(".xml"), let handle = FileHandle(forReadingAtPath: path) else {
      return false
    }
    let start = try? handle.read(upToCount: 1024)
    try? handle.close()
    return InputFormat.startsFeed(String(decoding: start ?? Data(), as: UTF8.self).lowercased())
  }

  private static func isLink(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes?[.type] as? FileAttributeType == .typeSymbolicLink
  }
}

/// A path with `*`, `?` or `[…]`, as shells have them, for whoever quotes it.
enum Pattern {
  static func isPattern(_ path: String) -> Bool { path.contains { "*?[".contains($0) } }

  /// The paths that match, sorted; `*` does not cross a `/`, and hidden files match only what names the dot.
  static func paths(matching pattern: String) -> [String] {
    var found = [pattern.hasPrefix("/") ? "/" : ""]
    for part in pattern.split(separator: "/") {
      found = found.flatMap { folder -> [String] in
        guard isPattern(String(part)) else {
          let path = folder + part
          return FileManager.default.fileExists(atPath: path) ? [path + "/"] : []
        }
        let names =
          (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
        return names.filter { $0.hasPrefix(".") == part.hasPrefix(".") && matches(Array($0), Array(part)) }
          .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { folder + $0 + "/" }
      }
    }
    return found.filter { $0.count > 1 }.map { String($0.dropLast()) }
  }

  /// Whether a name is one that the pattern means.
  ///
  /// - Complexity: O(*nm*) in the lengths; a `*` is tried again only from the last one.
  static func matches(_ name: [Character], _ pattern: [Character]) -> Bool {
    var at = (name: 0, pattern: 0)
    var retry: (name: Int, pattern: Int)?
    while at.name < name.count {
      if at.pattern < pattern.count, pattern[at.pattern] == "*" {
        retry = (at.name, at.pattern + 1)
        at.pattern += 1
      } else if let next = step(name[at.name], pattern, at.pattern) {
        at = (at.name + 1, next)
      } else if let last = retry {
        retry = (last.name + 1, last.pattern)
        at = (last.name + 1, last.pattern)
      } else {
        return false
      }
    }
    return pattern[at.pattern...].allSatisfy { $0 == "*" }
  }

  /// Where the pattern goes on after it took one character, or `nil` when it does not.
  private static func step(_ character: Character, _ pattern: [Character], _ position: Int) -> Int? {
    guard position < pattern.count else { return nil }
    switch pattern[position] {
    case "?": return position + 1
    case "[":
      guard let end = pattern[(position + 1)...].dropFirst().firstIndex(of: "]") else { return nil }
      var set = pattern[(position + 1)..<end]
      let isNegated = set.first == "!" || set.first == "^"
      if isNegated { set = set.dropFirst() }
      var isIn = false
      var index = set.startIndex
      while index < set.endIndex {
        if index + 2 < set.endIndex, set[index + 1] == "-" {
          isIn = isIn || set[index] <= character && character <= set[index + 2]
          index += 3
        } else {
          isIn = isIn || set[index] == character
          index += 1
        }
      }
      return isIn != isNegated ? end + 1 : nil
    case let other: return other == character ? position + 1 : nil
    }
  }
}
