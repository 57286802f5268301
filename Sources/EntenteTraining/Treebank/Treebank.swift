import EntenteLanguage
import Foundation

/// A word of a treebank as annotated.
struct TreebankWord {
  var form: String
  var lemma: String
  var tag: UniversalTag
  var features: Features
  /// 1-based position of the head in the sentence; 0 is the root.
  var head: Int
  var relation: DependencyRelation
  var spaceAfter: Bool
  /// The number of the surface token it belongs to; a multiword token has several words.
  var surface: Int
}

/// A sentence of a treebank.
struct TreebankSentence {
  var words: [TreebankWord]
  var startsParagraph = false
  var startsDocument = false

  /// The sentence as running text.
  var text: String {
    var text = ""
    for (index, word) in words.enumerated() {
      text += word.form
      if word.spaceAfter, index + 1 < words.count { text += " " }
    }
    return text
  }
}

/// A CoNLL-U file, plain or gzipped (universaldependencies.org/format).
///
/// Enhanced dependencies, empty nodes and language-specific columns are passed over.
struct Treebank {
  var sentences: [TreebankSentence] = []

  init(sentences: [TreebankSentence]) { self.sentences = sentences }

  init(path: String) throws {
    let text = try TextFile.read(path)
    var words: [TreebankWord] = []
    var startsParagraph = false
    var startsDocument = false
    var surface = 0
    var multiwordEnd = 0
    var multiwordSpace = true
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        if !words.isEmpty {
          sentences.append(
            TreebankSentence(words: words, startsParagraph: startsParagraph, startsDocument: startsDocument))
        }
        words = []
        (startsParagraph, startsDocument, multiwordEnd) = (false, false, 0)
        continue
      }
      if line.utf8.first == UInt8(ascii: "#") {
        if line.hasPrefix("# newdoc") { (startsDocument, startsParagraph) = (true, true) }
        if line.hasPrefix("# newpar"), !line.hasPrefix("# newpar_block") { startsParagraph = true }
        continue
      }
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count == 10 else { throw TrainingError.malformed(path: path, line: String(line)) }
      let spaceAfter = !columns[9].split(separator: "|").contains("SpaceAfter=No")
      if let dash = columns[0].firstIndex(of: "-") {
        multiwordEnd = Int(columns[0][columns[0].index(after: dash)...]) ?? 0
        multiwordSpace = spaceAfter
        surface += 1
        continue
      }
      guard let number = Int(columns[0]) else { continue }
      guard let tag = UniversalTag(name: columns[3]), let head = Int(columns[6]),
        let relation = DependencyRelation(name: columns[7])
      else { throw TrainingError.malformed(path: path, line: String(line)) }
      let inside = number <= multiwordEnd
      if !inside { surface += 1 }
      words.append(
        TreebankWord(
          form: String(columns[1]), lemma: String(columns[2]), tag: tag,
          features: Features(conllu: columns[5]), head: head, relation: relation,
          spaceAfter: inside ? (number == multiwordEnd && multiwordSpace) : spaceAfter, surface: surface))
    }
  }
}

/// Reads a text file whole, unpacking it when its name ends in ".gz".
enum TextFile {
  static func read(_ path: String) throws -> String {
    guard path.hasSuffix(".gz") else { return try String(contentsOfFile: path, encoding: .utf8) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw TrainingError.unreadable(path: path) }
    return String(decoding: data, as: UTF8.self)
  }
}

/// Why training cannot go on.
enum TrainingError: Error, CustomStringConvertible {
  case malformed(path: String, line: String)
  case unreadable(path: String)
  case missing(String)

  var description: String {
    switch self {
    case .malformed(let path, let line): "\(path): this line is not CoNLL-U: \(line)"
    case .unreadable(let path): "\(path): cannot be unpacked"
    case .missing(let what): "missing: \(what)"
    }
  }
}
