import EntenteModel

/// JSON-LD 1.1: a context of prefixes, and a node on each line.
enum JSONLDExport {
  static let part = ExportPart("graph.jsonld") { graph, _, stream in
    var context = JSONWriter()
    context.object {
      for (prefix, expansion) in RDFName.prefixes { $0.member(prefix, expansion) }
    }
    stream.write("{\"@context\":")
    stream.write(context.bytes)
    stream.write(",\n\"@graph\":[")
    var separator = "\n"
    func write(_ resource: RDFResource) throws {
      var json = JSONWriter()
      json.node(resource)
      stream.write(separator)
      stream.write(json.bytes)
      separator = ",\n"
      try stream.endRecord()
    }
    try graph.forEachDocument { try write(.resource(for: $0)) }
    try graph.forEachEntity { entity, _ in try write(.resource(for: entity)) }
    try graph.forEachClaim { try RDFResource.resources(for: $0).forEach(write) }
    stream.write("\n]}\n")
  }
}

extension JSONWriter {
  /// A node object. Statements with one predicate stand together in the order in which they were made.
  fileprivate mutating func node(_ resource: RDFResource) {
    var predicates: [String] = []
    var objects: [String: [RDFTerm]] = [:]
    for (predicate, object) in resource.statements {
      if objects[predicate.short] == nil { predicates.append(predicate.short) }
      objects[predicate.short, default: []].append(object)
    }
    object {
      $0.member("@id", resource.name.short)
      for predicate in predicates {
        $0.array(predicate, objects[predicate] ?? []) { json, term in json.term(term) }
      }
    }
  }

  private mutating func term(_ term: RDFTerm) {
    switch term {
    case .name(let name): object { $0.member("@id", name.short) }
    case .text(let text): string(text)
    case .typed(let text, let type):
      object {
        $0.member("@type", type.short)
        $0.member("@value", text)
      }
    }
  }
}
