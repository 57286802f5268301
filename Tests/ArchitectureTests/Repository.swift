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

  /// A line of a Swift file without its comment and without what stands in string literals.
  struct Line {
    let number: Int
    let text: String
  }

  /// The code of every Swift file below `Sources/`, by path, read once.
  static let code: [String: [Line]] = Dictionary(
    uniqueKeysWithValues: swiftFiles(below: "Sources").map { path in
      (path, lines(of: (try? text(of: path)) ?? ""))
    })

  /// The paths of `code` below a folder, sorted.
  static func code(below folder: String) -> [(path: String, lines: [Line])] {
    code.filter { $0.key.hasPrefix(folder) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func lines(of text: String) -> [Line] {
    var isInString = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      let marks = line.utf8.count { $0 == UInt8(ascii: "\"") }
      if marks >= 3, line.contains("\"\"\"") {
        isInString.toggle()
        return Line(number: index + 1, text: "")
      }
      return Line(number: index + 1, text: isInString ? "" : code(in: line))
    }
  }

  private static func code(in line: Substring) -> String {
    var code: [UInt8] = []
    var isInString = false
    var isEscaped = false
    for byte in line.utf8 {
      if isInString {
        if !isEscaped, byte == UInt8(ascii: "\"") { isInString = false }
        isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      } else if byte == UInt8(ascii: "/"), code.last == UInt8(ascii: "/") {
        code.removeLast()
        break
      } else {
        if byte == UInt8(ascii: "\"") { isInString = true }
        code.append(byte)
      }
    }
    return String(decoding: code, as: UTF8.self)
  }
}
