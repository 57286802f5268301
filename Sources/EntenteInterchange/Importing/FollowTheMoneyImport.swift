import EntenteModel
import Foundation

/// Entities of FollowTheMoney, one a line. Those that tie two others together are claims, and the line is their evidence.
struct FollowTheMoneyImport {
  private let ontology: Ontology

  init(_ ontology: Ontology) { self.ontology = ontology }

  private struct Record: Decodable {
    let id: String
    let schema: String
    let properties: [String: [String]]

    func first(_ name: String) -> String? { properties[name]?.first }
  }

  /// The properties that hold the ends of a schema of ties.
  private static let ends = [
    "Directorship": ("director", "organization"), "Membership": ("member", "organization"),
    "Occupancy": ("holder", "post"), "Representation": ("agent", "client"),
    "UnknownLink": ("subject", "object"),
  ]

  /// Schemata that say nothing of two entities.
  private static let beside = ["Article", "Document", "Pages", "PlainText", "HyperText", "Position"]

  func read(_ text: String) -> ImportedGraph {
    var graph = ImportedGraph()
    let decoder = JSONDecoder()
    var entities: [String: ImportedEntity] = [:]
    var posts: [String: Record] = [:]
    var ties: [(line: Int, bytes: Range<Int>, record: Record)] = []
    for (number, line) in TextLines(text) {
      let record: Record
      do {
        record = try decoder.decode(Record.self, from: Data(text.utf8[line]))
      } catch {
        graph.refusals.append(.init(line: number, JSONFault.message(for: error)))
        continue
      }
      if Self.ends[record.schema] != nil {
        let start = text.utf8.distance(from: text.utf8.startIndex, to: line.lowerBound)
        ties.append(
          (number, start..<(start + text.utf8.distance(from: line.lowerBound, to: line.upperBound)), record))
      } else if record.schema == "Position" {
        posts[record.id] = record
      } else if let entity = entity(record) {
        entities[record.id] = entity
      } else if !Self.beside.contains(record.schema) {
        graph.refusals.append(.init(line: number, "the schema '\(record.schema)' has no counterpart here"))
      }
    }
    for tie in ties {
      do throws(ImportedGraph.Refusal) {
        graph.claims.append(
          try claim(tie.record, line: tie.line, bytes: tie.bytes, among: entities, posts: posts))
      } catch {
        graph.refusals.append(error)
      }
    }
    graph.refusals.sort { $0.line < $1.line }
    return graph
  }

  /// The class whose schema it is, and of which most topics are named.
  private func entity(_ record: Record) -> ImportedEntity? {
    guard let name = record.first("name") else { return nil }
    let topics = Set(record.properties["topics"] ?? [])
    let schema = record.schema == "LegalEntity" ? "Organization" : record.schema
    let fitting = ontology.entityClasses.filter { $0.followTheMoney.first == schema }
    let best = fitting.filter { topics.isSuperset(of: $0.followTheMoney.dropFirst()) }
      .max { $0.followTheMoney.count < $1.followTheMoney.count }
    guard let kind = best ?? fitting.min(by: { $0.followTheMoney.count < $1.followTheMoney.count }) else {
      return nil
    }
    var entity = ImportedEntity(id: nil, kind: kind.kind.rawValue, name: name)
    entity.aliases = record.properties["alias"] ?? []
    entity.offices = (record.properties["position"] ?? []).map {
      ImportedEntity.Office(title: $0, of: nil, from: nil, to: nil)
    }
    return entity
  }

  private func claim(
    _ record: Record, line: Int, bytes: Range<Int>, among entities: [String: ImportedEntity],
    posts: [String: Record]
  ) throws(ImportedGraph.Refusal) -> ImportedClaim {
    guard let names = Self.ends[record.schema] else { throw .init(line: line, "no tie") }
    var title: String?
    func end(_ property: String) throws(ImportedGraph.Refusal) -> ImportedEntity {
      guard var id = record.first(property) else { throw .init(line: line, "'\(property)' is missing") }
      if let post = posts[id], let body = post.first("organization") {
        title = post.first("name")
        id = body
      }
      guard let entity = entities[id] else {
        throw .init(line: line, "'\(property)' is '\(id)', which no line describes")
      }
      return entity
    }
    let subject = try end(names.0)
    let object = try end(names.1)
    var role = record.first("role") ?? ""
    let isNegated = role.hasPrefix("not: ")
    if isNegated { role.removeFirst(5) }
    let relation = relation(role, schema: record.schema, subject.kind, object.kind)
    var claim = ImportedClaim(
      line: line, .described(subject), relation ?? role, .described(object), evidence: .itself(bytes))
    // A role that names no kind of relation is the title of the office.
    if relation != nil, ontology.named(role) == nil, !role.isEmpty { title = role }
    claim.title = title
    claim.polarity = isNegated ? Polarity.negated.rawValue : nil
    let stance = (record.first("summary") ?? "").split(separator: ", ", maxSplits: 2).map(String.init)
      .filter { $0 != Polarity.negated.rawValue }
    if let modality = stance.first, Modality(rawValue: modality) != nil {
      claim.modality = modality
      let rest = stance.dropFirst().joined(separator: ", ")
      if !rest.isEmpty { claim.attribution = (nil, rest) }
    }
    claim.date = record.first("date") ?? record.first("startDate")
    return claim
  }

  /// The kind that the role names, or else the first kind of the schema that may hold between such ends.
  private func relation(_ role: String, schema: String, _ subject: String, _ object: String) -> String? {
    if let named = ontology.named(role) { return named.rawValue }
    guard schema != "UnknownLink" else { return nil }
    return ontology.relationClasses.first { relation in
      relation.name(in: "ftm") == schema
        && ontology.permits(EntityKind(rawValue: subject), relation.kind, EntityKind(rawValue: object))
    }?.kind.rawValue
  }
}

extension Ontology {
  /// The kind of relation of that name or label.
  func named(_ words: String) -> RelationKind? {
    let folded = NameFolding.fold(words.split(separator: "_").joined(separator: " "))
    return relationClasses.first { relation in
      NameFolding.fold(relation.label) == folded
        || NameFolding.fold(relation.kind.rawValue.split(separator: "_").joined(separator: " ")) == folded
    }?.kind
  }
}
