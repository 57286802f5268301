import CEntenteData

/// A table of the binary: lines of columns between tabs; `#` begins a comment.
struct EmbeddedTable: Sendable {
  let rows: [[String]]

  init(_ name: String) {
    var text = ""
    for index in 0..<entente_file_count() {
      let file = unsafe entente_file_at(index)
      guard let fileName = unsafe file.name, unsafe String(cString: fileName) == name else { continue }
      text = unsafe String(
        decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
    }
    precondition(!text.isEmpty, "this build holds no \(name)")
    rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
