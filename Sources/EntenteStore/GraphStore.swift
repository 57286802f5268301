public import EntenteModel
public import EntenteQuery

public final class GraphStore {
  /// How a graph file is opened.
  public enum Mode: Sendable, Hashable {
    /// For reading only; the file must be there.
    case reading
    /// For writing; the file is made when it is not there.
    case writing
    /// For writing; the file must be there.
    case updating
  }

  public let path: String
  public let ontology: Ontology
  private var graph = Graph()

  private init(path: String, ontology: Ontology) {
    self.path = path
    self.ontology = ontology
  }

  public static func open(_ path: String, ontology: Ontology, mode: Mode) throws(StoreError) -> GraphStore {
    GraphStore(path: path, ontology: ontology)
  }

  public func add(_ readings: [Reading]) throws(StoreError) -> AddSummary {
    for reading in readings { graph.insert(reading) }
    return AddSummary()
  }

  /// Returns whether the document was there.
  public func remove(_ document: Document.ID) throws(StoreError) -> Bool {
    defer { graph.remove(document) }
    return graph.readings[document] != nil
  }

  public func contains(_ document: Document.ID) throws(StoreError) -> Bool { graph.readings[document] != nil }

  /// All documents, in order of id.
  public func documents() throws(StoreError) -> [DocumentRecord] { [] }

  public func document(_ id: Document.ID) throws(StoreError) -> Document? { graph.readings[id]?.document }

  /// The document that `words` mean: a whole id, path or title, or else the beginning of an id.
  public func document(matching words: String) throws(StoreError) -> DocumentMatch { .none }

  /// The entities shown, in order of id; with `kind`, those of it and of the kinds below it.
  public func entities(_ kind: EntityKind? = nil) throws(StoreError) -> [Entity] { try snapshot().entities }

  public func entity(_ id: Entity.ID) throws(StoreError) -> Entity? { nil }

  public func find(_ name: String) throws(StoreError) -> NameMatch { try snapshot().find(name) }

  public func neighbours(of entity: Entity.ID, _ question: NeighbourQuestion = NeighbourQuestion())
    throws(StoreError) -> [Neighbour]
  {
    try snapshot().neighbours(of: entity, question, ontology: ontology)
  }

  public func path(from start: Entity.ID, to goal: Entity.ID, _ question: PathQuestion = PathQuestion())
    throws(StoreError) -> Path?
  {
    try snapshot().path(from: start, to: goal, question, ontology: ontology)
  }

  /// The claims of which `entity` is an end or the source, in order of id.
  public func claims(of entity: Entity.ID) throws(StoreError) -> [Claim] { [] }

  /// The claims whose ends are these two, either way round, in order of id.
  public func claims(between first: Entity.ID, and second: Entity.ID) throws(StoreError) -> [Claim] { [] }

  /// The mentions of `entity` in all documents, in order of place.
  public func mentions(of entity: Entity.ID) throws(StoreError) -> [Mention] { [] }

  /// All relations, sorted by subject, kind and object, without their claims.
  public func relations(_ filter: ClaimFilter = ClaimFilter()) throws(StoreError) -> [RelationSummary] { [] }

  /// The whole graph. Documents come with their texts.
  public func snapshot() throws(StoreError) -> GraphSnapshot { graph.snapshot(under: ontology) }

  /// The entities within `depth` steps of `entities`, all claims among them, and their documents.
  public func snapshot(around entities: [Entity.ID], depth: Int) throws(StoreError) -> GraphSnapshot {
    try snapshot()
  }

  /// Streams the graph in the order in which an export writes it, holding one row at a time.
  public func forEachDocument(_ body: (Document) throws -> Void) throws {}
  public func forEachEntity(_ body: (Entity, [Mention]) throws -> Void) throws {}
  public func forEachClaim(_ body: (Claim) throws -> Void) throws {}
}
