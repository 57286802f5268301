import EntenteModel
import EntenteQuery

/// Turns a selection into boxes and lines with their words.
struct DrawingMaker {
  private let selection: Selection
  private let ontology: Ontology
  private let options: DiagramOptions
  private let theme: Theme
  private let names: [Entity.ID: Entity]
  private let documents: [Document.ID: Document]
  private let footnotes: [Document.ID: Int]
  private let sources: [DrawnSource]
  /// How much is written on the lines.
  enum Detail: Sendable {
    /// All words; or a number that leads to them, below the picture; or nothing.
    case full, key, nothing

    /// - Parameter ties: how many have something to say.
    init(ties: Int) { self = ties <= 40 ? .full : ties <= 120 ? .key : .nothing }
  }

  init(_ selection: Selection, of snapshot: GraphSnapshot, under ontology: Ontology, options: DiagramOptions)
  {
    self.selection = selection
    self.ontology = ontology
    self.options = options
    theme = options.theme
    names = Dictionary(snapshot.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let documents = Dictionary(
      snapshot.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.documents = documents
    func order(_ id: Document.ID) -> (String, String, String, String) {
      let document = documents[id]
      return (
        document?.published?.description ?? "9999", document?.source ?? "", document?.title ?? "", id.rawValue
      )
    }
    let used = Set(selection.ties.flatMap(\.documents)).sorted { order($0) < order($1) }
    footnotes = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($1, $0 + 1) })
    sources = used.map { id in
      let document = documents[id]
      return DrawnSource(
        document: id, outlet: document?.source ?? "", title: document?.title ?? id.rawValue,
        date: document?.published.map(Wording.date) ?? "",
        address: document.flatMap { SafeLink.web($0.path) })
    }
  }

  func drawing() -> Drawing {
    let positions = Dictionary(uniqueKeysWithValues: selection.entities.enumerated().map { ($1.id, $0) })
    var identifiers = StableIdentifiers()
    let nodes = selection.entities.map { node($0, identifiers: &identifiers) }
    let quiet = selection.ties.map(isQuiet)
    let detail = Detail(ties: quiet.count { !$0 })
    var ties = zip(selection.ties, quiet).compactMap { tie, isQuiet -> DrawnTie? in
      guard let from = positions[tie.subject], let to = positions[tie.object] else { return nil }
      return drawn(
        tie, from: from, to: to, isQuiet: isQuiet, isBare: detail == .nothing, identifiers: &identifiers)
    }
    var keys: [DrawnKey] = []
    if detail == .key {
      func name(_ node: Int) -> String { nodes[node].entity.flatMap { names[$0]?.name } ?? "" }
      // In the order in which a reader looks for a name.
      let order = ties.indices.filter { !ties[$0].label.isEmpty }.sorted { left, right in
        let sides = [left, right].map { (name(ties[$0].from), name(ties[$0].to), $0) }
        return sides[0] < sides[1]
      }
      for (index, tie) in order.enumerated() {
        let words = ties[tie].label.filter { !$0.isName }.map(\.text).joined(separator: " ")
        let relation = ties[tie].label.filter(\.isName).map(\.text).joined(separator: " ")
        let note = ties[tie].label.map(\.note).joined()
        let text = [name(ties[tie].from), relation, name(ties[tie].to)].joined(separator: " ")
        keys.append(
          DrawnKey(number: index + 1, text: text + (words.isEmpty ? "" : ": " + words) + " " + note))
        ties[tie].label = [
          LabelLine(
            text: String(index + 1), textSize: theme.sizes.label, isName: true, note: "",
            noteSize: theme.sizes.note)
        ]
      }
    }
    return Drawing(
      title: title, subtitle: subtitle, nodes: nodes, ties: ties, frames: frames(nodes: selection.entities),
      sources: sources, keys: keys)
  }

  // MARK: Nodes

  private func node(_ entity: Entity, identifiers: inout StableIdentifiers) -> DrawnNode {
    let style = theme.style(of: entity.kind, under: ontology)
    let offices = officeLines(of: entity)
    let kindLabel = ontology.entityClass(entity.kind)?.label ?? entity.kind.rawValue
    var tooltip = entity.name + " — " + kindLabel
    if !offices.isEmpty { tooltip += "\n" + offices.joined(separator: "\n") }
    if !entity.aliases.isEmpty {
      tooltip += "\nAlso: " + entity.aliases.prefix(8).joined(separator: ", ")
      if entity.aliases.count > 8 { tooltip += ", …" }
    }
    var details = offices.prefix(2).map {
      TextBlock($0, width: 132, size: theme.sizes.office, limit: 3)
    }
    if offices.count > 2 {
      details.append(TextBlock("and \(offices.count - 2) more", width: 132, size: theme.sizes.office))
    }
    return DrawnNode(
      id: identifiers.make("n", for: entity.id.rawValue), entity: entity.id, kind: entity.kind,
      kindLabel: kindLabel, style: style,
      name: TextBlock(
        entity.name.isEmpty ? entity.id.rawValue : entity.name, width: 124, size: theme.sizes.name,
        face: .bold, limit: 3),
      details: details, isFocus: options.focus.contains(entity.id), tooltip: tooltip)
  }

  /// "Defence minister, Ukraine", current ones first; each said once.
  private func officeLines(of entity: Entity) -> [String] {
    var lines: [String] = []
    var seen: Set<String> = []
    for office in entity.offices.sorted(by: { ($0.to != nil ? 1 : 0, $0) < ($1.to != nil ? 1 : 0, $1) }) {
      guard !office.title.isEmpty else { continue }
      var line = Wording.capitalised(TextBlock.cleaned(office.title))
      if let of = office.of.flatMap({ names[$0]?.name }),
        !NameFolding.fold(line).contains(NameFolding.fold(of))
      {
        line += ", " + of
      }
      if seen.insert(NameFolding.fold(line)).inserted { lines.append(line) }
    }
    return lines
  }

  // MARK: Ties

  private func drawn(
    _ tie: Tie, from: Int, to: Int, isQuiet: Bool, isBare: Bool, identifiers: inout StableIdentifiers
  ) -> DrawnTie {
    let kind = ontology.relationClass(tie.predicate)
    let relation = kind?.label ?? tie.predicate.rawValue
    return DrawnTie(
      id: identifiers.make("t", for: "\(tie.subject)\n\(tie.predicate)\n\(tie.object)"), from: from, to: to,
      kind: tie.predicate, relation: relation, heads: kind?.isSymmetric == true ? .both : .object,
      family: theme.family(of: tie.predicate, under: ontology), modality: tie.modality(under: theme),
      standing: tie.standing, claims: tie.claims,
      label: isQuiet || isBare ? [] : label(of: tie, relation: relation),
      isQuiet: isQuiet, tooltip: tooltip(of: tie))
  }

  private func label(of tie: Tie, relation: String) -> [LabelLine] {
    let sizes = theme.sizes
    var words = relation
    if tie.standing == .denied {
      words = tie.claims.allSatisfy { $0.polarity == .negated } ? "not: " + relation : relation + " – denied"
    }
    let block = TextBlock(words, width: 100, size: sizes.label, face: .bold, limit: 2)
    var lines = block.lines.map {
      LabelLine(text: $0, textSize: sizes.label, isName: true, note: "", noteSize: sizes.note)
    }
    guard !lines.isEmpty else { return [] }
    lines[lines.count - 1].note = note(of: tie)
    let details = detailLines(of: tie)
    for text in details.prefix(3) {
      for line in TextBlock(text, width: 132, size: sizes.label, limit: 3).lines {
        lines.append(
          LabelLine(text: line, textSize: sizes.label, isName: false, note: "", noteSize: sizes.note))
      }
    }
    if details.count > 3 {
      lines.append(
        LabelLine(
          text: "and \(details.count - 3) more", textSize: sizes.label, isName: false, note: "",
          noteSize: sizes.note))
    }
    return lines
  }

  /// Whether the boxes say all that a label would: the words under the subject's name tell of an office there, or
  /// the theme holds the line to be enough. What somebody must be quoted for is never told by a line alone.
  private func isQuiet(_ tie: Tie) -> Bool {
    guard theme.isBackground(tie.predicate, under: ontology), tie.standing == .affirmed,
      tie.modality(under: theme) == .asserted
    else { return false }
    let lineage = ontology.lineage(of: tie.predicate).map(\.rawValue)
    if theme.families.last?.unlabelled.contains(where: lineage.contains) == true { return true }
    return tie.claims.contains { $0.title != nil }
      && names[tie.subject]?.offices.contains { $0.of == tie.object } == true
  }

  /// "×3" where there are several claims, and the numbers of the footnotes.
  private func note(of tie: Tie) -> String {
    let numbers = tie.documents.compactMap { footnotes[$0] }.sorted()
    var parts: [String] = []
    if tie.claims.count > 1 { parts.append("×\(tie.claims.count)") }
    if numbers.count <= 3 {
      parts.append("[" + numbers.map(String.init).joined(separator: ",") + "]")
    } else {
      parts.append("[" + numbers.prefix(2).map(String.init).joined(separator: ",") + ",…]")
    }
    return parts.joined(separator: " ")
  }

  /// Strengths by who gives them; or who says so, plans it or denies it.
  private func detailLines(of tie: Tie) -> [String] {
    var amounts: [(text: String, sources: [String])] = []
    var speakers: [(text: String, sources: [String])] = []
    func add(_ source: String?, to text: String, in list: inout [(text: String, sources: [String])]) {
      if let index = list.firstIndex(where: { $0.text == text }) {
        if let source, !list[index].sources.contains(source) { list[index].sources.append(source) }
      } else {
        list.append((text, source.map { [$0] } ?? []))
      }
    }
    let isForce = { (claim: Claim) in self.names[claim.subject]?.kind }
    for claim in tie.claims.sorted(by: { order($0) < order($1) }) {
      let source = claim.attribution.map(name)
      let isAgainst = Tie.isAgainst(claim)
      if let quantity = claim.quantity, !isAgainst {
        let counted = isForce(claim).flatMap { ontology.entityClass($0)?.label } ?? ""
        add(source, to: Wording.quantity(quantity, omitting: counted), in: &amounts)
      } else if isAgainst, tie.standing == .disputed {
        add(source, to: theme.modalities[Modality.denied.rawValue]?.word ?? "", in: &speakers)
      } else if isAgainst, claim.modality == .denied {
        // That it is denied stands above, with the relation.
        if source != nil { add(source, to: Self.deniedBy, in: &speakers) }
      } else if source != nil || claim.modality != .asserted {
        let word = theme.modalities[claim.modality.rawValue]?.word ?? ""
        // Who does not deny it does not say it either.
        add(source, to: claim.modality == .denied ? "not " + word : word, in: &speakers)
      }
    }
    let amountLines = amounts.map { amount in
      amount.sources.isEmpty ? amount.text : amount.text + "\u{A0}· " + Wording.list(amount.sources, limit: 2)
    }
    let speakerLines = speakers.compactMap { speaker -> String? in
      let who = Wording.list(speaker.sources, limit: 2)
      if speaker.text.isEmpty { return who.isEmpty ? nil : who }
      if speaker.sources.isEmpty { return speaker.text }
      if speaker.text == Self.deniedBy { return "\(Self.deniedBy) \(who)" }
      return speaker.text == theme.modalities[Modality.claimed.rawValue]?.word
        ? "\(who) \(speaker.sources.count > 1 ? "say" : speaker.text)" : "\(speaker.text)\u{A0}· \(who)"
    }
    // Who says so is told by the strengths already.
    return amountLines + (amountLines.isEmpty || tie.standing == .disputed ? speakerLines : [])
  }

  private static let deniedBy = "by"

  /// The source's name, or the words used for it where they are a shorter name; never "he" or "the ministry".
  private func name(of attribution: Attribution) -> String {
    let text = TextBlock.cleaned(attribution.text)
    guard let entity = attribution.entity.flatMap({ names[$0] }), !entity.name.isEmpty else { return text }
    let folded = NameFolding.fold(text)
    // What begins small is a description.
    guard text.first?.isUppercase == true else { return entity.name }
    let isName =
      entity.aliases.contains { NameFolding.fold($0) == folded }
      || NameFolding.fold(entity.name).split(separator: " ").contains { $0 == folded }
    return isName && text.count < entity.name.count ? Wording.capitalised(text) : entity.name
  }

  private func order(_ claim: Claim) -> (Double, Int, Claim.ID) {
    (-(claim.quantity?.value ?? -1), footnotes[claim.evidence.document] ?? 0, claim.id)
  }

  private func tooltip(of tie: Tie) -> String {
    let subject = names[tie.subject]?.name ?? tie.subject.rawValue
    let object = names[tie.object]?.name ?? tie.object.rawValue
    var relations = [tie.predicate]
    for claim in tie.claims where !relations.contains(claim.predicate) { relations.append(claim.predicate) }
    var text = relations.map { relation in
      "\(subject) – \(ontology.relationClass(relation)?.label ?? relation.rawValue) – \(object)"
    }.joined(separator: "\n")
    for claim in tie.claims.sorted(by: { order($0) < order($1) }).prefix(6) {
      text += "\n\n“" + Wording.shortened(TextBlock.cleaned(claim.evidence.text), to: 320) + "”\n"
      text += "— " + citation(of: claim)
    }
    if tie.claims.count > 6 { text += "\n\nand \(tie.claims.count - 6) more" }
    return text
  }

  /// "Reuters, “Headline”, 6 November 2024, line 12; claimed by Zelenskyy".
  private func citation(of claim: Claim) -> String {
    let document = documents[claim.evidence.document]
    var parts: [String] = []
    if let source = document?.source { parts.append(source) }
    if let title = document?.title { parts.append("“\(TextBlock.cleaned(title))”") }
    if let date = document?.published { parts.append(Wording.date(date)) }
    parts.append("line \(claim.evidence.line)")
    var text = parts.joined(separator: ", ")
    var manner = theme.manner(of: claim)
    if let attribution = claim.attribution { manner += ": " + name(of: attribution) }
    text += "; " + manner
    return text
  }

  // MARK: Words around the picture

  private var title: String {
    if let title = options.title, !title.isEmpty { return TextBlock.cleaned(title) }
    let focus = options.focus.compactMap { names[$0]?.name }
    if !focus.isEmpty { return Wording.list(focus, limit: 3) }
    // Without a focus, those to whom most happens.
    var degree: [Entity.ID: Int] = [:]
    let events = selection.ties.filter { !theme.isBackground($0.predicate, under: ontology) }
    for tie in events.isEmpty ? selection.ties : events {
      degree[tie.subject, default: 0] += tie.claims.count
      degree[tie.object, default: 0] += tie.claims.count
    }
    let main = degree.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.prefix(3)
    return Wording.list(main.compactMap { names[$0.key]?.name }, limit: 3)
  }

  private var subtitle: [String] {
    let claims = selection.ties.reduce(0) { $0 + $1.claims.count }
    var first = Wording.count(selection.entities.count, "entity", "entities")
    first += " and " + Wording.count(selection.ties.count, "tie", "ties")
    first += ", resting on " + Wording.count(claims, "statement", "statements")
    first += " in " + Wording.count(sources.count, "report", "reports")
    let outlets = Set(sources.map(\.outlet)).subtracting([""])
    if !outlets.isEmpty { first += " by " + Wording.count(outlets.count, "outlet", "outlets") }
    let dates = sources.compactMap { documents[$0.document]?.published }.sorted()
    if let earliest = dates.first, let latest = dates.last {
      first += ", " + Wording.period(from: earliest, to: latest)
    }
    var lines = [first + "."]
    var omitted: [String] = []
    if selection.omittedTies > 0 {
      omitted.append(Wording.count(selection.omittedTies, "weaker tie", "weaker ties"))
    }
    if selection.strayTies > 0 {
      omitted.append(Wording.count(selection.strayTies, "tie", "ties") + " apart from the rest")
    }
    if selection.omittedEntities > 0 {
      omitted.append(Wording.count(selection.omittedEntities, "entity", "entities"))
    }
    if !omitted.isEmpty { lines.append("Not shown: " + Wording.list(omitted, limit: 3) + ".") }
    return lines
  }

  // MARK: Frames

  private func frames(nodes: [Entity]) -> [DrawnFrame] {
    let communities =
      options.clusters == .community ? selection.communities(under: ontology) : []
    let numbers = Dictionary(
      communities.enumerated().flatMap { number, community in community.members.map { ($0, number + 1) } },
      uniquingKeysWith: { first, _ in first })
    var groups: [String: [Int]] = [:]
    for (index, entity) in nodes.enumerated() {
      let key: String?
      switch options.clusters {
      case .none, .automatic: key = nil
      case .community: key = numbers[entity.id].map { "Community \($0)" }
      case .country: key = entity.country
      case .kind: key = ontology.lineage(of: entity.kind).last.flatMap { ontology.entityClass($0)?.plural }
      }
      if let key { groups[key, default: []].append(index) }
    }
    return groups.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { key, members in
      let name = names.values.filter { $0.id.rawValue.hasSuffix("/" + key) }.min { $0.id < $1.id }?.name
      return DrawnFrame(label: name ?? key, members: members)
    }
  }
}

extension Theme {
  /// How a claim is put forward, in words: "claimed by a source", "negated, expected", "not denied".
  func manner(of claim: Claim) -> String {
    let label = modalities[claim.modality.rawValue]?.label ?? claim.modality.rawValue
    guard claim.polarity == .negated else { return label }
    return (claim.modality == .denied ? "not " : "negated, ") + label
  }

  /// Whether the relation, or an ancestor of it, belongs to the last family, which holds what is neither deed nor
  /// word.
  func isBackground(_ relation: RelationKind, under ontology: Ontology) -> Bool {
    guard let last = families.last else { return false }
    return ontology.lineage(of: relation).contains { last.relations.contains($0.rawValue) }
  }

  /// The look of a kind: its own, its nearest ancestor's, or that of "other".
  func style(of kind: EntityKind, under ontology: Ontology) -> KindStyle {
    for kind in ontology.lineage(of: kind) {
      if let style = kinds[kind.rawValue] { return style }
    }
    return kinds["other"] ?? KindStyle()
  }

  /// The family that a relation, or its nearest ancestor, belongs to; the last one for strangers.
  func family(of relation: RelationKind, under ontology: Ontology) -> Family {
    for relation in ontology.lineage(of: relation) {
      if let family = families.first(where: { $0.relations.contains(relation.rawValue) }) { return family }
    }
    return families.last ?? Family(name: "other")
  }
}
