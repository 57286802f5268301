import EntenteModel

/// FollowTheMoney entities as JSON Lines, for Aleph and OpenSanctions' tools.
///
/// Which schema a kind has is said by the ontology. A claim is an interval with the document as its proof; where
/// the ontology names no schema that this knows how to fill, it is an `UnknownLink` whose role is the relation.
enum FollowTheMoneyExport {
  static let part = ExportPart("graph.ftm.json") { graph, ontology, stream in
    func line(_ id: String, _ schema: String, _ properties: [String: [String]]) throws {
      var json = JSONWriter()
      json.object {
        $0.member("id", FollowTheMoneyExport.id(id))
        $0.object("properties") { json in
          for (name, values) in properties.sorted(by: { $0.key < $1.key }) where !values.isEmpty {
            json.array(name, values)
          }
        }
        $0.member("schema", schema)
      }
      stream.write(json.bytes)
      stream.write("\n")
      try stream.endRecord()
    }
    try graph.forEachDocument { document in
      try line(
        document.id.rawValue, "Article",
        [
          "title": [document.title], "fileName": document.path.isEmpty ? [] : [document.path],
          "publisher": document.source.map { [$0] } ?? [],
          "publishedAt": document.published.map { [$0.description] } ?? [],
        ])
    }
    try graph.forEachEntity { entity, _ in
      let known = ontology.entityClass(entity.kind)?.followTheMoney ?? []
      let schema = known.first ?? "LegalEntity"
      var properties = ["name": [entity.name], "alias": entity.aliases, "topics": Array(known.dropFirst())]
      if schema == "Person" { properties["position"] = entity.offices.map(\.title) }
      try line(entity.id.rawValue, schema, properties)
    }
    try graph.forEachClaim { claim in
      let relation = ontology.relationClass(claim.predicate)
      let label = relation?.label ?? claim.predicate.rawValue
      let isNegated = claim.polarity == .negated
      let stance = [isNegated ? "negated" : "", claim.modality.rawValue, claim.attribution?.text ?? ""]
      var properties = [
        "date": claim.date?.date.map { [$0.description] } ?? [],
        "description": [claim.evidence.text], "proof": [id(claim.evidence.document.rawValue)],
        "recordId": [claim.id.rawValue],
        "summary": [stance.filter { !$0.isEmpty }.joined(separator: ", ")],
      ]
      let ends = ends(of: isNegated ? nil : relation?.name(in: "ftm"))
      properties[ends.subject] = [id(claim.subject.rawValue)]
      properties[ends.object] = [id(claim.object.rawValue)]
      if ends.hasRole {
        properties["role"] = [isNegated ? "not: " + label : claim.title ?? label]
      } else {
        let position = "position/" + claim.id.rawValue
        try line(
          position, "Position",
          ["name": [claim.title ?? label], "organization": [id(claim.object.rawValue)]])
        properties[ends.object] = [id(position)]
      }
      try line("claim/" + claim.id.rawValue, ends.schema, properties)
    }
  }

  /// The schema of an edge with the names that it gives to its ends.
  private static func ends(of schema: String?) -> (
    schema: String, subject: String, object: String, hasRole: Bool
  ) {
    switch schema {
    case "Directorship": ("Directorship", "director", "organization", true)
    case "Membership": ("Membership", "member", "organization", true)
    case "Occupancy": ("Occupancy", "holder", "post", false)
    case "Representation": ("Representation", "agent", "client", true)
    default: ("UnknownLink", "subject", "object", true)
    }
  }

  /// An id as FollowTheMoney's tools accept one: letters, digits, `-` and `.` with a letter or digit at either end.
  /// A slash is a full stop, anything else `.u` and its code point in six digits.
  private static func id(_ id: String) -> String {
    var token = ""
    for scalar in id.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-": token.unicodeScalars.append(scalar)
      case "/": token += "."
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        token += ".u" + String(repeating: "0", count: 6 - digits.count) + digits
      }
    }
    return token
  }
}
