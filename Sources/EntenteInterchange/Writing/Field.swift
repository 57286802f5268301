import EntenteModel

/// A simple value of a table.
enum FieldValue: Sendable {
  case text(String)
  case number(Double)
  case integer(Int)
  case truth(Bool)

  var text: String {
    switch self {
    case .text(let text): text
    case .number(let number): Int(exactly: number).map(String.init) ?? "\(number)"
    case .integer(let number): String(number)
    case .truth(let value): value ? "true" : "false"
    }
  }
}

/// A column of a table of entities or claims, for the formats that keep named values of simple types.
struct Field<Record>: Sendable {
  enum Kind: Sendable { case text, number, integer, truth }

  let name: String
  let kind: Kind
  let value: @Sendable (Record, Ontology) -> FieldValue?

  init(_ name: String, _ kind: Kind = .text, _ value: @escaping @Sendable (Record, Ontology) -> FieldValue?) {
    self.name = name
    self.kind = kind
    self.value = value
  }
}

extension Field<Entity> {
  /// What such formats keep of an entity, beside its id.
  static let all: [Field<Entity>] = [
    Field("label") { entity, _ in .text(entity.name) },
    Field("kind") { entity, _ in .text(entity.kind.rawValue) },
    Field("country") { entity, _ in entity.country.map { .text($0) } },
    Field("aliases") { entity, _ in joined(entity.aliases) },
    Field("offices") { entity, _ in joined(entity.offices.map(\.title)) },
  ]

  private static func joined(_ names: [String]) -> FieldValue? {
    names.isEmpty ? nil : .text(names.joined(separator: "; "))
  }
}

extension Field<Claim> {
  /// What such formats keep of a claim, beside its id and its ends.
  static let all: [Field<Claim>] = [
    Field("label") { claim, ontology in
      .text(ontology.relationClass(claim.predicate)?.label ?? claim.predicate.rawValue)
    },
    Field("kind") { claim, _ in .text(claim.predicate.rawValue) },
    Field("symmetric", .truth) { claim, ontology in
      .truth(ontology.relationClass(claim.predicate)?.isSymmetric == true)
    },
    Field("polarity") { claim, _ in .text(claim.polarity.rawValue) },
    Field("modality") { claim, _ in .text(claim.modality.rawValue) },
    Field("attribution") { claim, _ in claim.attribution.map { .text($0.text) } },
    Field("attributionEntity") { claim, _ in (claim.attribution?.entity?.rawValue).map { .text($0) } },
    Field("value", .number) { claim, _ in (claim.quantity?.value).map { .number($0) } },
    Field("qualifier") { claim, _ in (claim.quantity?.qualifier).map { .text($0) } },
    Field("unit") { claim, _ in (claim.quantity?.unit).map { .text($0) } },
    Field("title") { claim, _ in claim.title.map { .text($0) } },
    Field("date") { claim, _ in (claim.date?.date?.description).map { .text($0) } },
    Field("document") { claim, _ in .text(claim.evidence.document.rawValue) },
    Field("start", .integer) { claim, _ in .integer(claim.evidence.scalars.lowerBound) },
    Field("end", .integer) { claim, _ in .integer(claim.evidence.scalars.upperBound) },
    Field("line", .integer) { claim, _ in .integer(claim.evidence.line) },
    Field("evidence") { claim, _ in .text(claim.evidence.text) },
    Field("rule") { claim, _ in .text(claim.rule) },
  ]
}
