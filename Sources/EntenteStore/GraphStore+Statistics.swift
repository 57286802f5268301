internal import EntenteModel
public import EntenteQuery

extension GraphStore {
  /// How much the graph holds, and of what.
  ///
  /// - Parameter filter: of it, whether derived claims count, and the time: then documents count that were published in
  ///   it, what these mention, the claims of it, and the entities that either speaks of.
  /// - Complexity: O(*n*) in rows; relations take O(*n* log *n*) in the claims.
  public func statistics(_ filter: ClaimFilter = ClaimFilter()) throws(StoreError) -> GraphStatistics {
    try read { reader in
      let database = reader.database
      let survey = try TimeSurvey(reader, filter)
      func isCounted(day: Int64?, rule: Int64) throws -> Bool {
        try filter.admits(date: day.flatMap(DateCode.date))
          && (filter.includesDerived || !Claim.isDerived(byRule: reader.vocabulary.phrase(rule)))
      }
      var relations: [String: Int] = [:]
      var modalities: [String: Int] = [:]
      func count(_ row: Columns, _ number: Int) throws {
        guard try isCounted(day: row.optionalInt(3), rule: row.int(2)) else { return }
        relations[try reader.vocabulary.phrase(row.int(0)), default: 0] += number
        modalities[Modality(code: row.int(1))?.rawValue ?? "", default: 0] += number
      }
      let claims = """
        SELECT predicate, modality, rule, day, count(*) FROM claim GROUP BY predicate, modality, rule, day
        """
      try database.query(claims).forEach { try count($0, Int($0.int(4))) }
      let rejected = "SELECT predicate, modality, rule, day FROM claim WHERE document = ? AND ordinal = ?"
      for place in reader.vocabulary.rejected {
        try database.query(rejected).forEach(
          {
            $0.add(place.document)
            $0.add(place.ordinal)
          }, { try count($0, -1) })
      }
      var sources: [String: Int] = [:]
      var days: [CalendarDate] = []
      try database.query("SELECT id, source, published FROM document").forEach { row in
        guard survey.documents.contains(row.int(0)) else { return }
        if let source = row.optionalInt(1) { sources[try reader.vocabulary.phrase(source), default: 0] += 1 }
        if let day = row.optionalInt(2).flatMap(DateCode.date) { days.append(day) }
      }
      var kinds: [String: Int] = [:]
      let shown = "SELECT id, kind FROM entity WHERE canonical = id AND kind IS NOT NULL"
      try database.query(shown).forEach { row in
        if !filter.isTimed || survey.entities.contains(row.int(0)) {
          kinds[try reader.vocabulary.phrase(row.int(1)), default: 0] += 1
        }
      }
      return GraphStatistics(
        documents: survey.documents.count, entities: kinds.values.reduce(0, +), mentions: survey.mentions,
        claims: relations.values.reduce(0, +),
        relations: try RelationSurvey(reader, filter).relations().count, entitiesByKind: kinds,
        claimsByRelation: relations.filter { $0.value > 0 },
        claimsByModality: modalities.filter { $0.value > 0 }, documentsBySource: sources,
        published: days.min().flatMap { first in days.max().map { first...$0 } })
    }
  }
}
