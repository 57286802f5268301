import Entente

/// An answer for programs: one JSON object on one line, its keys sorted.
enum JSONAnswer {
  static func print(_ members: (inout JSONWriter) -> Void) throws {
    var json = JSONWriter()
    json.object(members)
    try StandardOutput.write(json.bytes + [UInt8(ascii: "\n")])
  }
}

extension JSONWriter {
  /// An entity as it stands in answers: enough to show it and to ask on.
  mutating func reference(to entity: Entity) {
    object {
      $0.member("country", entity.country)
      $0.member("id", entity.id.rawValue)
      $0.member("kind", entity.kind.rawValue)
      $0.member("name", entity.name)
    }
  }

  mutating func relation(_ relation: RelationSummary) {
    object {
      $0.member("claims", relation.weight.claims)
      $0.member("disputed", relation.weight.isDisputed)
      $0.member("documents", relation.weight.documents)
      $0.member("modality", relation.weight.modality.rawValue)
      $0.member("object", relation.object.rawValue)
      $0.member("polarity", relation.weight.polarity.rawValue)
      $0.member("predicate", relation.kind.rawValue)
      $0.member("sources", relation.weight.sources)
      $0.member("subject", relation.subject.rawValue)
    }
  }

  /// A claim with the line on which its evidence begins, and where the document came from.
  ///
  /// - Parameter why: how its ends were understood, where that was asked.
  mutating func claim(_ claim: Claim, in document: Document?, why: [Resolution]? = nil) {
    object {
      $0.object("claim") { $0.members(of: claim) }
      $0.member("document") { json in
        if let document { json.document(document) } else { json.null() }
      }
      $0.member("line", claim.evidence.line)
      guard let why else { return }
      $0.array("why", why) { json, resolution in
        json.object {
          $0.member("entity", resolution.entity.rawValue)
          $0.array("words", resolution.words) { $0.quotation($1) }
        }
      }
    }
  }
}
