import Foundation

/// Entente's own format, as `JSONExport` writes it.
enum JSONImport {
  private struct Root: Decodable {
    let entente: Int
    let documents: [DocumentRecord]
    let entities: [EntityRecord]
    let claims: [ClaimRecord]
  }

  private struct DocumentRecord: Decodable {
    let id: String
    let title: String
    let path: String
    let source: String?
    let published: String?
    let text: String?
  }

  private struct EntityRecord: Decodable {
    let id: String
    let kind: String
    let `class`: String?
    let name: String
    let aliases: [String]?
    let country: String?
    let offices: [OfficeRecord]?
    let mentions: [QuotationRecord]?
  }

  private struct OfficeRecord: Decodable {
    let title: String
    let of: String?
    let from: String?
    let to: String?
  }

  static func read(_ text: String) throws(ImportedGraph.Refusal) -> ImportedGraph {
    let root: Root
    do {
      root = try JSONDecoder().decode(Root.self, from: Data(text.utf8))
    } catch {
      throw ImportedGraph.Refusal(line: 0, "no graph of Entente: \(JSONFault.message(for: error))")
    }
    guard root.entente == 1 else {
      throw ImportedGraph.Refusal(
        line: 0, "the format is \(root.entente), and this program knows format 1; use a newer one")
    }
    var graph = ImportedGraph()
    graph.documents = root.documents.map {
      ImportedDocument(
        id: $0.id, title: $0.title, path: $0.path, source: $0.source, published: $0.published, text: $0.text)
    }
    graph.entities = root.entities.map { record in
      var entity = ImportedEntity(id: record.id, kind: record.class ?? record.kind, name: record.name)
      entity.aliases = record.aliases ?? []
      entity.country = record.country
      entity.offices = (record.offices ?? []).map {
        ImportedEntity.Office(title: $0.title, of: $0.of, from: $0.from, to: $0.to)
      }
      entity.mentions = (record.mentions ?? []).compactMap { mention in
        mention.document.map { mention.quotation(in: $0) }
      }
      return entity
    }
    // Our export gives a claim a line of its own, of which the first follows the opening one.
    for (index, record) in root.claims.enumerated() {
      do { graph.claims.append(try record.claim(line: index + 2)) } catch { graph.refusals.append(error) }
    }
    return graph
  }
}
