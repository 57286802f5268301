internal import EntenteModel
public import EntenteQuery

extension GraphStore {
  /// The families of copies: each with the document that came first, by date and then by id, at its head, and the
  /// others in the same order; the families by the ids of their heads.
  ///
  /// - Parameter filter: of it, the time in which documents were published; a family of which fewer than two were, then,
  ///   is none.
  /// - Complexity: O(*n* log *n*) in the documents that have copies.
  public func families(filter: ClaimFilter = ClaimFilter()) throws(StoreError) -> [[DocumentRecord]] {
    try read { reader in
      var byFamily: [Int64: [DocumentRecord]] = [:]
      let families = try reader.database.query("SELECT document, family FROM copy").all {
        ($0.int(0), $0.int(1))
      }
      let family = Dictionary(uniqueKeysWithValues: families)
      for (row, record) in try reader.shelf.numberedRecords(
        where: "document.id IN (SELECT document FROM copy)")
      {
        if let family = family[row], filter.admits(date: record.published) {
          byFamily[family, default: []].append(record)
        }
      }
      func place(_ record: DocumentRecord) -> (String, Document.ID) {
        (record.published?.description ?? "9999-99-99", record.id)
      }
      return byFamily.values.filter { $0.count > 1 }.map { $0.sorted { place($0) < place($1) } }.sorted {
        $0[0].id < $1[0].id
      }
    }
  }
}
