public import EntenteModel

extension GraphSnapshot {
  /// The entities within `depth` steps of `start`, the claims among them, the documents of these claims, and
  /// where those documents mention the entities.
  public func part(
    around start: [Entity.ID], depth: Int, filter: ClaimFilter = ClaimFilter(), ontology: Ontology
  ) -> GraphSnapshot {
    let ties = SnapshotTies(self, ontology: ontology, filter: filter)
    let present = Set(entities.map(\.id))
    var ids = present.intersection(start)
    for id in ids {
      // A walk over memory throws nothing; the protocol throws for the sake of files.
      guard let node = ties.node(of: id) else { continue }
      ids.formUnion(((try? ties.reach(from: node, depth: depth)) ?? []).map(\.id))
    }
    let origins = self.origins
    let claims = self.claims.filter { claim in
      ids.contains(claim.subject) && ids.contains(claim.object)
        && filter.admits(claim, from: origins[claim.evidence.document] ?? DocumentOrigin())
    }
    let quoted = Set(claims.map(\.evidence.document))
    return GraphSnapshot(
      documents: documents.filter { quoted.contains($0.id) },
      entities: entities.filter { ids.contains($0.id) },
      mentions: mentions.filter { ids.contains($0.entity) && quoted.contains($0.quotation.document) },
      claims: claims)
  }
}

extension GraphSnapshot {
  /// What the documents published by the end of `date` tell: their claims, and the entities that they name.
  /// Documents without a date are left out.
  public func told(by date: CalendarDate) -> GraphSnapshot {
    let documents = self.documents.filter { $0.published.map { $0.earliest <= date.latest } ?? false }
    let known = Set(documents.map(\.id))
    let claims = self.claims.filter { known.contains($0.evidence.document) }
    let mentions = self.mentions.filter { known.contains($0.quotation.document) }
    let named = Set(claims.flatMap { [$0.subject, $0.object] } + mentions.map(\.entity))
    return GraphSnapshot(
      documents: documents, entities: entities.filter { named.contains($0.id) }, mentions: mentions,
      claims: claims)
  }
}
