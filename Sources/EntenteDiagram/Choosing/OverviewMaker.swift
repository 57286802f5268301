import EntenteModel
import EntenteQuery

/// Turns a graph that is too large to be drawn into one of its communities, each with its main actors.
struct OverviewMaker {
  /// How many communities and lines between them are drawn at most.
  struct Room: Sendable {
    let communities: Int
    let lines: Int

    /// What a picture has room for, and what it may be thinned to so that a page holds it.
    static let most = Room(communities: 18, lines: 30)
    static let fewer = [
      Room(communities: 15, lines: 24), Room(communities: 13, lines: 18), Room(communities: 11, lines: 14),
    ]
  }

  private let reports: Int
  private let ontology: Ontology
  private let options: DiagramOptions
  private let entities: Int
  private let ties: Int
  private let communities: [Group]
  /// Communities of more than one, the largest first.
  private let ranked: [Int]
  private let between: [Pair: [Tie]]

  private struct Group {
    var members: [Entity] = []
    var ties = 0
  }

  /// - Complexity: O(*n* log *n*) in the claims.
  init(of snapshot: GraphSnapshot, under ontology: Ontology, options: DiagramOptions) {
    self.ontology = ontology
    self.options = options
    reports = snapshot.documents.count
    var everything = options
    everything.strongest = .max
    let selection = Selection(of: snapshot, under: ontology, options: everything)
    let ids = selection.entities.map(\.id)
    let numbers = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    let found = selection.communities(under: ontology)
    // Who is tied to nobody is in no community.
    var groups = [Int](repeating: found.count, count: ids.count)
    for (group, community) in found.enumerated() {
      for member in community.members { if let number = numbers[member] { groups[number] = group } }
    }
    var degree = [Int](repeating: 0, count: ids.count)
    var communities = [Group](repeating: Group(), count: found.count + 1)
    var between: [Pair: [Tie]] = [:]
    for tie in selection.ties {
      guard let from = numbers[tie.subject], let to = numbers[tie.object] else { continue }
      degree[from] += tie.claims.count
      degree[to] += tie.claims.count
      if groups[from] == groups[to] {
        communities[groups[from]].ties += 1
      } else {
        let pair = Pair(low: min(groups[from], groups[to]), high: max(groups[from], groups[to]))
        between[pair, default: []].append(tie)
      }
    }
    for number in ids.indices.sorted(by: { (-degree[$0], $0) < (-degree[$1], $1) }) {
      communities[groups[number]].members.append(selection.entities[number])
    }
    ranked = found.indices.filter { communities[$0].members.count > 1 }.sorted {
      let (left, right) = (communities[$0].members, communities[$1].members)
      return (-left.count, left[0].id) < (-right.count, right[0].id)
    }
    self.communities = communities
    self.between = between
    entities = ids.count
    ties = selection.ties.count
  }

  /// - Complexity: O(*n* log *n*) in the communities and the lines between them.
  func drawing(with room: Room = .most) -> Drawing {
    let shown = Array(ranked.prefix(room.communities))
    let position = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($1, $0) })
    var identifiers = StableIdentifiers()
    let nodes = shown.map { node(communities[$0], identifiers: &identifiers) }
    let lines = between.filter { position[$0.key.low] != nil && position[$0.key.high] != nil }
      .sorted { (-$0.value.count, $0.key.low, $0.key.high) < (-$1.value.count, $1.key.low, $1.key.high) }
    let most = Double(lines.first?.value.count ?? 1)
    // The heaviest lines, and the heaviest of every community that would stand alone.
    var drawn = Array(lines.prefix(room.lines))
    var joined = Set(drawn.flatMap { [$0.key.low, $0.key.high] })
    for line in lines.dropFirst(room.lines)
    where !joined.contains(line.key.low) || !joined.contains(line.key.high) {
      drawn.append(line)
      joined.formUnion([line.key.low, line.key.high])
    }
    let ties = drawn.compactMap { pair, ties -> DrawnTie? in
      guard let from = position[pair.low], let to = position[pair.high] else { return nil }
      return line(of: ties, from: from, to: to, most: most, identifiers: &identifiers)
    }
    let members = shown.reduce(0) { $0 + communities[$1].members.count }
    var subtitle = [
      "\(Wording.count(entities, "entity", "entities")) and "
        + "\(Wording.count(self.ties, "tie", "ties")) in "
        + "\(Wording.count(reports, "report", "reports")), drawn as communities: those who have "
        + "most to do with each other, under the names of the busiest."
    ]
    var omitted: [String] = []
    if members < entities {
      omitted.append(Wording.count(entities - members, "entity", "entities") + " in smaller communities")
    }
    if lines.count > drawn.count {
      omitted.append(Wording.count(lines.count - drawn.count, "weaker line", "weaker lines"))
    }
    if !omitted.isEmpty { subtitle.append("Not shown: \(Wording.list(omitted, limit: 2)).") }
    return Drawing(
      title: options.title.map(TextBlock.cleaned) ?? "Overview", subtitle: subtitle, nodes: nodes, ties: ties,
      frames: [], sources: [])
  }

  private struct Pair: Hashable {
    let low: Int
    let high: Int
  }

  private func node(_ community: Group, identifiers: inout StableIdentifiers) -> DrawnNode {
    let theme = options.theme
    let first = community.members[0]
    var style = theme.style(of: first.kind, under: ontology)
    style.isDouble = true
    let others = community.members.dropFirst().prefix(3).map(\.name)
    var details = others.map { TextBlock($0, width: 150, size: theme.sizes.office, limit: 1) }
    details.append(
      TextBlock(
        "\(Wording.count(community.members.count, "entity", "entities")), "
          + Wording.count(community.ties, "tie", "ties"), width: 170, size: theme.sizes.office))
    let named = community.members.prefix(20).map(\.name).joined(separator: "\n")
    return DrawnNode(
      id: identifiers.make("c", for: first.id.rawValue), entity: nil, kind: first.kind,
      kindLabel: "community", style: style,
      name: TextBlock(first.name, width: 150, size: theme.sizes.name, face: .bold, limit: 2),
      details: details,
      tooltip: "Community of \(community.members.count):\n\(named)"
        + (community.members.count > 20 ? "\n…" : ""))
  }

  private func line(
    of ties: [Tie], from: Int, to: Int, most: Double, identifiers: inout StableIdentifiers
  ) -> DrawnTie {
    let theme = options.theme
    var kinds: [RelationKind: Int] = [:]
    for tie in ties { kinds[tie.predicate, default: 0] += 1 }
    // What happens says more of two communities than who holds which office in the other.
    func rank(_ kind: (key: RelationKind, value: Int)) -> (Int, Int, RelationKind) {
      (theme.isBackground(kind.key, under: ontology) ? 1 : 0, -kind.value, kind.key)
    }
    let ranked = kinds.sorted { rank($0) < rank($1) }
    func words(_ kind: RelationKind) -> String { ontology.relationClass(kind)?.label ?? kind.rawValue }
    let main = ranked.first?.key ?? RelationKind(rawValue: "")
    var family = theme.family(of: main, under: ontology)
    family.width = 1 + 4 * Double(ties.count) / most
    let isBackground = theme.isBackground(main, under: ontology)
    let relation = isBackground ? family.label.lowercased() : words(main)
    let share = ranked.first?.value ?? 0
    let isAll = isBackground || share == ties.count
    let block = TextBlock(
      isAll ? relation : share * 2 > ties.count ? "mostly \(relation)" : "\(relation) and more",
      width: 110, size: theme.sizes.label, limit: 2)
    var label = block.lines.map {
      LabelLine(
        text: $0, textSize: theme.sizes.label, isName: false, note: "", noteSize: theme.sizes.note)
    }
    label.insert(
      LabelLine(
        text: Wording.count(ties.count, "tie", "ties"), textSize: theme.sizes.label, isName: true, note: "",
        noteSize: theme.sizes.note), at: 0)
    return DrawnTie(
      id: identifiers.make("l", for: "\(ties[0].subject)\n\(ties[0].object)"), from: from, to: to, kind: main,
      relation: words(main), heads: .none, family: family, modality: .asserted, standing: .affirmed,
      claims: [],
      label: label,
      tooltip: Wording.count(ties.count, "tie", "ties") + "\n"
        + ranked.prefix(8).map { "\($0.value) × \(words($0.key))" }.joined(separator: "\n"))
  }
}
