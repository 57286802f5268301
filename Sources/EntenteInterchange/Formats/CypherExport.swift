import EntenteModel

/// Statements of openCypher that make the graph anew, one a line. Texts are literals that nothing can break out of.
enum CypherExport {
  static let part = ExportPart("graph.cypher") { graph, ontology, stream in
    try graph.forEachDocument { document in
      stream.write(
        "CREATE (:Document "
          + map([
            ("id", .text(document.id.rawValue)), ("title", .text(document.title)),
            ("path", .text(document.path)),
            ("source", document.source.map { .text($0) }),
            ("published", document.published.map { .text($0.description) }),
          ]) + ");\n")
      try stream.endRecord()
    }
    try graph.forEachEntity { entity, _ in
      let fields = Field<Entity>.all.map {
        ($0.name == "label" ? "name" : $0.name, $0.value(entity, ontology))
      }
      stream.write(
        "CREATE (:Entity:\(Neo4j.label(of: entity.kind)) "
          + map([("id", .text(entity.id.rawValue))] + fields) + ");\n")
      try stream.endRecord()
    }
    try graph.forEachClaim { claim in
      let fields = Field<Claim>.all.map { ($0.name, $0.value(claim, ontology)) }
      stream.write(
        "MATCH (a:Entity {id: \(literal(claim.subject.rawValue))}), (b:Entity {id: \(literal(claim.object.rawValue))})"
          + " CREATE (a)-[:\(Neo4j.type(of: claim.predicate)) "
          + map([("id", .text(claim.id.rawValue))] + fields) + "]->(b);\n")
      try stream.endRecord()
    }
  }

  private static func map(_ members: [(String, FieldValue?)]) -> String {
    let items = members.compactMap { name, value in
      value.map { value -> String in
        if case .text(let text) = value { return "\(name): \(literal(text))" }
        return "\(name): \(value.text)"
      }
    }
    return "{" + items.joined(separator: ", ") + "}"
  }

  /// A string literal.
  ///
  /// Some readers resolve `\uXXXX` before they look at anything else, so that a backslash of ours before a `u`
  /// could become a quote; the two are written in two literals.
  private static func literal(_ text: String) -> String {
    var literal = "'"
    var isAfterBackslash = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": literal += "\\\\"
      case "'": literal += "\\'"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case "u" where isAfterBackslash, "U" where isAfterBackslash: literal += "' + '\(scalar)"
      case _ where scalar.properties.generalCategory == .control: literal += " "
      default: literal.unicodeScalars.append(scalar)
      }
      isAfterBackslash = scalar == "\\"
    }
    return literal + "'"
  }
}
