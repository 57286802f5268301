import Crypto
public import EntenteInterchange
import EntenteLexicon
public import EntenteModel
import EntenteQuery
public import EntenteStore
import Foundation

/// Takes files of other programs into a graph.
///
/// Whatever they say has to be quoted from a document that is given, is in the graph already, or is in the file; DOT
/// and FollowTheMoney files are documents themselves, and are quoted by the line. What cannot be quoted is refused.
public struct GraphImport {
  /// What an import did.
  public struct Summary: Sendable {
    public var claims = 0
    public var documents = 0
    /// What was refused, as "file:line: reason", in the order of the files.
    public var refusals: [String] = []

    public init() {}
  }

  private let store: GraphStore
  private let ontology: Ontology
  /// What edges and nodes without a known kind are taken for.
  private let defaults: (relation: RelationKind?, kind: EntityKind?)
  private var documents: DocumentFinder
  private var cast: ImportedCast

  /// - Parameter documents: texts that claims may quote.
  public init(
    into store: GraphStore, documents: [Document], relation: RelationKind? = nil, kind: EntityKind? = nil
  ) {
    self.store = store
    ontology = store.ontology
    defaults = (relation, kind)
    self.documents = DocumentFinder(store: store, given: documents)
    cast = ImportedCast(store: store)
  }

  /// Takes over one file in one transaction.
  ///
  /// - Parameter file: the file as a document, whose path is its name.
  /// - Throws: `Failure` where the file as a whole is not of the format; `StoreError`.
  public mutating func add(_ file: Document, as format: ImportFormat, to summary: inout Summary) throws {
    let graph: ImportedGraph
    do {
      graph = try format.read(file.text, under: ontology)
    } catch {
      throw Failure(description: "\(file.path):\(error)")
    }
    for document in graph.documents { documents.describe(document) }
    var sheets: [Document.ID: Sheet] = [:]
    var refusals = graph.refusals
    let described = Dictionary(graph.entities.compactMap { entity in entity.id.map { ($0, entity) } }) { $1 }
    cast.known = described
    func sheet(_ text: QuotableText) -> Sheet { sheets[text.document.id] ?? Sheet(text) }
    for claim in graph.claims {
      do throws(ImportedGraph.Refusal) {
        let text: QuotableText
        let evidence: Quotation
        switch claim.evidence {
        case .itself(let bytes):
          text = documents.own(file)
          evidence = text.quoter.quote(bytes)
        case .quoted(let words):
          text = try documents.text(words.document, line: claim.line)
          evidence = try text.quotation(words, line: claim.line)
        }
        var page = sheet(text)
        let made = try self.claim(claim, evidence: evidence, in: text, isStrict: described.isEmpty, &page)
        page.claims.append(made)
        sheets[text.document.id] = page
      } catch {
        refusals.append(error)
      }
    }
    // Mentions, and whoever stands in no claim, come with the file's entities.
    for entity in graph.entities {
      for words in entity.mentions {
        do throws(ImportedGraph.Refusal) {
          let text = try documents.text(words.document, line: 0)
          let quotation = try text.quotation(words, line: 0)
          var page = sheet(text)
          if let id = entity.id {
            page.mentions.insert(Mention(entity: Entity.ID(rawValue: id), quotation: quotation))
            page.ids.insert(id)
          }
          sheets[text.document.id] = page
        } catch {
          refusals.append(error)
        }
      }
    }
    let placed = Set(sheets.values.flatMap(\.ids))
    let homeless = described.keys.filter { !placed.contains($0) }
    if !homeless.isEmpty, let first = graph.documents.map(\.id).min(),
      let text = try? documents.text(first, line: 0)
    {
      var page = sheet(text)
      page.ids.formUnion(homeless)
      sheets[text.document.id] = page
    }
    // A document of which nothing is said is a part of the graph too.
    for document in graph.documents where sheets[Document.ID(rawValue: document.id)] == nil {
      if let text = try? documents.text(document.id, line: 0) { sheets[text.document.id] = Sheet(text) }
    }
    let readings = try sheets.sorted { $0.key < $1.key }.map { try reading($0.value) }
    let added = try store.merge(readings)
    try store.makeIndices()
    summary.claims += added.claims
    summary.documents += readings.count
    summary.refusals += Set(refusals).sorted { ($0.line, $0.message) < ($1.line, $1.message) }
      .map { "\(file.path):\($0)" }
  }

  /// What comes together about one document.
  private struct Sheet {
    let text: QuotableText
    var claims: [Claim] = []
    var mentions: Set<Mention> = []
    var ids: Set<String> = []

    init(_ text: QuotableText) { self.text = text }
  }

  private mutating func reading(_ sheet: Sheet) throws -> Reading {
    var entities: [Entity] = []
    for id in sheet.ids.sorted() { entities.append(try cast.entity(id)) }
    return Reading(
      document: sheet.text.document, entities: entities, mentions: Array(sheet.mentions),
      claims: sheet.claims)
  }

  private mutating func claim(
    _ claim: ImportedClaim, evidence: Quotation, in text: QuotableText, isStrict: Bool, _ sheet: inout Sheet
  ) throws(ImportedGraph.Refusal) -> Claim {
    func refuse(_ message: String) -> ImportedGraph.Refusal { .init(line: claim.line, message) }
    let predicate = try relation(called: claim.predicate, line: claim.line)
    let subject = try end(claim.subject, line: claim.line)
    let object = try end(claim.object, line: claim.line)
    if isStrict, !ontology.permits(subject.kind, predicate, object.kind) {
      throw refuse("'\(predicate)' does not hold between a \(subject.kind) and a \(object.kind)")
    }
    var ends = (Entity.ID(rawValue: subject.id), Entity.ID(rawValue: object.id))
    guard ends.0 != ends.1 else { throw refuse("the claim ties '\(subject.id)' to itself") }
    if ontology.relationClass(predicate)?.isSymmetric == true, ends.1 < ends.0 { ends = (ends.1, ends.0) }
    guard let polarity = Polarity(rawValue: claim.polarity ?? Polarity.affirmed.rawValue) else {
      throw refuse("unknown polarity '\(claim.polarity ?? "")'")
    }
    guard let modality = Modality(rawValue: claim.modality ?? Modality.asserted.rawValue) else {
      throw refuse("unknown modality '\(claim.modality ?? "")'")
    }
    var attribution: Attribution?
    if let source = claim.attribution {
      if let id = source.entity { sheet.ids.insert(try end(.id(id), line: claim.line).id) }
      attribution = Attribution(entity: source.entity.map(Entity.ID.init(rawValue:)), text: source.text)
    }
    var date: ClaimDate?
    if claim.date != nil || claim.dateText != nil {
      let day = claim.date.flatMap { CalendarDate($0) }
      if let words = claim.date, day == nil { throw refuse("'\(words)' is no date") }
      date = ClaimDate(date: day, text: claim.dateText ?? day?.description ?? "")
    }
    var triggers: [Quotation] = []
    for words in claim.triggers { triggers.append(try text.quotation(words, line: claim.line)) }
    sheet.ids.formUnion([subject.id, object.id])
    let quantity = claim.quantity.map { Quantity(value: $0.value, qualifier: $0.qualifier, unit: $0.unit) }
    let made = Claim(
      id: Claim.ID(rawValue: claim.id ?? ""), subject: ends.0, predicate: predicate, object: ends.1,
      polarity: polarity, modality: modality, attribution: attribution, quantity: quantity,
      title: claim.title, date: date, evidence: evidence, triggers: triggers, rule: claim.rule ?? "import",
      premises: claim.premises.map(Claim.ID.init(rawValue:)))
    return claim.id == nil ? made.named(Claim.ID(digestOf: made)) : made
  }

  private func relation(called name: String, line: Int) throws(ImportedGraph.Refusal) -> RelationKind {
    let kind = RelationKind(rawValue: name)
    if ontology.relationClass(kind) != nil { return kind }
    let wanted = NameFolding.fold(name.split(separator: "_").joined(separator: " "))
    var nearest = NearestNames<RelationKind>(to: wanted)
    for relation in ontology.relationClasses {
      for other in [relation.kind.rawValue.split(separator: "_").joined(separator: " "), relation.label] {
        let folded = NameFolding.fold(other)
        if folded == wanted { return relation.kind }
        nearest.offer(folded, of: relation.kind)
      }
    }
    if let relation = defaults.relation { return relation }
    let hint = nearest.best.first.map { "; did you mean '\($0)'?" } ?? ""
    throw .init(line: line, "no kind of relation is called '\(name)'\(hint)")
  }

  private mutating func end(_ end: ImportedEnd, line: Int) throws(ImportedGraph.Refusal) -> (
    id: String, kind: EntityKind
  ) {
    switch end {
    case .id(let id):
      guard let kind = cast.kind(of: id) else {
        throw .init(
          line: line,
          "'\(id)' is not in the graph; describe it by an object with 'name' and 'kind'")
      }
      return (id, kind)
    case .described(var entity):
      if ontology.entityClass(EntityKind(rawValue: entity.kind)) == nil {
        let wanted = NameFolding.fold(entity.kind)
        let named = ontology.entityClasses.first { NameFolding.fold($0.label) == wanted }?.kind
        guard let kind = named ?? defaults.kind else {
          throw .init(
            line: line,
            entity.kind.isEmpty
              ? "'\(entity.name)' has no kind; --kind names one for all such"
              : "no kind of entity is called '\(entity.kind)'")
        }
        entity = ImportedEntity(entity, kind: kind.rawValue)
      }
      guard !NameFolding.fold(entity.name).isEmpty else { throw .init(line: line, "a name without letters") }
      return (cast.id(of: entity), EntityKind(rawValue: entity.kind))
    }
  }

  /// Why a file cannot be taken over at all.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    public let description: String
  }
}

extension Claim {
  fileprivate func named(_ id: ID) -> Claim {
    Claim(
      id: id, subject: subject, predicate: predicate, object: object, polarity: polarity, modality: modality,
      attribution: attribution, quantity: quantity, title: title, date: date, evidence: evidence,
      triggers: triggers, rule: rule, premises: premises)
  }
}

extension Claim.ID {
  /// From SHA-256 over all that the claim says and where.
  fileprivate init(digestOf claim: Claim) {
    let parts: [String] = [
      claim.evidence.document.rawValue, claim.subject.rawValue, claim.predicate.rawValue,
      claim.object.rawValue, claim.polarity.rawValue, claim.modality.rawValue,
      claim.attribution.map { ($0.entity?.rawValue ?? "") + "\u{1F}" + $0.text } ?? "",
      claim.quantity.map { "\($0.value.map { "\($0)" } ?? "")\u{1F}\($0.qualifier)\u{1F}\($0.unit)" } ?? "",
      claim.title ?? "", claim.date?.text ?? "",
      "\(claim.evidence.range.lowerBound)-\(claim.evidence.range.upperBound)",
    ]
    self.init(digest: SHA256.hash(data: Data(parts.joined(separator: "\u{1E}").utf8)))
  }
}
