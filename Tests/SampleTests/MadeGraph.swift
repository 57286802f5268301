import Foundation

/// The graph of a collection as the built program writes it.
struct MadeGraph: Equatable {
  let json: String
  let dot: String
  let svg: String

  /// - Parameter options: for `render`.
  init(
    of collection: Collection, reports: [String]? = nil, workers: Int = 2, drawnWith options: [String] = []
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let graph = folder.appending(path: "graph.sqlite").path
    func entente(_ arguments: [String]) throws {
      let process = Process()
      process.executableURL = Self.program
      process.arguments = arguments + ["--graph", graph]
      // From within the collection, so that the paths in the graph are the reports' names.
      process.currentDirectoryURL = collection.url
      process.standardError = FileHandle.nullDevice
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        throw Failure(command: arguments.joined(separator: " "), status: process.terminationStatus)
      }
    }
    func written(_ name: String, by arguments: [String]) throws -> String {
      let file = folder.appending(path: name)
      try entente(arguments + ["--output", file.path])
      return try String(contentsOf: file, encoding: .utf8)
    }
    try entente(["build", "--workers", "\(workers)"] + (reports ?? collection.reports))
    json = try written("graph.json", by: ["export", "--format", "json"])
    dot = try written("graph.dot", by: ["export", "--format", "dot"])
    svg = try written("graph.svg", by: ["render"] + options)
  }

  struct Failure: Error, CustomStringConvertible {
    let command: String
    let status: Int32

    var description: String { "'entente \(command)' ended with \(status)" }
  }

  /// The program that was built with the tests.
  private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "entente")
}
