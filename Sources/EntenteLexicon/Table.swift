/// A table of knowledge: tab-separated columns under a header line, `#` comments above it.
///
/// Loaded strictly: another header, a missing cell or a repeated id is an error at its line.
struct Table {
  struct Row {
    let line: Int
    let cells: [Substring]
    fileprivate let columns: [String: Int]

    /// The cell in that column. The column is one of those the table was opened with.
    subscript(column: String) -> String {
      columns[column].map { String(cells[$0]) } ?? ""
    }

    /// The parts of a cell that holds a list, which `|` separates.
    func list(_ column: String) -> [String] {
      columns[column].map { cells[$0].split(separator: "|").map(String.init) } ?? []
    }
  }

  let name: String
  let rows: [Row]

  /// - Parameter columns: the columns that the header must name, in any order; others are an error.
  init(_ file: KnowledgeFile, columns: [String]) throws(LexiconError) {
    var header: [String: Int]?
    var width = 0
    var rows: [Row] = []
    var seen: Set<Substring> = []
    var number = 0
    for line in file.text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.hasPrefix("#") { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard let known = header else {
        var places: [String: Int] = [:]
        for (index, cell) in cells.enumerated() {
          guard columns.contains(String(cell)) else {
            throw LexiconError(
              file: file.name, line: number,
              LexiconError.unknown("column", String(cell), known: columns))
          }
          places[String(cell)] = index
        }
        if let missing = columns.first(where: { places[$0] == nil }) {
          throw LexiconError(file: file.name, line: number, "the column '\(missing)' is missing")
        }
        header = places
        width = cells.count
        continue
      }
      guard cells.count == width else {
        throw LexiconError(
          file: file.name, line: number, "\(cells.count) cells where the header has \(width)")
      }
      guard seen.insert(cells[0]).inserted else {
        throw LexiconError(file: file.name, line: number, "'\(cells[0])' stands twice")
      }
      rows.append(Row(line: number, cells: cells, columns: known))
    }
    self.name = file.name
    self.rows = rows
  }
}
