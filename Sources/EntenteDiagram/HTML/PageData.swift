import EntenteModel

/// What the page's script knows: the picture's entities and ties with all their claims, as JSON.
struct PageData {
  let json: String

  init(_ drawing: Drawing, of snapshot: GraphSnapshot, under ontology: Ontology, theme: Theme) {
    let entities = Dictionary(snapshot.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let documents = Dictionary(
      snapshot.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let nodes = drawing.nodes.map { node -> JSONText in
      let entity = node.entity.flatMap { entities[$0] }
      return .object([
        ("aliases", .array((entity?.aliases ?? []).map(JSONText.string))), ("id", .string(node.id)),
        ("kind", .string(node.kindLabel)),
        ("name", .string(entity?.name ?? node.name.lines.joined(separator: " "))),
        ("offices", .array(node.details.map { .string($0.lines.joined(separator: " ")) })),
      ])
    }
    let ties = drawing.ties.map { tie -> JSONText in
      .object([
        (
          "claims",
          .array(
            tie.claims.map { claim in
              // A line may stand for claims that say less than it does.
              let relation =
                claim.predicate == tie.kind ? nil : ontology.relationClass(claim.predicate)?.label
              return Self.claim(
                claim, saying: relation, documents: documents, entities: entities, theme: theme)
            })
        ),
        ("from", .string(drawing.nodes[tie.from].id)), ("id", .string(tie.id)),
        ("relation", .string(tie.relation)), ("summary", .string(tie.tooltip)),
        ("to", .string(drawing.nodes[tie.to].id)),
      ])
    }
    let root = JSONText.object([
      ("nodes", .array(nodes)), ("subtitle", .array(drawing.subtitle.map(JSONText.string))),
      ("ties", .array(ties)), ("title", .string(drawing.title)),
    ])
    json = root.text
  }

  private static func claim(
    _ claim: Claim, saying relation: String?, documents: [Document.ID: Document],
    entities: [Entity.ID: Entity], theme: Theme
  ) -> JSONText {
    let document = documents[claim.evidence.document]
    let address = document.flatMap { SafeLink.web($0.path) }
    var fields: [(String, JSONText)] = [
      ("address", .string(address.map { SafeLink.web($0, quoting: claim.evidence.text) } ?? "")),
      ("against", .truth(Tie.isAgainst(claim))),
      ("by", .string(claim.attribution.map { $0.entity.flatMap { entities[$0]?.name } ?? $0.text } ?? "")),
    ]
    let date = claim.date?.date ?? document?.published
    fields += [
      ("date", .string(date?.description ?? "")),
      ("day", .string(document?.published.map(Wording.date) ?? "")),
      ("line", .number(claim.evidence.line)),
      (
        "manner",
        .string(
          (relation.map { $0 + ", " } ?? "") + theme.manner(of: claim))
      ),
      ("modality", .string(claim.modality.rawValue)), ("outlet", .string(document?.source ?? "")),
      ("quantity", .string(claim.quantity.map { Wording.quantity($0, omitting: "") } ?? "")),
      ("text", .string(TextBlock.cleaned(claim.evidence.text))),
      ("title", .string(document.map { TextBlock.cleaned($0.title) } ?? "")),
    ]
    return .object(fields)
  }
}

/// A little JSON, safe inside a script element: `<`, `>` and `&` are always escaped.
enum JSONText {
  case string(String)
  case number(Int)
  case truth(Bool)
  case array([JSONText])
  case object([(String, JSONText)])

  var text: String {
    switch self {
    case .string(let value): Self.quoted(value)
    case .number(let value): String(value)
    case .truth(let value): value ? "true" : "false"
    case .array(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
    case .object(let fields):
      "{" + fields.map { Self.quoted($0.0) + ":" + $0.1.text }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar.value {
      case 0x22: text += "\\\""
      case 0x5C: text += "\\\\"
      case 0x0A: text += "\\n"
      case 0x00...0x1F, 0x3C, 0x3E, 0x26, 0x7F...0x9F, 0x2028, 0x2029:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
