import EntenteModel

/// A graph as statements: PROV-O for where a claim comes from, Web Annotation selectors for the words it rests on.
///
/// Every claim is a reified statement. What its document asserts is stated outright besides, so that a plain query
/// for neighbours finds it; what is merely claimed, planned or denied never is.
extension RDFResource {
  static func resource(for document: Document) -> RDFResource {
    var resource = RDFResource(.of("document", id: document.id.rawValue))
    resource.add("rdf", "type", .name(RDFName("prov", "Entity")))
    resource.add("dcterms", "title", .text(document.title))
    resource.add("dcterms", "publisher", document.source.map { .text($0) })
    resource.add("dcterms", "issued", document.published.map(date))
    resource.add("entente", "path", document.path.isEmpty ? nil : .text(document.path))
    return resource
  }

  static func resource(for entity: Entity) -> RDFResource {
    var resource = RDFResource(.of("entity", id: entity.id.rawValue))
    resource.add("rdf", "type", .name(.of("kind", id: entity.kind.rawValue)))
    resource.add("rdfs", "label", .text(entity.name))
    for alias in entity.aliases { resource.add("skos", "altLabel", .text(alias)) }
    resource.add("entente", "country", entity.country.map { .text($0) })
    for title in Set(entity.offices.map(\.title)).sorted() { resource.add("entente", "office", .text(title)) }
    return resource
  }

  static func resources(for claim: Claim) -> [RDFResource] {
    let name = RDFName.of("claim", id: claim.id.rawValue)
    let subject = RDFName.of("entity", id: claim.subject.rawValue)
    let relation = RDFName.of("relation", id: claim.predicate.rawValue)
    let object = RDFName.of("entity", id: claim.object.rawValue)
    let document = RDFName.of("document", id: claim.evidence.document.rawValue)
    func part(_ suffix: String) -> RDFName { RDFName("claim", name.local + "/" + suffix) }

    var statement = RDFResource(name)
    statement.add("rdf", "type", .name(RDFName("rdf", "Statement")))
    statement.add("rdf", "subject", .name(subject))
    statement.add("rdf", "predicate", .name(relation))
    statement.add("rdf", "object", .name(object))
    statement.add("entente", "modality", .text(claim.modality.rawValue))
    statement.add("entente", "polarity", .text(claim.polarity.rawValue))
    statement.add("prov", "wasQuotedFrom", .name(document))
    statement.add(
      "prov", "wasAttributedTo", (claim.attribution?.entity).map { .name(.of("entity", id: $0.rawValue)) })
    statement.add("entente", "attribution", (claim.attribution?.text).map { .text($0) })
    statement.add(
      "entente", "value", (claim.quantity?.value).map { .typed("\($0)", RDFName("xsd", "double")) })
    statement.add("entente", "qualifier", (claim.quantity?.qualifier).map { .text($0) })
    statement.add("entente", "unit", (claim.quantity?.unit).map { .text($0) })
    statement.add("entente", "title", claim.title.map { .text($0) })
    statement.add("dcterms", "date", (claim.date?.date).map(date))
    statement.add("entente", "rule", .text(claim.rule))
    statement.add("entente", "evidence", .name(part("evidence")))

    var evidence = RDFResource(part("evidence"))
    evidence.add("rdf", "type", .name(RDFName("oa", "SpecificResource")))
    evidence.add("oa", "hasSource", .name(document))
    evidence.add("oa", "hasSelector", .name(part("position")))
    evidence.add("oa", "hasSelector", .name(part("quote")))

    var position = RDFResource(part("position"))
    position.add("rdf", "type", .name(RDFName("oa", "TextPositionSelector")))
    position.add("oa", "start", integer(claim.evidence.scalars.lowerBound))
    position.add("oa", "end", integer(claim.evidence.scalars.upperBound))

    var quote = RDFResource(part("quote"))
    quote.add("rdf", "type", .name(RDFName("oa", "TextQuoteSelector")))
    quote.add("oa", "exact", .text(claim.evidence.text))

    var resources = [statement, evidence, position, quote]
    if claim.modality == .asserted, claim.polarity == .affirmed {
      var fact = RDFResource(subject)
      fact.add("relation", relation.local, .name(object))
      resources.append(fact)
    }
    return resources
  }

  private static func integer(_ number: Int) -> RDFTerm {
    .typed(String(number), RDFName("xsd", "nonNegativeInteger"))
  }

  private static func date(_ date: CalendarDate) -> RDFTerm {
    .typed(
      date.description, RDFName("xsd", date.day != nil ? "date" : date.month != nil ? "gYearMonth" : "gYear"))
  }
}
