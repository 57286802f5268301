import EntenteModel

/// Two graphs as one, with what became of each claim.
struct Comparison {
  /// The claims that only one of the graphs has, with all entities and documents.
  let snapshot: GraphSnapshot
  private let formerEntities: Set<Entity.ID>
  private let laterEntities: Set<Entity.ID>
  private let formerTies: Set<TieKey>
  private let laterTies: Set<TieKey>

  private struct TieKey: Hashable {
    let subject: Entity.ID
    let predicate: RelationKind
    let object: Entity.ID
  }

  /// - Complexity: O(*n*) in both graphs.
  init(from before: GraphSnapshot, to after: GraphSnapshot) {
    let former = Set(before.claims.map(\.id))
    let later = Set(after.claims.map(\.id))
    var entities = Dictionary(before.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for entity in after.entities { entities[entity.id] = entity }
    var documents = Dictionary(before.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for document in after.documents { documents[document.id] = document }
    snapshot = GraphSnapshot(
      documents: Array(documents.values), entities: Array(entities.values), mentions: [],
      claims: after.claims.filter { !former.contains($0.id) }
        + before.claims.filter { !later.contains($0.id) })
    formerEntities = Set(before.claims.flatMap { [$0.subject, $0.object] })
    laterEntities = Set(after.claims.flatMap { [$0.subject, $0.object] })
    func key(_ claim: Claim) -> TieKey {
      TieKey(subject: claim.subject, predicate: claim.predicate, object: claim.object)
    }
    formerTies = Set(before.claims.map(key))
    laterTies = Set(after.claims.map(key))
  }

  /// Whether only one of the graphs has the tie.
  func isNews(_ tie: Tie) -> Bool {
    let key = TieKey(subject: tie.subject, predicate: tie.predicate, object: tie.object)
    return !(formerTies.contains(key) && laterTies.contains(key))
  }

  /// The drawing with what came, went and changed told apart.
  func marked(_ drawing: Drawing, sizes: Theme.Sizes) -> Drawing {
    var drawing = drawing
    for index in drawing.nodes.indices {
      guard let entity = drawing.nodes[index].entity else { continue }
      let change = change(was: formerEntities.contains(entity), is: laterEntities.contains(entity))
      guard change != .changed else { continue }
      drawing.nodes[index].change = change
      drawing.nodes[index].name.prefix(change.sign)
    }
    for index in drawing.ties.indices {
      let isQuiet = drawing.ties[index].isQuiet
      let keys = drawing.ties[index].claims.map {
        TieKey(subject: $0.subject, predicate: $0.predicate, object: $0.object)
      }
      guard !keys.isEmpty else { continue }
      let change = change(
        was: keys.contains(where: formerTies.contains), is: keys.contains(where: laterTies.contains))
      // That somebody is still what they were is no news.
      if isQuiet, change == .changed { continue }
      drawing.ties[index].change = change
      // What is new about who is new stands in the box already.
      let ends = [drawing.ties[index].from, drawing.ties[index].to]
      if isQuiet, ends.contains(where: { drawing.nodes[$0].change == change }) { continue }
      drawing.ties[index].isQuiet = false
      if drawing.ties[index].label.isEmpty {
        drawing.ties[index].label = [
          LabelLine(
            text: drawing.ties[index].relation, textSize: sizes.label, isName: true, note: "",
            noteSize: sizes.note)
        ]
      }
      drawing.ties[index].label[0].text = change.sign + drawing.ties[index].label[0].text
    }
    let changes = drawing.ties.compactMap(\.change)
    func count(_ change: Change) -> String { Wording.number(Double(changes.count { $0 == change })) }
    drawing.subtitle.append("+ \(count(.came)) new, − \(count(.went)) gone, ± \(count(.changed)) told anew.")
    return drawing
  }

  private func change(was: Bool, is isNow: Bool) -> Change { was && isNow ? .changed : was ? .went : .came }
}
