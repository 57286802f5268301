import EntenteModel

/// DOT as Graphviz, Gephi and NetworkX all read it: one statement a line, every id and value quoted, nodes
/// before edges, no defaults and nothing of a layout. An edge is a claim, so parallel edges are kept.
enum DOTExport {
  static let part = ExportPart("graph.dot") { graph, ontology, stream in
    // A graph without a name is drawn under the title "%3" by Graphviz before 2.42.4.
    stream.write("digraph \"entente\" {\n")
    try graph.forEachEntity { entity, _ in
      stream.write("  " + DOTText.identifier(entity.id.rawValue) + attributes(of: entity) + ";\n")
      try stream.endRecord()
    }
    try graph.forEachClaim { claim in
      let ends = [claim.subject, claim.object].map { DOTText.identifier($0.rawValue) }
      stream.write("  " + ends.joined(separator: " -> ") + attributes(of: claim, under: ontology) + ";\n")
      try stream.endRecord()
    }
    stream.write("}\n")
  }

  private static func attributes(of entity: Entity) -> String {
    var list = DOTText.AttributeList()
    list.add("label", entity.name)
    list.add("kind", entity.kind.rawValue)
    list.add("country", entity.country)
    list.add("aliases", entity.aliases.isEmpty ? nil : entity.aliases.joined(separator: "; "))
    list.add("tooltip", ([entity.name] + entity.offices.map(\.title)).joined(separator: ", "))
    return list.text
  }

  private static func attributes(of claim: Claim, under ontology: Ontology) -> String {
    let relation = ontology.relationClass(claim.predicate)
    let label = relation?.label ?? claim.predicate.rawValue
    var list = DOTText.AttributeList()
    list.add("label", claim.polarity == .negated ? "not " + label : label)
    list.add("kind", claim.predicate.rawValue)
    list.add("claim", claim.id.rawValue)
    list.add("modality", claim.modality.rawValue)
    list.add("polarity", claim.polarity.rawValue)
    list.add("style", style(of: claim.modality))
    list.add("dir", relation?.isSymmetric == true ? "none" : "forward")
    list.add("attribution", claim.attribution?.text)
    list.add("quantity", claim.quantity?.phrase)
    list.add("title", claim.title)
    list.add("date", claim.date?.date?.description)
    list.add("document", claim.evidence.document.rawValue)
    list.add("line", String(claim.evidence.line))
    list.add("tooltip", claim.evidence.text)
    return list.text
  }

  private static func style(of modality: Modality) -> String {
    switch modality {
    case .asserted: "solid"
    case .planned, .expected: "dotted"
    case .claimed, .denied, .alleged, .uncertain: "dashed"
    }
  }
}
