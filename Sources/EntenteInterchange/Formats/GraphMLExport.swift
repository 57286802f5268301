import EntenteModel

/// GraphML as NetworkX, igraph, yEd and Gephi read it: a typed key for each field, an edge for each claim.
///
/// Every edge is directed, since NetworkX refuses a mixture; what goes both ways says so by `symmetric`.
enum GraphMLExport {
  static let part = ExportPart("graph.graphml") { graph, ontology, stream in
    stream.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """)
    for field in Field<Entity>.all { stream.write(key(field, of: "node")) }
    for field in Field<Claim>.all { stream.write(key(field, of: "edge")) }
    stream.write("<graph id=\"entente\" edgedefault=\"directed\">\n")
    try graph.forEachEntity { entity, _ in
      stream.write("<node" + XMLText.attribute("id", XMLText.token(entity.id.rawValue)) + ">")
      for field in Field<Entity>.all { stream.write(data(field, of: entity, "node", ontology)) }
      stream.write("</node>\n")
      try stream.endRecord()
    }
    try graph.forEachClaim { claim in
      stream.write(
        "<edge" + XMLText.attribute("id", XMLText.token(claim.id.rawValue))
          + XMLText.attribute("source", XMLText.token(claim.subject.rawValue))
          + XMLText.attribute("target", XMLText.token(claim.object.rawValue)) + ">")
      for field in Field<Claim>.all { stream.write(data(field, of: claim, "edge", ontology)) }
      stream.write("</edge>\n")
      try stream.endRecord()
    }
    stream.write("</graph>\n</graphml>\n")
  }

  private static func key<Record>(_ field: Field<Record>, of element: String) -> String {
    let type =
      switch field.kind {
      case .text: "string"
      case .number: "double"
      case .integer: "int"
      case .truth: "boolean"
      }
    return
      "<key id=\"\(element)-\(field.name)\" for=\"\(element)\" attr.name=\"\(field.name)\" attr.type=\"\(type)\"/>\n"
  }

  private static func data<Record>(
    _ field: Field<Record>, of record: Record, _ element: String, _ ontology: Ontology
  ) -> String {
    field.value(record, ontology).map {
      "<data key=\"\(element)-\(field.name)\">\(XMLText.escaped($0.text))</data>"
    } ?? ""
  }
}
