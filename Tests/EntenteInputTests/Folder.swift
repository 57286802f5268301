import EntenteModel
import Foundation

@testable import EntenteInput

/// A folder of its own with files in it.
final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  /// Everything that is read from one file, as a user gives it: documents and messages.
  func read(
    _ bytes: some Sequence<UInt8>, as name: String, limits: InputLimits = InputLimits(),
    fields: RecordFields = RecordFields()
  ) throws -> (documents: [Document], messages: [String]) {
    let path = try write(bytes, to: name)
    var pieces = InputPieces([.path(path)], within: limits, fields: fields)
    let reader = DocumentReader(limits: limits, fields: fields)
    var found: (documents: [Document], messages: [String]) = ([], [])
    while let piece = pieces.next() {
      for result in reader.documents(in: piece) {
        switch result {
        case .document(let document, let notices):
          found.documents.append(document)
          found.messages += notices.map(\.description)
        case .leftOut(let error): found.messages.append(error.description)
        }
      }
    }
    found.messages = found.messages.map { $0.replacing(url.path + "/", with: "") }
    return found
  }
}
