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

  @Test func `has no import against its arrows`() throws {
    let ours = Set(page.targets.map(\.name))
    for target in page.targets {
      for file in Repository.swiftFiles(below: "Sources/" + target.name) {
        for module in try imports(of: file) where ours.contains(module) {
          #expect(target.mayImport.contains(module), "\(file) imports \(module)")
        }
      }
    }
  }

  /// Modules from elsewhere that only some of ours may know.
  @Test(arguments: [
    ("GRDB", ["EntenteStore"]), ("SQLite3", ["EntenteStore"]),
    ("ArgumentParser", ["EntenteCLI", "EntenteTraining", "EntenteBenchmarks"]), ("Crypto", ["Entente"]),
    ("Yams", ["EntenteLexicon", "EntenteDiagram"]), ("CGraphviz", ["EntenteDiagram/Graphviz"]),
    ("CGraphvizLibrary", ["CGraphviz"]),
  ]) func `keeps foreign modules where they belong`(module: String, homes: [String]) throws {
    for file in Repository.swiftFiles(below: "Sources") where try imports(of: file).contains(module) {
      #expect(homes.contains { file.hasPrefix("Sources/\($0)/") }, "\(file) imports \(module)")
    }
  }

  @Test func `keeps the model free of imports`() throws {
    for file in Repository.swiftFiles(below: "Sources/EntenteModel") {
      #expect(try imports(of: file).isEmpty, "\(file)")
    }
  }

  @Test func `keeps SQL in the store`() throws {
    let statement = #/\b(SELECT\s.*\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|CREATE\s+(TABLE|INDEX)|PRAGMA)\b/#
    for file in Repository.swiftFiles(below: "Sources") where !file.hasPrefix("Sources/EntenteStore/") {
      // The benchmarks compare the store with plain SQL.
      if file.hasPrefix("Sources/EntenteBenchmarks/") { continue }
      let text = try Repository.text(of: file)
      #expect(text.firstMatch(of: statement) == nil, "\(file)")
    }
  }

  @Test func `has unsafe code only in the places that it lists`() throws {
    let unsafe = #/\bunsafe\b|\bUnsafe[A-Z]\w*|\bwithUnsafe\w*|\bunsafeBitCast\b/#
    for file in Repository.swiftFiles(below: "Sources") {
      guard !page.unsafePlaces.contains(where: { file.hasPrefix($0) }) else { continue }
      for line in try Repository.code(of: file) {
        #expect(line.text.firstMatch(of: unsafe) == nil, "\(file):\(line.number)")
      }
    }
  }

  @Test func `names no path that is gone`() {
    for path in page.paths { #expect(Repository.exists(path), "\(path)") }
  }

  @Test func `has no forced unwrapping and no try! in its sources`() throws {
    let forced = #/\btry!|\bas!|[\w\])]!(?=[\s.,)\]:]|$)/#
    for file in Repository.swiftFiles(below: "Sources") {
      for line in try Repository.code(of: file) {
        #expect(line.text.firstMatch(of: forced) == nil, "\(file):\(line.number)")
      }
    }
  }

  private func imports(of file: String) throws -> Set<String> {
    Set(
      try Repository.code(of: file).compactMap { line in
        line.text.firstMatch(
          of:
            #/^\s*(?:@\w+\s+)*(?:(?:public|internal|package|private|fileprivate)\s+)?import\s+(?:\w+\s+)?([A-Za-z_]\w*)/#
        ).map { String($0.output.1) }
      })
  }
}
