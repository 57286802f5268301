public import EntenteModel
internal import GRDB

extension GraphStore {
  /// Adds readings in one transaction: all of them or, when it throws, none.
  ///
  /// A text that is there already changes nothing. A text at the path of another one replaces it.
  ///
  /// - Complexity: O(*n* log *m*) for *n* claims, mentions and entities in a graph of *m*.
  public func add(_ readings: [Reading]) throws(StoreError) -> AddSummary {
    try change { writer in
      var summary = AddSummary()
      for reading in readings { try writer.add(reading, to: &summary) }
      return summary
    }
  }

  /// Takes a document and all that rests on it away. Returns whether it was there.
  public func remove(_ document: Document.ID) throws(StoreError) -> Bool {
    try change { writer in
      let row = try writer.statements.document.first({ $0.add(document.rawValue) }, { $0.int(0) })
      guard let row else { return false }
      try writer.remove(row)
      return true
    }
  }

  private func change<Value>(_ body: (inout GraphWriter) throws -> Value) throws(StoreError) -> Value {
    do throws(StoreError) {
      return try write { database in
        let statements = try self.statements ?? WriterStatements(in: database)
        self.statements = statements
        memory.trim()
        var writer = try GraphWriter(
          database, ontology: ontology, statements: statements, memory: memory)
        // The writer holds the only copy meanwhile, so that its dictionaries are not copied.
        memory = WriterMemory()
        let value = try body(&writer)
        try writer.finish()
        memory = writer.memory
        return value
      }
    } catch {
      memory = WriterMemory()
      throw error
    }
  }
}
