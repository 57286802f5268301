import Foundation

/// A path in a folder of its own, deleted at the end of the test.
final class TemporaryFile {
  let folder: String
  let path: String

  init(_ name: String = "graph.sqlite") throws {
    folder = NSTemporaryDirectory() + "entente-store-" + UUID().uuidString
    path = folder + "/" + name
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}
