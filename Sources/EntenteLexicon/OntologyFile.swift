public import EntenteModel

/// Reads an ontology from its YAML file; see FORMAT.md.
public enum OntologyFile {
  /// The ontology that is compiled into the binary.
  ///
  /// - Complexity: 0.1 ms from its table; reading the YAML takes more than ten times as long, which a question to a
  ///   small graph would notice.
  public static func shipped() throws(LexiconError) -> Ontology {
    try OntologyTable.read(try KnowledgeFile.shipped("ontology.tsv"))
  }

  /// The same from the YAML that people edit.
  ///
  /// - Throws: `LexiconError` also where the table was not made from this file.
  public static func shippedSource() throws(LexiconError) -> Ontology {
    let ontology = try read(try KnowledgeFile.shipped("ontology.yaml"))
    guard try KnowledgeFile.shipped("ontology.tsv").text == OntologyTable.text(of: ontology) else {
      throw LexiconError(
        file: "ontology.tsv",
        "not made from the ontology.yaml that lies beside it; run ENTENTE_RECORD=1 Scripts/test --filter 'shipped knowledge'"
      )
    }
    return ontology
  }

  /// - Throws: `LexiconError` with file and line for an unknown key or kind, a kind that stands twice, an end
  ///   or parent that is not there, or a circle of parents.
  public static func read(_ file: KnowledgeFile) throws(LexiconError) -> Ontology {
    let root = try StrictYAML(file)
    let top = try root.mapping(["groups", "entities", "relations"])
    var groups: [String: [String]] = [:]
    for (name, members) in try top["groups"]?.entries() ?? [] { groups[name] = try members.words() }

    let entityNodes = try top.need("entities", of: root).list()
    var known: [String] = []
    for node in entityNodes {
      known.append(try node.mapping(entityKeys).need("kind", of: node).word())
    }
    for (index, kind) in known.enumerated() where known[..<index].contains(kind) {
      throw entityNodes[index].error("the kind '\(kind)' is defined twice")
    }
    let kinds = known
    func check(_ kind: String, _ place: StrictYAML, or others: [String] = []) throws(LexiconError) {
      guard kinds.contains(kind) else {
        throw place.error(LexiconError.unknown("kind", kind, known: kinds + others))
      }
    }

    var entities: [Ontology.EntityClass] = []
    for node in entityNodes {
      let keys = try node.mapping(entityKeys)
      let kind = try keys.need("kind", of: node).word()
      let label = try keys.word("label") ?? kind
      if let parent = keys["parent"] { try check(try parent.word(), parent) }
      entities.append(
        Ontology.EntityClass(
          kind: EntityKind(rawValue: kind),
          parent: try keys.word("parent").map(EntityKind.init(rawValue:)),
          label: label, plural: try keys.word("plural") ?? label,
          followTheMoney: try keys.words("ftm")))
    }

    func ends(_ key: String, _ keys: [String: StrictYAML], _ node: StrictYAML) throws(LexiconError)
      -> [EntityKind]
    {
      let place = try keys.need(key, of: node)
      var ends: [EntityKind] = []
      for word in try place.words() {
        for kind in groups[word] ?? [word] {
          try check(kind, place, or: groups.keys.sorted())
          ends.append(EntityKind(rawValue: kind))
        }
      }
      return ends
    }

    var relations: [Ontology.RelationClass] = []
    var relationLines: [String: StrictYAML] = [:]
    for node in try top.need("relations", of: root).list() {
      let keys = try node.mapping(relationKeys)
      let kind = try keys.need("kind", of: node).word()
      guard relationLines.updateValue(node, forKey: kind) == nil else {
        throw node.error("the kind '\(kind)' is defined twice")
      }
      let label = try keys.word("label") ?? kind
      var vocabulary: [String] = []
      for name in vocabularies.sorted() {
        if let value = try keys.word(name) { vocabulary.append("\(name)=\(value)") }
      }
      relations.append(
        Ontology.RelationClass(
          kind: RelationKind(rawValue: kind),
          parent: try keys.word("parent").map(RelationKind.init(rawValue:)),
          label: label, inverse: try keys.word("inverse") ?? label,
          isSymmetric: try keys["symmetric"]?.flag() ?? false,
          isExclusive: try keys["exclusive"]?.flag() ?? false,
          subjects: try ends("subject", keys, node), objects: try ends("object", keys, node),
          vocabulary: vocabulary))
    }
    for relation in relations {
      if let parent = relation.parent, relationLines[parent.rawValue] == nil {
        throw (relationLines[relation.kind.rawValue] ?? root).error(
          LexiconError.unknown("kind", parent.rawValue, known: relationLines.keys.sorted()))
      }
    }
    do {
      return try Ontology(entities: entities, relations: relations)
    } catch {
      throw LexiconError(file: file.name, "\(error)")
    }
  }

  private static let entityKeys = ["kind", "parent", "label", "plural", "ftm"]
  private static let relationKeys =
    [
      "kind", "parent", "label", "inverse", "symmetric", "exclusive", "subject", "object",
    ] + vocabularies
  private static let vocabularies = ["wikidata", "plover", "cameo", "ftm"]
}
