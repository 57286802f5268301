import EntenteModel

/// Something of a graph for which a format has no place.
enum ExportLoss: String {
  case documents = "sources of documents"
  case entities = "names of entities"
  case mentions = "mentions"
  case quantities = "quantities as numbers"
  case countries = "countries of entities"
  case lineEnds = "line ends within texts"
  case evidence = "the evidence: it is a drawing only"

  /// Whether the graph has anything of the kind.
  func occurs(in graph: some GraphContents) throws -> Bool {
    do {
      switch self {
      case .documents: try graph.forEachDocument { _ in throw Found() }
      case .entities: try graph.forEachEntity { _, _ in throw Found() }
      case .mentions: try graph.forEachEntity { _, mentions in if !mentions.isEmpty { throw Found() } }
      case .quantities: try graph.forEachClaim { if $0.quantity != nil { throw Found() } }
      case .countries: try graph.forEachEntity { entity, _ in if entity.country != nil { throw Found() } }
      case .lineEnds: try graph.forEachClaim { if $0.evidence.text.contains("\n") { throw Found() } }
      case .evidence: try graph.forEachClaim { _ in throw Found() }
      }
      return false
    } catch is Found {
      return true
    }
  }

  /// Ends a walk at the first sight.
  private struct Found: Error {}
}
