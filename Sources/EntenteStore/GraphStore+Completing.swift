internal import EntenteModel

extension GraphStore {
  /// Names shown that begin with `prefix`, or of which the last word does, in order; for completing what is typed.
  ///
  /// - Complexity: O(log *n*) and the names found.
  public func names(startingWith prefix: String, limit: Int = 50) throws(StoreError) -> [String] {
    try read { database in
      let folded = NameFolding.fold(prefix)
      let sql = """
        SELECT name FROM entity WHERE folded >= ?1 AND folded < ?2 AND canonical = id
        UNION SELECT name FROM entity
          WHERE \(Schema.lastWord) >= ?1 AND \(Schema.lastWord) < ?2 AND instr(folded, ' ') > 0 AND canonical = id
        ORDER BY name LIMIT ?3
        """
      return try database.query(sql).all(
        {
          $0.add(folded)
          $0.add(folded + "\u{10FFFF}")
          $0.add(limit)
        }, { $0.text(0) })
    }
  }
}
