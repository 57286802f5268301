import EntenteModel
import EntenteQuery

/// Graphs as text: claims parted by `;`, each `subject kind object` and then any of `in DOCUMENT`, `by OUTLET`,
/// `on DATE`, a modality, `not`, `title WORD`, and `count QUALIFIER NUMBER UNIT`.
///
///     ann meets bo; bo deployed_to cal in report2 by Wire on 2024-11-05 claimed
func graph(_ notation: String) throws -> GraphSnapshot {
  var documents: [Document.ID: Document] = [:]
  var ids: Set<Entity.ID> = []
  var claims: [Claim] = []
  for (index, line) in notation.split(separator: ";").enumerated() {
    var words = line.split(whereSeparator: \.isWhitespace).map(String.init)[...]
    func next() -> String { words.popFirst() ?? "" }
    let subject = Entity.ID(rawValue: next())
    let kind = RelationKind(rawValue: next())
    let object = Entity.ID(rawValue: next())
    var document = "report"
    var source: String?
    var date: CalendarDate?
    var modality = Modality.asserted
    var polarity = Polarity.affirmed
    var title: String?
    var quantity: Quantity?
    while let word = words.popFirst() {
      switch word {
      case "in": document = next()
      case "by": source = next()
      case "on": date = CalendarDate(next())
      case "not": polarity = .negated
      case "title": title = next()
      case "count": quantity = Quantity(value: nil, qualifier: next(), unit: next()).with(Double(next()))
      default: modality = Modality(rawValue: word) ?? modality
      }
    }
    let id = Document.ID(rawValue: document)
    let present = documents[id]
    documents[id] = Document(
      id: id, title: document, path: document, source: source ?? present?.source, text: "words")
    let evidence = Quotation(document: id, range: 0..<5, scalars: 0..<5, line: 1, text: "words")
    ids.formUnion([subject, object])
    claims.append(
      Claim(
        id: Claim.ID(rawValue: "c\(index)"), subject: subject, predicate: kind, object: object,
        polarity: polarity, modality: modality, quantity: quantity, title: title,
        date: date.map { ClaimDate(date: $0, text: "") }, evidence: evidence, rule: "test"))
  }
  return GraphSnapshot(
    documents: Array(documents.values),
    entities: ids.map { Entity(id: $0, kind: EntityKind(rawValue: "person"), name: $0.rawValue) },
    mentions: [], claims: claims)
}

extension Quantity {
  fileprivate func with(_ value: Double?) -> Quantity {
    Quantity(value: value, qualifier: qualifier, unit: unit)
  }
}

/// `meets` is symmetric; `meets` and `deployed_to` are children of `related`.
func testOntology() throws -> Ontology {
  func relation(_ kind: String, _ parent: String? = nil, isSymmetric: Bool = false) -> Ontology.RelationClass
  {
    Ontology.RelationClass(
      kind: RelationKind(rawValue: kind), parent: parent.map(RelationKind.init), label: kind, inverse: kind,
      isSymmetric: isSymmetric, subjects: [], objects: [])
  }
  return try Ontology(
    entities: [
      Ontology.EntityClass(
        kind: EntityKind(rawValue: "person"), parent: nil, label: "person", plural: "People")
    ],
    relations: [
      relation("related"), relation("meets", "related", isSymmetric: true),
      relation("deployed_to", "related"),
      relation("heads"),
    ])
}
