import EntenteModel

/// N-Quads: a statement on each line; those of a claim stand in the named graph of its document.
enum NQuadsExport {
  static let part = ExportPart("graph.nq") { graph, _, stream in
    func write(_ resource: RDFResource, in document: RDFName? = nil) throws {
      let name = document.map { " <\($0.whole)>" } ?? ""
      for (predicate, object) in resource.statements {
        stream.write("<\(resource.name.whole)> <\(predicate.whole)> \(term(object))\(name) .\n")
      }
      try stream.endRecord()
    }
    try graph.forEachDocument { try write(.resource(for: $0)) }
    try graph.forEachEntity { entity, _ in try write(.resource(for: entity)) }
    try graph.forEachClaim { claim in
      let document = RDFName.of("document", id: claim.evidence.document.rawValue)
      for resource in RDFResource.resources(for: claim) { try write(resource, in: document) }
    }
  }

  private static func term(_ term: RDFTerm) -> String {
    switch term {
    case .name(let name): "<\(name.whole)>"
    case .text(let text): literal(text)
    case .typed(let text, let type): "\(literal(text))^^<\(type.whole)>"
    }
  }

  private static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case _ where scalar.properties.generalCategory == .control:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}
