import EntenteModel

/// GEXF 1.3, for Gephi 0.9.3 and later; `kind` on an edge keeps parallel edges apart.
enum GEXFExport {
  static let part = ExportPart("graph.gexf") { graph, ontology, stream in
    stream.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" version="1.3">
      <meta><creator>Entente</creator></meta>
      <graph defaultedgetype="directed" mode="static">

      """)
    stream.write(declaration(of: Field<Entity>.all, for: "node"))
    stream.write(declaration(of: Field<Claim>.all, for: "edge"))
    stream.write("<nodes>\n")
    try graph.forEachEntity { entity, _ in
      stream.write(
        "<node" + XMLText.attribute("id", entity.id.rawValue) + XMLText.attribute("label", entity.name) + ">")
      stream.write(values(of: entity, Field<Entity>.all, ontology) + "</node>\n")
      try stream.endRecord()
    }
    stream.write("</nodes>\n<edges>\n")
    try graph.forEachClaim { claim in
      let label = ontology.relationClass(claim.predicate)?.label ?? claim.predicate.rawValue
      stream.write(
        "<edge" + XMLText.attribute("id", claim.id.rawValue)
          + XMLText.attribute("source", claim.subject.rawValue)
          + XMLText.attribute("target", claim.object.rawValue)
          + XMLText.attribute("kind", claim.predicate.rawValue) + XMLText.attribute("label", label) + ">")
      stream.write(values(of: claim, Field<Claim>.all, ontology) + "</edge>\n")
      try stream.endRecord()
    }
    stream.write("</edges>\n</graph>\n</gexf>\n")
  }

  /// The label is an attribute of its own in GEXF.
  private static func kept<Record>(_ fields: [Field<Record>]) -> [Field<Record>] {
    fields.filter { $0.name != "label" }
  }

  private static func declaration<Record>(of fields: [Field<Record>], for element: String) -> String {
    let lines = kept(fields).map { field in
      let type =
        switch field.kind {
        case .text: "string"
        case .number: "double"
        case .integer: "integer"
        case .truth: "boolean"
        }
      return "<attribute id=\"\(element)-\(field.name)\" title=\"\(field.name)\" type=\"\(type)\"/>\n"
    }
    return "<attributes class=\"\(element)\">\n\(lines.joined())</attributes>\n"
  }

  private static func values<Record>(of record: Record, _ fields: [Field<Record>], _ ontology: Ontology)
    -> String
  {
    let element = Record.self == Entity.self ? "node" : "edge"
    let values = kept(fields).compactMap { field in
      field.value(record, ontology).map {
        "<attvalue for=\"\(element)-\(field.name)\"" + XMLText.attribute("value", $0.text) + "/>"
      }
    }
    return "<attvalues>\(values.joined())</attvalues>"
  }
}
