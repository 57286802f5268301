/// What ARCHITECTURE.md says of the code: who may import whom, where things are, and where `unsafe` may stand.
struct ArchitecturePage {
  struct Target {
    let name: String
    let mayImport: Set<String>
  }

  let targets: [Target]
  /// Every path that the page names.
  let paths: [String]
  /// The files and folders under the heading that speaks of `unsafe`.
  let unsafePlaces: [String]

  init(_ text: String) {
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }.map { row in
      row.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
        $0.trimmingPrefix { $0 == " " }
      }
    }
    let table = rows.filter { row in row.count == 3 && Self.quoted(in: row[0]).count == 1 }
    let names = table.compactMap { Self.quoted(in: $0[0]).first }.filter {
      Repository.exists("Sources/\($0)")
    }
    targets = table.compactMap { row in
      guard let name = Self.quoted(in: row[0]).first, names.contains(name) else { return nil }
      return Target(name: name, mayImport: Self.imports(in: String(row[2]), among: names))
    }
    paths = Self.quoted(in: text).filter { path in
      ["Sources/", "Tests/", "Graphs/", "Scripts/", ".ci/"].contains { path.hasPrefix($0) }
    }
    var isUnsafePart = false
    var places: [String] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("#") { isUnsafePart = line.lowercased().contains("unsafe") }
      if isUnsafePart { places += Self.quoted(in: line).filter { $0.hasPrefix("Sources/") } }
    }
    unsafePlaces = places
  }

  /// "`EntenteModel`, Query" → both targets; "all above" and "all above but C" → the targets of the rows above.
  private static func imports(in cell: String, among names: [String]) -> Set<String> {
    if cell.contains("all above") {
      return Set(names.filter { !cell.contains("but C") || !$0.hasPrefix("CG") && !$0.hasPrefix("CE") })
    }
    let words = cell.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return Set(words.flatMap { word in names.filter { $0 == word || $0 == "Entente" + word } })
  }

  /// What stands between backquotes.
  private static func quoted(in text: some StringProtocol) -> [String] {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    return parts.indices.filter { !$0.isMultiple(of: 2) && $0 + 1 < parts.count }.map { String(parts[$0]) }
  }
}
