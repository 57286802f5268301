public import EntenteModel
internal import GRDB

extension GraphStore {
  /// Hands out the whole graph piece by piece, each kind in order of id, all from one state of the file.
  ///
  /// Memory does not grow with the graph: one document, entity or claim is held at a time, and the texts that
  /// were quoted last.
  ///
  /// - Throws: a `StoreError`, or whatever a closure throws, which ends the walk.
  public func forEach(
    document: (Document) throws -> Void = { _ in }, entity: (Entity, [Mention]) throws -> Void = { _, _ in },
    claim: (Claim) throws -> Void = { _ in }
  ) throws {
    try withContents { graph in
      try graph.forEachDocument(document)
      try graph.forEachEntity(entity)
      try graph.forEachClaim(claim)
    }
  }

  /// Lets `body` go through one state of the file, in whatever order and as often as it likes.
  ///
  /// - Throws: a `StoreError`, or whatever `body` throws.
  public func withContents(_ body: (StoredGraph) throws -> Void) throws {
    try inReadTransaction { try body(StoredGraph(reader: $0)) }
  }

  /// Reads one state of the file, and lets the errors of whoever listens through as they are.
  private func inReadTransaction(_ body: (Reader) throws -> Void) throws {
    do {
      try inOneState { try body(try Reader(connection, ontology: ontology)) }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    } catch let error as DamagedRow {
      throw StoreError(error, path: path)
    } catch let error as ByteReader.Malformed {
      throw StoreError(error, path: path)
    }
  }
}

/// One state of a graph file, to go through piece by piece; see `GraphStore.withContents`.
public struct StoredGraph {
  fileprivate let reader: Reader

  public func forEachDocument(_ body: (Document) throws -> Void) throws {
    try reader.database.query("SELECT id FROM document ORDER BY digest").forEach { columns in
      if let found = try reader.shelf.document(columns.int(0)) { try body(found) }
    }
  }

  public func forEachEntity(_ body: (Entity, [Mention]) throws -> Void) throws {
    let shown = "SELECT id FROM entity WHERE canonical = id AND kind IS NOT NULL ORDER BY key"
    try reader.database.query(shown).forEach { columns in
      if let found = try reader.entities.entity(columns.int(0)) {
        try body(found, try reader.mentions(of: columns.int(0)))
      }
    }
  }

  public func forEachClaim(_ body: (Claim) throws -> Void) throws {
    try reader.claims.forEachInOrder(body)
  }
}
