public import EntenteModel

extension GraphStore {
  /// What was decided on this graph, in order.
  public func decisions() throws(StoreError) -> Decisions {
    try read { database in try DecisionLoader.decisions(in: database) }
  }

  /// Adds decisions after those that are there.
  ///
  /// They hold from now on for whatever documents come and go; ids that no document uses yet wait for one.
  public func decide(_ decisions: [Decision]) throws(StoreError) {
    try rule { database in
      for decision in decisions {
        let words = decision.words
        try database.query("INSERT INTO decision(verb, first, second) VALUES (?, ?, ?)").run {
          $0.add(words[0])
          $0.add(words[1])
          $0.add(words.count > 2 ? words[2] : nil)
        }
      }
      return decisions
    }
  }

  /// Takes the last decision back, and returns it. The graph is then as if it had never been made.
  public func undoDecision() throws(StoreError) -> Decision? {
    try rule { database in
      guard let last = try DecisionLoader.decisions(in: database).list.last else { return [] }
      try database.query("DELETE FROM decision WHERE id = (SELECT max(id) FROM decision)").run()
      return [last]
    }.first
  }

  /// Changes the table of decisions by `body`, which returns those that came or went, and settles the graph anew.
  @discardableResult
  private func rule(_ body: (Connection) throws -> [Decision]) throws(StoreError) -> [Decision] {
    var touched: [Decision] = []
    try change(before: { touched = try body($0) }) { writer in
      // Whether two entities are one is found anew for both of each pair.
      for decision in touched {
        switch decision {
        case .same(let one, let other), .different(let one, let other): try writer.touch([one, other])
        case .rename, .kind, .reject, .accept: break
        }
      }
    }
    return touched
  }
}
