import EntenteModel

/// The elements of Cytoscape and Cytoscape.js, as JSON.
enum CytoscapeExport {
  static let part = ExportPart("graph.cyjs") { graph, ontology, stream in
    var separator = "\n"
    func line(_ record: (inout JSONWriter) -> Void) throws {
      var json = JSONWriter()
      json.object { $0.object("data", record) }
      stream.write(separator)
      stream.write(json.bytes)
      separator = ",\n"
      try stream.endRecord()
    }
    stream.write("{\"elements\":{\"nodes\":[")
    try graph.forEachEntity { entity, _ in
      try line { json in
        json.member("id", entity.id.rawValue)
        for field in Field<Entity>.all { json.member(field, of: entity, ontology) }
      }
    }
    stream.write("\n],\"edges\":[")
    separator = "\n"
    try graph.forEachClaim { claim in
      try line { json in
        json.member("id", claim.id.rawValue)
        json.member("source", claim.subject.rawValue)
        json.member("target", claim.object.rawValue)
        for field in Field<Claim>.all { json.member(field, of: claim, ontology) }
      }
    }
    stream.write("\n]}}\n")
  }
}

extension JSONWriter {
  /// A field with its type; nothing where the record has no value for it.
  fileprivate mutating func member<Record>(_ field: Field<Record>, of record: Record, _ ontology: Ontology) {
    switch field.value(record, ontology) {
    case .text(let text): member(field.name, text)
    case .number(let number): member(field.name, number)
    case .integer(let number): member(field.name, number)
    case .truth(let value): member(field.name, value)
    case nil: break
    }
  }
}
