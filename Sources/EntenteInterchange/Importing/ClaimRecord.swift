import Foundation

/// A claim as JSON has it, in our export and in what other extractors write.
struct ClaimRecord: Decodable {
  let id: String?
  let subject: EndRecord
  let predicate: String
  let object: EndRecord
  let polarity: String?
  let modality: String?
  let attribution: AttributionRecord?
  let quantity: QuantityRecord?
  let title: String?
  let date: String?
  let dateText: String?
  let evidence: QuotationRecord
  let triggers: [QuotationRecord]?
  let rule: String?
  let premises: [String]?

  struct AttributionRecord: Decodable {
    let entity: String?
    let text: String
  }

  struct QuantityRecord: Decodable {
    let value: Double?
    let qualifier: String?
    let unit: String
  }

  func claim(line: Int) throws(ImportedGraph.Refusal) -> ImportedClaim {
    guard let document = evidence.document else {
      throw ImportedGraph.Refusal(line: line, "the evidence names no document")
    }
    var claim = ImportedClaim(
      line: line, subject.end, predicate, object.end, evidence: .quoted(evidence.quotation(in: document)))
    claim.id = id
    claim.polarity = polarity
    claim.modality = modality
    claim.attribution = attribution.map { ($0.entity, $0.text) }
    claim.quantity = quantity.map { ($0.value, $0.qualifier ?? "exact", $0.unit) }
    claim.title = title
    claim.date = date
    claim.dateText = dateText
    claim.triggers = (triggers ?? []).map { $0.quotation(in: document) }
    claim.rule = rule
    claim.premises = premises ?? []
    return claim
  }
}

/// An end of a claim: an id, or an object that describes it.
struct EndRecord: Decodable {
  let end: ImportedEnd

  private enum Keys: String, CodingKey { case id, name, kind, country, aliases }

  init(from decoder: any Decoder) throws {
    if let id = try? decoder.singleValueContainer().decode(String.self) {
      end = .id(id)
      return
    }
    let members = try decoder.container(keyedBy: Keys.self)
    var entity = ImportedEntity(
      id: try members.decodeIfPresent(String.self, forKey: .id),
      kind: try members.decode(String.self, forKey: .kind),
      name: try members.decode(String.self, forKey: .name))
    entity.country = try members.decodeIfPresent(String.self, forKey: .country)
    entity.aliases = try members.decodeIfPresent([String].self, forKey: .aliases) ?? []
    end = .described(entity)
  }
}

struct QuotationRecord: Decodable {
  let document: String?
  let start: Int?
  let end: Int?
  let text: String

  func quotation(in document: String) -> ImportedQuotation {
    var scalars: Range<Int>?
    if let start, let end { scalars = start <= end ? start..<end : start..<start }
    return ImportedQuotation(document: self.document ?? document, scalars: scalars, text: text)
  }
}

/// Words for what a JSON decoder did not like.
enum JSONFault {
  static func message(for error: any Error) -> String {
    guard let error = error as? DecodingError else { return "not JSON" }
    switch error {
    case .keyNotFound(let key, let context):
      return "the field '\(path(context, key))' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "the field '\(path(context))' is of another type"
    case .dataCorrupted(let context):
      return context.codingPath.isEmpty ? "not JSON" : "the field '\(path(context))' cannot be read"
    @unknown default: return "not JSON"
    }
  }

  private static func path(_ context: DecodingError.Context, _ key: (any CodingKey)? = nil) -> String {
    (context.codingPath + [key].compactMap { $0 }).map { $0.intValue.map(String.init) ?? $0.stringValue }
      .joined(separator: ".")
  }
}
