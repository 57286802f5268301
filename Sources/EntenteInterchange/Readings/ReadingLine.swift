public import EntenteModel

/// A reading as one line of JSON: all that a graph keeps of a document, so that documents can be read on one machine
/// and merged on another.
///
/// The format is described in the README under `extract`. Offsets count Unicode scalars of the text; notices of the
/// reader are not kept.
public enum ReadingLine {
  /// The version of the format, which stands in each line as "entente".
  public static let version = 1

  /// The line with its end.
  public static func bytes(of reading: Reading) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.array("claims", reading.claims) { $0.claimLine($1) }
      $0.object("document") {
        $0.member("address", reading.document.address)
        $0.member("author", reading.document.author)
        $0.member("id", reading.document.id.rawValue)
        $0.member("path", reading.document.path)
        $0.member("published", reading.document.published?.description)
        $0.member("source", reading.document.source)
        $0.member("text", reading.document.text)
        $0.member("title", reading.document.title)
      }
      $0.member("entente", version)
      $0.array("entities", reading.entities) { $0.entityLine($1) }
      $0.array("mentions", reading.mentions) { json, mention in
        json.object {
          $0.member("end", mention.quotation.scalars.upperBound)
          $0.member("entity", mention.entity.rawValue)
          $0.member("start", mention.quotation.scalars.lowerBound)
        }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}

extension JSONWriter {
  fileprivate mutating func claimLine(_ claim: Claim) {
    object {
      $0.member("attribution") { json in
        guard let attribution = claim.attribution else { return json.null() }
        json.object {
          $0.member("entity", attribution.entity?.rawValue)
          $0.member("text", attribution.text)
        }
      }
      $0.member("date") { json in
        guard let date = claim.date else { return json.null() }
        json.object {
          $0.member("date", date.date?.description)
          $0.member("text", date.text)
        }
      }
      $0.member("evidence") { $0.place(claim.evidence) }
      $0.member("id", claim.id.rawValue)
      $0.member("modality", claim.modality.rawValue)
      $0.member("object", claim.object.rawValue)
      $0.member("polarity", claim.polarity.rawValue)
      $0.member("predicate", claim.predicate.rawValue)
      $0.array("premises", claim.premises.map(\.rawValue))
      $0.member("quantity") { json in
        guard let quantity = claim.quantity else { return json.null() }
        json.object {
          $0.member("qualifier", quantity.qualifier)
          $0.member("unit", quantity.unit)
          $0.member("value", quantity.value)
        }
      }
      $0.member("rule", claim.rule)
      $0.member("subject", claim.subject.rawValue)
      $0.member("title", claim.title)
      $0.array("triggers", claim.triggers) { $0.place($1) }
    }
  }

  fileprivate mutating func entityLine(_ entity: Entity) {
    object {
      $0.array("aliases", entity.aliases)
      $0.member("country", entity.country)
      $0.member("id", entity.id.rawValue)
      $0.member("kind", entity.kind.rawValue)
      $0.member("name", entity.name)
      $0.array("offered", entity.links.offered)
      $0.array("offices", entity.offices) { json, office in
        json.object {
          $0.member("from", office.from?.description)
          $0.member("of", office.of?.rawValue)
          $0.member("title", office.title)
          $0.member("to", office.to?.description)
        }
      }
      $0.member("sought", entity.links.sought)
    }
  }

  fileprivate mutating func place(_ quotation: Quotation) {
    array([quotation.scalars.lowerBound, quotation.scalars.upperBound]) { $0.integer($1) }
  }
}
