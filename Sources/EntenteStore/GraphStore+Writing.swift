public import EntenteModel

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

  /// Makes the indices that waited while a new graph was filled; without them questions to a large graph are slow.
  ///
  /// Call it after the last of many batches. `close` does so too, and so does whoever opens the file later.
  ///
  /// - Complexity: O(*n* log *n*) in the claims of a new graph; nothing for any other.
  public func makeIndices() throws(StoreError) {
    guard isNew else { return }
    try write { try PostponedIndices.make(in: $0) }
    isNew = false
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

  /// Changes the graph in one transaction, and settles what the change touches.
  ///
  /// - Parameter prepare: runs first, before decisions are read.
  func change<Value>(
    before prepare: (Connection) throws -> Void = { _ in }, _ body: (inout GraphWriter) throws -> Value
  ) throws(StoreError) -> Value {
    let wasNew = isNew
    do throws(StoreError) {
      return try write { database in
        try prepare(database)
        let statements = try self.statements ?? WriterStatements(in: database)
        self.statements = statements
        // Rows that another process has changed since must be looked up anew.
        let dataVersion = try database.query("PRAGMA data_version").first { $0.int(0) }
        if memory.dataVersion != dataVersion { memory = WriterMemory() }
        memory.trim()
        if isNew, memory.marks == nil {
          let documents = try database.query("SELECT 1 FROM document LIMIT 1").first { _ in true }
          if documents == nil { memory.marks = MarkFilter() }
        }
        var writer = try GraphWriter(
          database, ontology: ontology, rulings: Rulings(DecisionLoader.decisions(in: database)),
          statements: statements, memory: memory, lacksIndices: isNew)
        // The writer holds the only copy meanwhile, so that its dictionaries are not copied.
        memory = WriterMemory()
        let value = try body(&writer)
        try writer.finish()
        memory = writer.memory
        memory.dataVersion = dataVersion
        if writer.hasMany { try writer.makeIndices() }
        isNew = writer.lacksIndices
        return value
      }
    } catch {
      memory = WriterMemory()
      isNew = wasNew
      throw error
    }
  }
}
