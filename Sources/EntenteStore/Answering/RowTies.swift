internal import EntenteModel
internal import EntenteQuery

/// The rows of a graph file as a graph that can be walked, under the filter of one question.
///
/// Nodes are the rows of the entities shown. Each step reads one range of an index that holds all it needs.
struct RowTies: TieGraph {
  private let vocabulary: Vocabulary
  private let bySubject: Query
  private let byObject: Query
  private let objects: Query
  private let subjects: Query
  private let filter: ClaimFilter
  private let direction: Direction
  private let merged: MergedRows
  private let admission: Admission
  private let copies: CopyBook

  /// What the filter says of words behind row numbers, each asked once.
  private final class Admission {
    var kinds: [Int64: Bool] = [:]
    var sources: [Int64: Bool] = [:]
    var rules: [Int64: Bool] = [:]
  }

  init(_ database: Connection, vocabulary: Vocabulary, filter: ClaimFilter, direction: Direction) throws {
    self.vocabulary = vocabulary
    self.filter = filter
    self.direction = direction
    admission = Admission()
    copies = try CopyBook(database)
    merged = try MergedRows(database)
    // The indices do not hold the rule; it is fetched where the question needs it only.
    let columns =
      "predicate, polarity, modality, source, day, document, ordinal, \(filter.includesDerived ? "NULL" : "rule")"
    bySubject = try database.query("SELECT object, \(columns) FROM claim WHERE subject = ?")
    byObject = try database.query("SELECT subject, \(columns) FROM claim WHERE object = ?")
    objects = try database.query("SELECT object FROM claim WHERE subject = ?")
    subjects = try database.query("SELECT subject FROM claim WHERE object = ?")
  }

  /// Where every claim is admitted either way, the ends are all that is read of it.
  func ends(at node: Int64, against: Bool) throws -> [Int64] {
    guard direction == .either, filter == ClaimFilter(), vocabulary.rejected.isEmpty else {
      return try (against ? tiesBack(at: node) : ties(at: node)).map(\.other)
    }
    var ends: [Int64] = []
    for member in try vocabulary.members(of: node) {
      for query in [objects, subjects] {
        try query.forEach({ $0.add(member) }) { columns in
          let other = try merged.shown(columns.int(0))
          // The index gives equal ends one after another.
          if other != node, other != ends.last { ends.append(other) }
        }
      }
    }
    return ends
  }

  func ties(at node: Int64) throws -> [Tie] { try ties(at: node, direction) }

  func tiesBack(at node: Int64) throws -> [Tie] {
    switch direction {
    case .either: try ties(at: node, .either)
    case .outgoing: try ties(at: node, .incoming)
    case .incoming: try ties(at: node, .outgoing)
    }
  }

  func kind(_ number: Int64) throws -> RelationKind { try vocabulary.relation(number).kind }

  func id(of node: Int64) throws -> Entity.ID { try vocabulary.shownID(node) }

  private func ties(at node: Int64, _ direction: Direction) throws -> [Tie] {
    var ties: [Tie] = []
    for member in try vocabulary.members(of: node) {
      try bySubject.forEach({ $0.add(member) }) {
        if let tie = try tie($0, at: node, isOutgoing: true, direction) { ties.append(tie) }
      }
      try byObject.forEach({ $0.add(member) }) {
        if let tie = try tie($0, at: node, isOutgoing: false, direction) { ties.append(tie) }
      }
    }
    return ties
  }

  private func tie(_ columns: Columns, at node: Int64, isOutgoing: Bool, _ direction: Direction) throws
    -> Tie?
  {
    let other = try merged.shown(columns.int(0))
    guard other != node else { return nil }
    let relation = try vocabulary.relation(columns.int(1))
    if direction != .either, !relation.isSymmetric, (direction == .outgoing) != isOutgoing { return nil }
    guard let polarity = Polarity(code: columns.int(2)), let modality = Modality(code: columns.int(3)) else {
      throw DamagedRow()
    }
    let source = columns.optionalInt(4)
    guard
      try admits(
        columns.int(1), relation.kind, modality, polarity, source: source, day: columns.optionalInt(5))
    else { return nil }
    if !filter.includesDerived, try isDerived(columns.int(8)) { return nil }
    let document = columns.int(6)
    if !vocabulary.rejected.isEmpty,
      vocabulary.rejected.contains(ClaimPlace(document: document, ordinal: columns.int(7)))
    {
      return nil
    }
    return Tie(
      other: other, kind: columns.int(1), isOutgoing: isOutgoing, isSymmetric: relation.isSymmetric,
      modality: modality, polarity: polarity, document: Int(document),
      source: Int(try copies.number(of: document, source: source)))
  }

  private func isDerived(_ rule: Int64) throws -> Bool {
    if let known = admission.rules[rule] { return known }
    let isDerived = Claim.isDerived(byRule: try vocabulary.phrase(rule))
    admission.rules[rule] = isDerived
    return isDerived
  }

  private func admits(
    _ predicate: Int64, _ kind: RelationKind, _ modality: Modality, _ polarity: Polarity, source: Int64?,
    day: Int64?
  ) throws -> Bool {
    if let kinds = filter.kinds {
      let admitted = admission.kinds[predicate] ?? kinds.contains(kind)
      admission.kinds[predicate] = admitted
      guard admitted else { return false }
    }
    if let modalities = filter.modalities, !modalities.contains(modality) { return false }
    if let polarities = filter.polarities, !polarities.contains(polarity) { return false }
    if let sources = filter.sources {
      guard let source else { return false }
      let admitted =
        try admission.sources[source] ?? sources.contains(NameFolding.fold(vocabulary.phrase(source)))
      admission.sources[source] = admitted
      guard admitted else { return false }
    }
    return filter.admits(date: day.flatMap(DateCode.date))
  }
}
