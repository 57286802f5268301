internal import EntenteModel
public import EntenteQuery

extension GraphStore {
  /// How much the graph holds, and of what.
  ///
  /// - Parameter filter: of it, whether derived claims count.
  /// - Complexity: O(*n*) in rows; relations take O(*n* log *n*) in the claims.
  public func statistics(_ filter: ClaimFilter = ClaimFilter()) throws(StoreError) -> GraphStatistics {
    try read { reader in
      let rules = try reader.database.query("SELECT DISTINCT rule FROM claim").all { $0.int(0) }
      let left = try rules.filter { rule in
        try filter.includesDerived || !Claim.isDerived(byRule: reader.vocabulary.phrase(rule))
      }
      let counted = "rule IN (\(left.map(String.init).joined(separator: ",")))"
      func count(_ sql: String) throws -> Int {
        Int(try reader.database.query(sql).first { $0.int(0) } ?? 0)
      }
      func counts(_ sql: String) throws -> [String: Int] {
        let rows = try reader.database.query(sql).all { ($0.text(0), Int($0.int(1))) }
        return Dictionary(rows, uniquingKeysWith: +)
      }
      var mentions = 0
      try reader.database.query("SELECT body FROM record").forEach {
        mentions += try RecordBody($0.bytes(0)).mentions.count
      }
      var relations = try counts(
        "SELECT text, count(*) FROM claim JOIN phrase ON phrase.id = claim.predicate WHERE \(counted) GROUP BY text"
      )
      var modalities = Dictionary(
        try reader.database.query(
          "SELECT modality, count(*) FROM claim WHERE \(counted) GROUP BY modality"
        ).all {
          (Modality(code: $0.int(0))?.rawValue ?? "", Int($0.int(1)))
        }, uniquingKeysWith: +)
      for place in reader.vocabulary.rejected {
        let sql = """
          SELECT text, modality FROM claim JOIN phrase ON phrase.id = claim.predicate
          WHERE document = ? AND ordinal = ? AND \(counted)
          """
        let rejected = try reader.database.query(sql).first(
          {
            $0.add(place.document)
            $0.add(place.ordinal)
          }, { ($0.text(0), Modality(code: $0.int(1))?.rawValue ?? "") })
        guard let (relation, modality) = rejected else { continue }
        relations[relation, default: 0] -= 1
        modalities[modality, default: 0] -= 1
      }
      let days = try reader.database.query("SELECT min(published), max(published) FROM document").first {
        ($0.optionalInt(0).flatMap(DateCode.date), $0.optionalInt(1).flatMap(DateCode.date))
      }
      return GraphStatistics(
        documents: try count("SELECT count(*) FROM document"),
        entities: try count("SELECT count(*) FROM entity WHERE canonical = id AND kind IS NOT NULL"),
        mentions: mentions, claims: relations.values.reduce(0, +),
        relations: try RelationSurvey(reader, filter).relations().count,
        entitiesByKind: try counts(
          """
          SELECT text, count(*) FROM entity JOIN phrase ON phrase.id = entity.kind
          WHERE canonical = entity.id GROUP BY text
          """),
        claimsByRelation: relations.filter { $0.value > 0 },
        claimsByModality: modalities.filter { $0.value > 0 },
        documentsBySource: try counts(
          "SELECT text, count(*) FROM document JOIN phrase ON phrase.id = document.source GROUP BY text"),
        published: days.flatMap { first, last in
          first.flatMap { first in last.flatMap { first <= $0 ? first...$0 : nil } }
        })
    }
  }
}
