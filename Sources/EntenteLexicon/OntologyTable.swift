internal import EntenteModel

/// The ontology as a table that is read without a YAML parser: every kind a line, its cells parted by tabs.
///
/// It is made from `ontology.yaml`, and a test fails where it is not what that file says.
enum OntologyTable {
  private static let header = "# Made from ontology.yaml, which is the file to edit; see FORMAT.md."

  private enum Family: String { case entity, relation }

  static func text(of ontology: Ontology) -> String {
    var lines = [header]
    func add(_ family: Family, _ cells: [String]) {
      lines.append(([family.rawValue] + cells).joined(separator: "\t"))
    }
    for kind in ontology.entityClasses {
      add(
        .entity,
        [
          kind.kind.rawValue, kind.parent?.rawValue ?? "", kind.label, kind.plural,
          kind.followTheMoney.joined(separator: "|"),
        ])
    }
    for kind in ontology.relationClasses {
      add(
        .relation,
        [
          kind.kind.rawValue, kind.parent?.rawValue ?? "", kind.label, kind.inverse,
          kind.isSymmetric ? "symmetric" : "", kind.isExclusive ? "exclusive" : "",
          kind.subjects.map(\.rawValue).joined(separator: "|"),
          kind.objects.map(\.rawValue).joined(separator: "|"),
          kind.vocabulary.joined(separator: "|"),
        ])
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// - Throws: `LexiconError` with the line that is not as `text(of:)` writes it.
  static func read(_ file: KnowledgeFile) throws(LexiconError) -> Ontology {
    var entities: [Ontology.EntityClass] = []
    var relations: [Ontology.RelationClass] = []
    var number = 0
    for line in file.text.utf8.split(separator: UInt8(ascii: "\n")) {
      number += 1
      if line.first == UInt8(ascii: "#") { continue }
      let cells = words(line, UInt8(ascii: "\t"), omittingEmpty: false)
      switch (Family(rawValue: cells[0]), cells.count) {
      case (.entity, 6):
        entities.append(
          Ontology.EntityClass(
            kind: EntityKind(rawValue: cells[1]),
            parent: cells[2].isEmpty ? nil : EntityKind(rawValue: cells[2]), label: cells[3],
            plural: cells[4], followTheMoney: list(cells[5])))
      case (.relation, 10):
        relations.append(
          Ontology.RelationClass(
            kind: RelationKind(rawValue: cells[1]),
            parent: cells[2].isEmpty ? nil : RelationKind(rawValue: cells[2]), label: cells[3],
            inverse: cells[4], isSymmetric: !cells[5].isEmpty, isExclusive: !cells[6].isEmpty,
            subjects: list(cells[7]).map(EntityKind.init(rawValue:)),
            objects: list(cells[8]).map(EntityKind.init(rawValue:)), vocabulary: list(cells[9])))
      default:
        throw LexiconError(file: file.name, line: number, "neither an entity's line nor a relation's")
      }
    }
    do {
      return try Ontology(entities: entities, relations: relations)
    } catch {
      throw LexiconError(file: file.name, "\(error)")
    }
  }

  private static func list(_ cell: String) -> [String] {
    words(cell.utf8[...], UInt8(ascii: "|"), omittingEmpty: true)
  }

  private static func words(_ bytes: Substring.UTF8View, _ separator: UInt8, omittingEmpty: Bool) -> [String]
  {
    bytes.split(separator: separator, omittingEmptySubsequences: omittingEmpty).map { String(Substring($0)) }
  }
}
