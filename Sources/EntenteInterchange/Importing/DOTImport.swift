/// DOT: nodes are entities, edges claims, and the statement is their evidence.
///
/// `kind`, `label`, `country` and `aliases` of nodes are understood, and `kind`, `label`, `modality`, `polarity`,
/// `attribution`, `title` and `date` of edges: what our own export writes, and what others may write as well.
enum DOTImport {
  static func read(_ text: String) throws(ImportedGraph.Refusal) -> ImportedGraph {
    var parser = DOTParser(text)
    let dot = try parser.parse()
    var graph = ImportedGraph()
    func entity(_ node: String) -> ImportedEntity {
      let attributes = dot.nodes[node] ?? [:]
      // `\N` is what Graphviz writes where a label is the node's own name.
      let label = attributes["label"].flatMap { $0.isEmpty || $0 == "\\N" ? nil : $0 }
      var entity = ImportedEntity(
        id: node.contains("/") ? unescaped(node) : nil, kind: attributes["kind"] ?? "",
        name: label.map(plain) ?? node)
      entity.country = attributes["country"]
      entity.aliases = (attributes["aliases"].map(plain) ?? "").split(separator: ";").map { alias in
        String(alias.drop { $0 == " " })
      }
      return entity
    }
    for edge in dot.edges {
      let attributes = edge.attributes
      let words = attributes["kind"] ?? attributes["label"].map(plain) ?? ""
      let isNegated = attributes["kind"] == nil && words.hasPrefix("not ")
      var claim = ImportedClaim(
        line: edge.line, .described(entity(edge.tail)), isNegated ? String(words.dropFirst(4)) : words,
        .described(entity(edge.head)), evidence: .itself(edge.bytes))
      claim.polarity = attributes["polarity"] ?? (isNegated ? "negated" : nil)
      claim.modality = attributes["modality"]
      claim.attribution = attributes["attribution"].map { (nil, plain($0)) }
      claim.title = attributes["title"].map(plain)
      claim.date = attributes["date"]
      graph.claims.append(claim)
    }
    return graph
  }

  /// A label without Graphviz's escapes and entities.
  private static func plain(_ label: String) -> String {
    var text = ""
    var characters = label.makeIterator()
    while let character = characters.next() {
      guard character == "\\" else {
        text.append(character)
        continue
      }
      switch characters.next() {
      case "n", "l", "r": text += " "
      case let other?: text.append(other)
      case nil: text += "\\"
      }
    }
    return text.replacing("&amp;", with: "&")
  }

  /// An id without the percent-encoding of our export.
  private static func unescaped(_ id: String) -> String {
    var bytes: [UInt8] = []
    var rest = Substring(id).utf8
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(Substring(rest.prefix(2)), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
