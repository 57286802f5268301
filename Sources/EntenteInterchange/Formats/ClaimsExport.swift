import EntenteModel

/// JSON Lines: a claim on each line, with the fields that `claims` of the JSON export has.
enum ClaimsExport {
  static let part = ExportPart("claims.jsonl") { graph, _, stream in
    try graph.forEachClaim { claim in
      var json = JSONWriter()
      json.claim(claim)
      stream.write(json.bytes)
      stream.write("\n")
      try stream.endRecord()
    }
  }
}
