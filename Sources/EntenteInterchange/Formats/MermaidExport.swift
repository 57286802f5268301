import EntenteModel

/// A Mermaid flowchart, for pages that draw it: one edge for each relation of two entities, with its count.
///
/// Mermaid draws 500 edges at most by default, and its pictures are of no use long before, so larger graphs are
/// refused.
enum MermaidExport {
  static let edgeLimit = 500

  private struct Edge: Hashable {
    let subject: Entity.ID
    let predicate: RelationKind
    let object: Entity.ID
  }

  static let part = ExportPart("graph.mmd") { graph, ontology, stream in
    var edges: [Edge: [Modality]] = [:]
    try graph.forEachClaim { claim in
      let edge = Edge(subject: claim.subject, predicate: claim.predicate, object: claim.object)
      edges[edge, default: []].append(claim.modality)
      if edges.count > edgeLimit { throw ExportError.tooLarge(.mermaid, limit: edgeLimit) }
    }
    var numbers: [Entity.ID: Int] = [:]
    stream.write("flowchart LR\n")
    try graph.forEachEntity { entity, _ in
      numbers[entity.id] = numbers.count + 1
      stream.write("  n\(numbers.count)[\"\(text(entity.name))\"]\n")
    }
    let sorted = edges.sorted {
      ($0.key.subject, $0.key.predicate, $0.key.object) < ($1.key.subject, $1.key.predicate, $1.key.object)
    }
    for (edge, modalities) in sorted {
      guard let start = numbers[edge.subject], let end = numbers[edge.object] else { continue }
      let relation = ontology.relationClass(edge.predicate)
      let count = modalities.count > 1 ? " (\(modalities.count))" : ""
      let label = text(relation?.label ?? edge.predicate.rawValue) + count
      let isSolid = modalities.contains(.asserted)
      let head = relation?.isSymmetric == true ? "" : ">"
      let line = isSolid ? "-- \"\(label)\" --\(head.isEmpty ? "-" : head)" : "-. \"\(label)\" .-\(head)"
      stream.write("  n\(start) \(line) n\(end)\n")
    }
  }

  /// Text for between quotes: marks that Mermaid or HTML would take for their own are written as entities.
  private static func text(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "#", "<", ">", "&", "`", ";", "{", "}", "\\": escaped += "#\(scalar.value);"
      case _ where scalar.properties.generalCategory == .control: escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
