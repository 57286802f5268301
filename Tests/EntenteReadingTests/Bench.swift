import EntenteLanguage
import EntenteLexicon
import EntenteModel
import EntenteReading
import Foundation

/// The shipped reader, loaded once for all tests, and the texts that they read.
enum Bench {
  static let lexicon = try! Lexicon.shipped()
  static let reader = Reader(lexicon: lexicon, analyzer: Analyzer(try! LanguageModel.embedded()))

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  static let root = folder.deletingLastPathComponent().deletingLastPathComponent()

  /// Whether somebody wants the lists of what is missed printed.
  static let wantsReport = ProcessInfo.processInfo.environment["ENTENTE_REPORT"] != nil

  /// Whether the reviewed files are to be written anew.
  static let isRecording = ProcessInfo.processInfo.environment["ENTENTE_RECORD"] == "1"

  static func read(_ text: String) -> Reading {
    reader.read(Document(id: Document.ID(rawValue: "d1"), title: "A text", path: "a.txt", text: text))
  }

  static func text(of path: String, in base: URL = folder) throws -> String {
    try String(contentsOf: base.appending(path: path), encoding: .utf8)
  }

  /// The paths of all files of that extension below `folder`, sorted.
  static func files(below folder: URL, _ fileExtension: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix("." + fileExtension) }.sorted()
  }
}
