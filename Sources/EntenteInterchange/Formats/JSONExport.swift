import EntenteModel

/// Entente's own format: one object, its keys sorted, each record on a line of its own.
///
/// The fields are a promise, described in the README. Offsets are Unicode scalars into the text as received.
enum JSONExport {
  static func part(withTexts: Bool) -> ExportPart {
    ExportPart("graph.json") { graph, ontology, stream in
      try write(graph, ontology, &stream, withTexts: withTexts)
    }
  }

  private static func write(
    _ graph: any GraphContents, _ ontology: Ontology, _ stream: inout TextStream, withTexts: Bool
  ) throws {
    func line(_ separator: inout String, _ record: (inout JSONWriter) -> Void) throws {
      var json = JSONWriter()
      record(&json)
      stream.write(separator)
      stream.write(json.bytes)
      separator = ",\n"
      try stream.endRecord()
    }
    stream.write("{\"claims\":[")
    var separator = "\n"
    try graph.forEachClaim { claim in try line(&separator) { $0.claim(claim) } }
    stream.write("\n],\n\"documents\":[")
    separator = "\n"
    try graph.forEachDocument { document in
      try line(&separator) { $0.document(document, withText: withTexts) }
    }
    stream.write("\n],\n\"entente\":1,\n\"entities\":[")
    separator = "\n"
    try graph.forEachEntity { entity, mentions in
      try line(&separator) { $0.entity(entity, mentions: mentions, under: ontology) }
    }
    stream.write("\n]}\n")
  }
}
