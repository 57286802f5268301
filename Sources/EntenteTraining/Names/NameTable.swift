import Foundation

/// A table of tab-separated columns: lines that begin with "#" say what it is, then a header, then rows.
struct NameTable {
  /// A row, by column.
  struct Row {
    fileprivate let cells: [String]
    fileprivate let header: [String: Int]

    /// The cell under `column`; empty where the row or the table ends before it.
    subscript(column: String) -> String {
      guard let index = header[column], index < cells.count else { return "" }
      return cells[index]
    }

    /// The forms in the cell under `column`, which a bar parts.
    func forms(_ column: String) -> [String] { self[column].split(separator: "|").map(String.init) }
  }

  private(set) var rows: [Row] = []

  /// Reads the table in the file at `path`.
  init(path: String) throws {
    var header: [String: Int] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if header.isEmpty {
        for (index, name) in cells.enumerated() { header[name] = index }
      } else {
        rows.append(Row(cells: cells, header: header))
      }
    }
  }
}
