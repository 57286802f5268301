import EntenteModel

/// Tables with the headers of `neo4j-admin database import`: entities are nodes, claims relationships.
///
/// ```
/// neo4j-admin database import full --nodes=entities.csv --nodes=documents.csv --relationships=claims.csv
/// ```
enum CSVExport {
  static let parts = [entities, claims, documents]

  private static let entities = ExportPart("entities.csv") { graph, _, stream in
    stream.write(":ID,name,kind,country,aliases:string[],offices:string[],:LABEL\n")
    try graph.forEachEntity { entity, _ in
      stream.write(
        row([
          entity.id.rawValue, entity.name, entity.kind.rawValue, entity.country, list(entity.aliases),
          list(entity.offices.map(\.title)), "Entity;" + Neo4j.label(of: entity.kind),
        ]))
      try stream.endRecord()
    }
  }

  private static let claims = ExportPart("claims.csv") { graph, ontology, stream in
    let fields = Field<Claim>.all
    let headers = fields.map { field in
      switch field.kind {
      case .text: field.name
      case .number: field.name + ":double"
      case .integer: field.name + ":long"
      case .truth: field.name + ":boolean"
      }
    }
    stream.write(([":START_ID,:END_ID,id"] + headers + [":TYPE"]).joined(separator: ",") + "\n")
    try graph.forEachClaim { claim in
      stream.write(
        row(
          [claim.subject.rawValue, claim.object.rawValue, claim.id.rawValue]
            + fields.map { $0.value(claim, ontology)?.text } + [Neo4j.type(of: claim.predicate)]))
      try stream.endRecord()
    }
  }

  private static let documents = ExportPart("documents.csv") { graph, _, stream in
    stream.write(":ID,title,path,source,published,:LABEL\n")
    try graph.forEachDocument { document in
      stream.write(
        row([
          document.id.rawValue, document.title, document.path, document.source,
          document.published?.description, "Document",
        ]))
      try stream.endRecord()
    }
  }

  /// The items of an array, parted by semicolons, for which the format has no escape.
  private static func list(_ items: [String]) -> String? {
    items.isEmpty ? nil : items.map { $0.split(separator: ";").joined(separator: ",") }.joined(separator: ";")
  }

  /// Values in quotes, quotes doubled; a line end, which the importer refuses unless told, is a space.
  private static func row(_ values: [String?]) -> String {
    let cells = values.map { value -> String in
      guard let value else { return "" }
      var cell = "\""
      for scalar in value.unicodeScalars {
        switch scalar {
        case "\"": cell += "\"\""
        case _ where scalar.properties.generalCategory == .control: cell += " "
        default: cell.unicodeScalars.append(scalar)
        }
      }
      return cell + "\""
    }
    return cells.joined(separator: ",") + "\n"
  }
}
