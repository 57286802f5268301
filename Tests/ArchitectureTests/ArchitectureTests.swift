import Foundation
import Testing

struct `The architecture` {
  private let page: ArchitecturePage

  init() throws { page = ArchitecturePage(try Repository.text(of: "ARCHITECTURE.md")) }

  @Test func `lists every target that has sources`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Repository.root.appending(path: "Sources").path)
    #expect(Set(page.targets.map(\.name)) == Set(folders.filter { !$0.hasPrefix(".") }))
  }

  @Test func `has no import against its arrows`() {
    let ours = Set(page.targets.map(\.name))
    for target in page.targets {
      for (path, lines) in Repository.code(below: "Sources/\(target.name)/") {
        for module in imports(of: lines) where ours.contains(module) {
          #expect(target.mayImport.contains(module), "\(path) imports \(module)")
        }
      }
    }
  }

  /// Modules from elsewhere that only some of ours may know.
  @Test(arguments: [
    ("GRDB", ["EntenteStore", "EntenteBenchmarks"]), ("GRDBSQLite", ["EntenteStore"]),
    ("ArgumentParser", ["EntenteCLI", "EntenteTraining", "EntenteBenchmarks"]),
    ("Crypto", ["Entente", "EntenteInput", "EntenteReading"]),
    ("Yams", ["EntenteLexicon", "EntenteDiagram"]),
    ("CGraphviz", ["EntenteDiagram/Graphviz"]), ("CMarkup", ["EntenteInput/Markup"]),
    ("CZlibLibrary", ["EntenteInput/Bytes"]), ("CZstdLibrary", ["EntenteInput/Bytes"]),
  ]) func `keeps foreign modules where they belong`(module: String, homes: [String]) {
    for (path, lines) in Repository.code(below: "Sources/") where imports(of: lines).contains(module) {
      #expect(homes.contains { path.hasPrefix("Sources/\($0)/") }, "\(path) imports \(module)")
    }
  }

  @Test func `keeps the model free of imports`() {
    for (path, lines) in Repository.code(below: "Sources/EntenteModel/") {
      #expect(imports(of: lines).isEmpty, "\(path)")
    }
  }

  @Test func `keeps SQL in the store`() throws {
    for path in Repository.swiftFiles(below: "Sources") {
      // The benchmarks compare the store with plain SQL.
      if path.hasPrefix("Sources/EntenteStore/") || path.hasPrefix("Sources/EntenteBenchmarks/") { continue }
      let text = try Repository.text(of: path)
      for word in ["SELECT ", "INSERT INTO", "CREATE TABLE", "CREATE INDEX", "PRAGMA "] {
        #expect(!text.contains(word), "\(path)")
      }
    }
  }

  @Test func `has unsafe code only in the places that it lists`() {
    for (path, lines) in Repository.code(below: "Sources/") {
      if page.unsafePlaces.contains(where: { path.hasPrefix($0) }) { continue }
      let numbers = lines.filter { words(of: $0.text).contains(where: isUnsafe) }.map(\.number)
      #expect(numbers.isEmpty, "\(path)")
    }
  }

  @Test func `names no path that is gone`() {
    for path in page.paths { #expect(Repository.exists(path), "\(path)") }
  }

  @Test func `has no forced unwrapping and no try! in its sources`() {
    for (path, lines) in Repository.code(below: "Sources/") {
      let numbers = lines.filter { isForced($0.text) }.map(\.number)
      #expect(numbers.isEmpty, "\(path)")
    }
  }

  private func words(of line: String) -> [Substring] {
    line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
  }

  private func isUnsafe(_ word: Substring) -> Bool {
    word == "unsafe" || word.hasPrefix("withUnsafe") || word.hasPrefix("unsafe") && word != "unsafePlaces"
      || word.hasPrefix("Unsafe")
  }

  /// Whether an exclamation mark follows what could be a value, and does not belong to `!=`.
  private func isForced(_ line: String) -> Bool {
    guard line.utf8.contains(UInt8(ascii: "!")) else { return false }
    let characters = Array(line)
    return characters.indices.dropFirst().contains { index in
      let before = characters[index - 1]
      guard characters[index] == "!", before.isLetter || before.isNumber || "_)]".contains(before) else {
        return false
      }
      return index + 1 == characters.count || characters[index + 1] != "="
    }
  }

  /// The modules that a file imports, whatever stands before the word.
  private func imports(of lines: [Repository.Line]) -> Set<String> {
    Set(
      lines.compactMap { line in
        let words = line.text.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place <= 2, place + 1 < words.count else {
          return nil
        }
        return String(words[words.count > place + 2 ? place + 2 : place + 1])
      })
  }
}
