public import EntenteModel

/// What to draw of a graph, and how.
public struct DiagramOptions: Sendable, Hashable {
  /// Entities to draw around; the whole graph where there are none.
  public var focus: [Entity.ID] = []
  /// Whether what texts imply, and do not say, is drawn too: that Paris lies in France.
  public var showsDerived = false
  /// How many ties away from the focus an entity may be.
  public var depth = 1
  /// How many ties are drawn at most, the strongest first; `nil` for as many as can be read.
  public var strongest: Int?
  /// Kinds of entity to draw, with the kinds below them; all where there are none.
  public var entityKinds: [EntityKind] = []
  /// Kinds of relation to draw, with the kinds below them; all where there are none.
  public var relationKinds: [RelationKind] = []
  /// Only claims of documents published, or of things dated, within these days.
  public var from: CalendarDate?
  public var to: CalendarDate?
  /// What a frame is drawn around.
  public var clusters = Clustering.automatic
  /// Whether communities are drawn in place of entities.
  public var overview = Overview.automatic
  public var layout = LayoutChoice.automatic
  public var theme: Theme
  /// The heading; made from the focus where there is none.
  public var title: String?
  /// Seconds that a layout may take before a faster one is used.
  public var timeLimit = 20.0

  public init(theme: Theme) { self.theme = theme }
}

/// What a frame is drawn around.
public enum Clustering: String, Sendable, Hashable, CaseIterable {
  /// By country where that helps, else not at all.
  case automatic = "auto"
  case none, country, kind, community
}

/// Whether communities are drawn in place of entities.
public enum Overview: String, Sendable, Hashable, CaseIterable {
  /// For graphs of more than `threshold` entities without a focus.
  case automatic = "auto"
  case always, never

  /// Entities beyond which the automatic choice is an overview.
  static let threshold = 2_000
}

/// How the places of things are found.
public enum LayoutChoice: String, Sendable, Hashable, CaseIterable {
  /// Several are tried, and the clearest is kept.
  case automatic = "auto"
  /// Ranks from top to bottom.
  case down = "dot"
  /// Ranks from left to right.
  case across = "dot-lr"
  /// By distance along the ties.
  case stress = "neato"
  /// By forces, for large graphs.
  case force = "sfdp"
  /// Rings around the focus.
  case radial = "twopi"
  /// One ring.
  case ring = "circo"
}
