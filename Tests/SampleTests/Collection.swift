import Foundation

/// A folder of sample reports under Graphs/, and the reviewed graph that lies beside them.
struct Collection: Sendable, CustomStringConvertible {
  let name: String

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Graphs")

  static let all: [Collection] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map(Collection.init).filter { !$0.reports.isEmpty }
  }()

  var description: String { name }

  var url: URL { Self.folder.appending(path: name) }

  /// The names of the reports, sorted.
  var reports: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted()
  }

  /// The reviewed file; empty where there is none yet.
  func golden(_ file: String) -> String {
    (try? String(contentsOf: url.appending(path: file), encoding: .utf8)) ?? ""
  }

  func record(_ text: String, as file: String) throws {
    try Data(text.utf8).write(to: url.appending(path: file))
  }
}
