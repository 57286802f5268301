import Foundation
import Testing

/// A folder of its own in which the built `entente` is run as a user runs it.
final class Workshop {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// How a command ended.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    /// The transcript as the goldens keep it.
    func transcript(of arguments: [String]) -> String {
      let words = arguments.map { $0.contains { " *\"".contains($0) } ? "\"\($0)\"" : $0 }
      return "$ entente \(words.joined(separator: " "))\n\(output)\(errors)(exit \(status))\n"
    }
  }

  /// The program that was built with the tests.
  static let program: URL = {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    return tests.appending(path: "entente")
  }()

  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return name
  }

  func read(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

  func entente(_ arguments: String..., input: String = "") throws -> Outcome {
    try entente(arguments, input: input)
  }

  /// Runs the program in the workshop and waits for its end.
  func entente(_ arguments: [String], input: String = "") throws -> Outcome {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(["TERM": "dumb"]) { $1 }
    // Files, since a pipe that nobody empties would stop the program.
    let name = UUID().uuidString
    let files = ["in", "out", "err"].map { folder.appending(path: ".\(name).\($0)") }
    try Data(input.utf8).write(to: files[0])
    for file in files.dropFirst() { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
  }

  /// Compares with a reviewed file; `ENTENTE_RECORD=1` rewrites it, and fails so that it is looked at.
  static func check(
    _ text: String, against name: String, at location: SourceLocation = #_sourceLocation
  ) throws {
    let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Goldens/CLI/\(name)")
    if ProcessInfo.processInfo.environment["ENTENTE_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: golden)
      Issue.record("recorded \(name): look at it", sourceLocation: location)
    }
    #expect(text == String(decoding: try Data(contentsOf: golden), as: UTF8.self), sourceLocation: location)
  }
}
