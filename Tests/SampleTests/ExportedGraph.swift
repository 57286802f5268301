/// What the tests read of an exported graph.
struct ExportedGraph: Decodable {
  struct Document: Decodable {
    let id: String
    let path: String
  }

  struct Quotation: Decodable {
    let document: String
    let start: Int
    let end: Int
    let text: String
  }

  struct Entity: Decodable {
    let id: String
    let kind: String
    let name: String
    let mentions: [Quotation]
  }

  struct Claim: Decodable {
    let id: String
    let subject: String
    let object: String
    let evidence: Quotation
  }

  let documents: [Document]
  let entities: [Entity]
  let claims: [Claim]
}
