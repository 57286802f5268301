internal import EntenteModel
internal import EntenteQuery

/// Adds up all claims of a graph to relations, from one walk over an index.
struct RelationSurvey {
  private let reader: Reader
  private let filter: ClaimFilter

  init(_ reader: Reader, _ filter: ClaimFilter) {
    self.reader = reader
    self.filter = filter
  }

  /// One claim as the index knows it. Ends are the rows of the entities shown.
  private struct Line {
    let subject: Int64
    let object: Int64
    let predicate: Int64
    let document: Int64
    let source: Int64
    let polarity: Polarity
    let modality: Modality

    var edge: (Int64, Int64, Int64) { (subject, predicate, object) }
  }

  /// Sorted by subject, kind and object, which for a large graph takes a while.
  func relations() throws -> [RelationSummary] {
    try unsorted().sorted { ($0.subject, $0.kind, $0.object) < ($1.subject, $1.kind, $1.object) }
  }

  /// In an order that depends on what came first into the graph.
  func unsorted() throws -> [RelationSummary] {
    let lines = try self.lines().sorted { $0.edge < $1.edge }
    var relations: [RelationSummary] = []
    var start = 0
    while start < lines.count {
      var end = start
      var scale = EvidenceScale()
      while end < lines.count, lines[end].edge == lines[start].edge {
        let line = lines[end]
        scale.add(
          document: Int(line.document), source: Int(line.source), modality: line.modality,
          polarity: line.polarity)
        end += 1
      }
      if let weight = scale.weight {
        relations.append(
          RelationSummary(
            subject: try reader.vocabulary.shownID(lines[start].subject),
            kind: try reader.vocabulary.relation(lines[start].predicate).kind,
            object: try reader.vocabulary.shownID(lines[start].object), weight: weight))
      }
      start = end
    }
    return relations
  }

  private func lines() throws -> [Line] {
    let rule = filter.includesDerived ? "NULL" : "rule"
    let sql = """
      SELECT near.canonical, far.canonical, predicate, polarity, modality, source, day, document, ordinal,
        \(rule)
      FROM claim JOIN entity AS near ON near.id = claim.subject JOIN entity AS far ON far.id = claim.object
      """
    let copies = try CopyBook(reader.database)
    var lines: [Line] = []
    try reader.database.query(sql).forEach { columns in
      let relation = try reader.vocabulary.relation(columns.int(2))
      guard let polarity = Polarity(code: columns.int(3)), let modality = Modality(code: columns.int(4))
      else {
        throw DamagedRow()
      }
      let source = columns.optionalInt(5)
      let isAdmitted = filter.admits(
        kind: relation.kind, modality: modality, polarity: polarity,
        date: columns.optionalInt(6).flatMap(DateCode.date),
        source: filter.sources == nil ? nil : try source.map { try reader.vocabulary.phrase($0) })
      if !filter.includesDerived, Claim.isDerived(byRule: try reader.vocabulary.phrase(columns.int(9))) {
        return
      }
      guard isAdmitted,
        !reader.vocabulary.rejected.contains(ClaimPlace(document: columns.int(7), ordinal: columns.int(8)))
      else { return }
      var ends = (columns.int(0), columns.int(1))
      if relation.isSymmetric, try reader.vocabulary.shownID(ends.1) < reader.vocabulary.shownID(ends.0) {
        ends = (ends.1, ends.0)
      }
      let document = columns.int(7)
      lines.append(
        Line(
          subject: ends.0, object: ends.1, predicate: columns.int(2), document: document,
          source: try copies.number(of: document, source: source), polarity: polarity, modality: modality))
    }
    return lines
  }
}
