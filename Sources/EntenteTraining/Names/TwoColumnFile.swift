import EntenteLanguage
import Foundation

/// A file of one token a line, `token TAB tag` in IOB2, with an empty line after each sentence.
enum TwoColumnFile {
  /// A sentence as the file has it.
  struct Sentence {
    var words: [String]
    /// The spans and the tag of each, in order.
    var spans: [(range: Range<Int>, tag: String)]
  }

  /// Reads the file at `path`; one whose name ends in ".gz" is unpacked by gzip.
  static func read(_ path: String) throws -> [Sentence] {
    var sentences: [Sentence] = []
    var words: [String] = []
    var tags: [Substring] = []
    let text = try String(decoding: contents(of: path), as: UTF8.self)
    func finish() {
      if !words.isEmpty { sentences.append(Sentence(words: words, spans: spans(of: tags))) }
      words = []
      tags = []
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard let tab = line.lastIndex(of: "\t") else {
        finish()
        continue
      }
      words.append(String(line[..<tab]))
      tags.append(line[line.index(after: tab)...])
    }
    finish()
    return sentences
  }

  /// The bytes of the file at `path`, unpacked if need be.
  static func contents(of path: String) throws -> Data {
    guard path.hasSuffix(".gz") else { return try Data(contentsOf: URL(fileURLWithPath: path)) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
    return data
  }

  private static func spans(of tags: [Substring]) -> [(range: Range<Int>, tag: String)] {
    var spans: [(range: Range<Int>, tag: String)] = []
    for (index, tag) in tags.enumerated() where tag != "O" {
      let name = String(tag.dropFirst(2))
      if tag.hasPrefix("I-"), let last = spans.last, last.range.upperBound == index, last.tag == name {
        spans[spans.count - 1].range = last.range.lowerBound..<index + 1
      } else {
        spans.append((index..<index + 1, name))
      }
    }
    return spans
  }
}
