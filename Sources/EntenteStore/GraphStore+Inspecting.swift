internal import GRDB

extension GraphStore {
  /// The tables that hold rows, with their number; the words that come again and again are left out.
  ///
  /// For tests and for `doctor`: a graph without documents has none.
  public func rowsLeft() throws(StoreError) -> [String: Int] {
    try read { database in
      var counts: [String: Int] = [:]
      for table in [
        "claim", "document", "document_text", "entity", "link_key", "passage", "profile", "record", "trait",
      ] {
        let count = try database.query("SELECT count(*) FROM \(table)").first { Int($0.int(0)) } ?? 0
        if count > 0 { counts[table] = count }
      }
      return counts
    }
  }
}
