import Foundation

/// The project's files, as the tests look at them.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// The Swift files below `folder`, by path from the root, sorted.
  static func swiftFiles(below folder: String) -> [String] {
    let start = root.appending(path: folder)
    let files = FileManager.default.enumerator(atPath: start.path)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".swift") }.map { folder + "/" + $0 }.sorted()
  }

  /// The lines of a Swift file with their numbers, without comments and without what stands in string literals.
  static func code(of path: String) throws -> [(number: Int, text: String)] {
    var isInString = false
    return try text(of: path).split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      index, line in
      var line = String(line)
      if line.contains("\"\"\"") {
        isInString.toggle()
        return (index + 1, "")
      }
      if isInString { return (index + 1, "") }
      line.replace(#/"(\\.|[^"\\])*"/#, with: "\"\"")
      line.replace(#/\/\/.*/#, with: "")
      return (index + 1, line)
    }
  }
}
