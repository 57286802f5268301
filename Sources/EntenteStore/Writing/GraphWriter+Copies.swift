internal import EntenteModel

/// Keeps the families of copies, and where on the web documents stand.
extension GraphWriter {
  /// Notes what `document` says of its origin.
  func noteOrigin(of document: Document, row: Int64) throws {
    guard document.address != nil || document.author != nil else { return }
    try statements.insertOrigin.run {
      $0.add(row)
      $0.add(document.ownAddress ?? document.address)
      $0.add(document.author)
    }
  }

  /// The rows of documents of other texts that stand at the address of `document`.
  func rivalsByAddress(of document: Document) throws -> [Int64] {
    guard let address = document.ownAddress else { return [] }
    let sql = """
      SELECT document.id FROM origin JOIN document ON document.id = origin.document
      WHERE address = ? AND digest <> ?
      """
    return try database.query(sql).all(
      {
        $0.add(address)
        $0.add(document.id.rawValue)
      }, { $0.int(0) })
  }

  /// Puts the documents that have come since the last call into the families of those that share a mark with them.
  ///
  /// Marks are chance numbers, and those of a batch in order meet the same pages of the table one after another.
  ///
  /// - Complexity: O(log *n*) for each mark, and O(*k*) where families of *k* documents become one.
  mutating func joinFamilies() throws {
    var kin: [Int64: Set<Int64>] = [:]
    var last: DocumentMark?
    for new in newMarks.sorted() {
      // All documents that share a mark are of one family, so one of them stands for all.
      let mayBeKnown = memory.marks?.insert(new.mark) ?? true
      let other: Int64? =
        if let last, last.mark == new.mark {
          last.document
        } else {
          mayBeKnown ? try statements.marked.first({ $0.add(new.mark) }, { $0.int(0) }) : nil
        }
      if let other { kin[new.document, default: []].insert(other) }
      try statements.insertMark.run {
        $0.add(new.mark)
        $0.add(new.document)
      }
      last = new
    }
    newMarks.removeAll(keepingCapacity: true)
    for (document, others) in kin.sorted(by: { $0.key < $1.key }) {
      try unite(others.sorted(), with: document)
    }
  }

  private func unite(_ kin: [Int64], with row: Int64) throws {
    guard !kin.isEmpty else { return }
    var families: Set<Int64> = []
    var singles = [row]
    for other in kin {
      if let family = try statements.family.first({ $0.add(other) }, { $0.int(0) }) {
        families.insert(family)
      } else {
        singles.append(other)
      }
    }
    let family = families.min() ?? row
    for other in families.sorted() where other != family {
      try database.query("UPDATE copy SET family = ? WHERE family = ?").run {
        $0.add(family)
        $0.add(other)
      }
    }
    for single in singles {
      try statements.insertCopy.run {
        $0.add(single)
        $0.add(family)
      }
    }
  }

  /// Takes a document out of its family, which may fall apart without it.
  ///
  /// - Complexity: O(*k*) in the texts of the family.
  func leaveFamily(_ row: Int64) throws {
    guard let text = try text(of: row) else { return }
    for mark in CopyMarks(of: text).marks {
      try statements.removeMark.run {
        $0.add(mark)
        $0.add(row)
      }
    }
    guard let family = try statements.family.first({ $0.add(row) }, { $0.int(0) }) else { return }
    let others = try database.query(
      "SELECT document FROM copy WHERE family = ? AND document <> ? ORDER BY document"
    )
    .all(
      {
        $0.add(family)
        $0.add(row)
      }, { $0.int(0) })
    try database.query("DELETE FROM copy WHERE family = ?").run { $0.add(family) }
    // The rest are brought together anew, as if they came one after another.
    var bearers: [Int64: Int64] = [:]
    for other in others {
      guard let text = try self.text(of: other) else { continue }
      var kin: Set<Int64> = []
      for mark in CopyMarks(of: text).marks {
        if let bearer = bearers[mark] { kin.insert(bearer) }
        bearers[mark] = other
      }
      try unite(kin.sorted(), with: other)
    }
  }

  private func text(of row: Int64) throws -> String? {
    try database.query("SELECT text FROM document_text WHERE document = ?").first(
      { $0.add(row) }, { $0.text(0) })
  }
}

/// One of the `CopyMarks` of a document, by its row.
struct DocumentMark: Comparable {
  let mark: Int64
  let document: Int64

  static func < (left: DocumentMark, right: DocumentMark) -> Bool {
    (left.mark, left.document) < (right.mark, right.document)
  }
}
