public import EntenteModel

/// The model's values as the JSON that leaves the program. Keys are sorted.
extension JSONWriter {
  /// - Parameter withText: whether the text goes along, so that the graph can be taken over without the files.
  public mutating func document(_ document: Document, withText: Bool = false) {
    object {
      $0.member("id", document.id.rawValue)
      $0.member("path", document.path)
      $0.member("published", document.published?.description)
      $0.member("source", document.source)
      if withText { $0.member("text", document.text) }
      $0.member("title", document.title)
    }
  }

  /// `kind` is the root kind that every reader of the format knows; `class` the exact one under `ontology`.
  public mutating func entity(_ entity: Entity, mentions: [Mention], under ontology: Ontology) {
    object {
      $0.array("aliases", entity.aliases)
      $0.member("class", entity.kind.rawValue)
      $0.member("country", entity.country)
      $0.member("id", entity.id.rawValue)
      $0.member("kind", (ontology.lineage(of: entity.kind).last ?? entity.kind).rawValue)
      $0.array("mentions", mentions) { json, mention in json.quotation(mention.quotation) }
      $0.member("name", entity.name)
      $0.array("offices", entity.offices) { json, office in
        json.object {
          $0.member("from", office.from?.description)
          $0.member("of", office.of?.rawValue)
          $0.member("title", office.title)
          $0.member("to", office.to?.description)
        }
      }
    }
  }

  public mutating func claim(_ claim: Claim) {
    object { $0.members(of: claim) }
  }

  /// The members of a claim's object, without the braces.
  public mutating func members(of claim: Claim) {
    member("attribution") { json in
      guard let attribution = claim.attribution else { return json.null() }
      json.object {
        $0.member("entity", attribution.entity?.rawValue)
        $0.member("text", attribution.text)
      }
    }
    member("date", claim.date?.date?.description)
    member("dateText", claim.date?.text)
    member("evidence") { $0.quotation(claim.evidence) }
    member("id", claim.id.rawValue)
    member("modality", claim.modality.rawValue)
    member("object", claim.object.rawValue)
    member("polarity", claim.polarity.rawValue)
    member("predicate", claim.predicate.rawValue)
    array("premises", claim.premises.map(\.rawValue))
    member("quantity") { json in
      guard let quantity = claim.quantity else { return json.null() }
      json.object {
        $0.member("qualifier", quantity.qualifier)
        $0.member("unit", quantity.unit)
        $0.member("value", quantity.value)
      }
    }
    member("rule", claim.rule)
    member("subject", claim.subject.rawValue)
    member("title", claim.title)
    array("triggers", claim.triggers) { json, words in
      // Their document is that of the evidence.
      json.object {
        $0.member("end", words.scalars.upperBound)
        $0.member("start", words.scalars.lowerBound)
        $0.member("text", words.text)
      }
    }
  }

  /// Words and their place, in Unicode scalars of the document's text.
  public mutating func quotation(_ quotation: Quotation) {
    object {
      $0.member("document", quotation.document.rawValue)
      $0.member("end", quotation.scalars.upperBound)
      $0.member("start", quotation.scalars.lowerBound)
      $0.member("text", quotation.text)
    }
  }
}
