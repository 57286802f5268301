/// A table of knowledge: tab-separated columns under a header line, `#` comments above it.
///
/// Loaded strictly: another header, a missing cell or a repeated id is an error at its line.
struct Table {
  struct Row {
    let line: Int
    let cells: [Substring]
    /// The header, in the order of the cells.
    fileprivate let columns: [String]

    /// The cell in that column. The column is one of those the table was opened with.
    subscript(column: String) -> String {
      columns.firstIndex(of: column).map { String(cells[$0]) } ?? ""
    }

    /// The parts of a cell that holds a list, which `|` separates.
    func list(_ column: String) -> [String] {
      columns.firstIndex(of: column).map { Table.parts(of: cells[$0], at: "|").map(String.init) } ?? []
    }
  }

  let name: String
  let rows: [Row]

  /// - Parameter columns: the columns that the header must name, in any order; others are an error.
  init(_ file: KnowledgeFile, columns: [String]) throws(LexiconError) {
    var header: [String] = []
    var rows: [Row] = []
    var seen: Set<Substring> = []
    var number = 0
    for line in Self.parts(of: file.text[...], at: "\n", keepingEmpty: true) {
      number += 1
      if line.isEmpty || line.utf8.first == UInt8(ascii: "#") { continue }
      let cells = Self.parts(of: line, at: "\t", keepingEmpty: true)
      guard !header.isEmpty else {
        header = cells.map(String.init)
        if let unknown = header.first(where: { !columns.contains($0) }) {
          throw LexiconError(
            file: file.name, line: number, LexiconError.unknown("column", unknown, known: columns))
        }
        if let missing = columns.first(where: { !header.contains($0) }) {
          throw LexiconError(file: file.name, line: number, "the column '\(missing)' is missing")
        }
        continue
      }
      guard cells.count == header.count else {
        throw LexiconError(
          file: file.name, line: number, "\(cells.count) cells where the header has \(header.count)")
      }
      guard seen.insert(cells[0]).inserted else {
        throw LexiconError(file: file.name, line: number, "'\(cells[0])' stands twice")
      }
      rows.append(Row(line: number, cells: cells, columns: header))
    }
    self.name = file.name
    self.rows = rows
  }

  /// What stands between the separators, compared as bytes: to find characters would take most of a short command's
  /// start.
  private static func parts(of text: Substring, at separator: Unicode.Scalar, keepingEmpty: Bool = false)
    -> [Substring]
  {
    text.utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: !keepingEmpty)
      .map { Substring($0) }
  }
}
