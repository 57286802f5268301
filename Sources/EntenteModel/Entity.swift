/// Somebody or something of the world that documents speak of.
public struct Entity: Sendable, Hashable {
  /// Names an entity by what it is ("country/UKR", "person/rustem-umerov"), never by where it was read.
  public struct ID: Sendable, Hashable, Comparable, RawRepresentable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }

    public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
  }

  public let id: ID
  public let kind: EntityKind
  /// The name to show: the lexicon's, or else the fullest that the documents use.
  public let name: String
  /// Other names that stand in the documents, sorted, without `name`.
  public let aliases: [String]
  /// ISO 3166-1 alpha-3 code of the country that the entity is of, where it is known.
  public let country: String?
  /// Sorted.
  public let offices: [Office]
  /// How this entity may be found to be another one; see `Linking`.
  public let links: Links

  public init(
    id: ID, kind: EntityKind, name: String, aliases: [String] = [], country: String? = nil,
    offices: [Office] = [], links: Links = Links()
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    let others = aliases.filter { $0 != name }
    self.aliases = others.count < 2 ? others : Set(others).sorted()
    self.country = country
    self.offices = offices.count < 2 ? offices : Set(offices).sorted()
    self.links = links
  }

  /// The names under which other documents may speak of the same entity.
  ///
  /// An entity known here by a surname alone *seeks* that surname; one known by its full name *offers* it.
  public struct Links: Sendable, Hashable {
    /// Keys by which others may find this entity, sorted.
    public let offered: [String]
    /// The key of a fuller entity that this one may be, or `nil` when its name is complete.
    public let sought: String?

    public init(offered: [String] = [], sought: String? = nil) {
      self.offered = offered.count < 2 ? offered : Set(offered).sorted()
      self.sought = sought
    }
  }
}

/// An office that a person holds or held.
public struct Office: Sendable, Hashable, Comparable {
  /// As written: "defence minister".
  public let title: String
  /// The country, organisation or unit that the office is of.
  public let of: Entity.ID?
  public let from: CalendarDate?
  public let to: CalendarDate?

  public init(title: String, of: Entity.ID? = nil, from: CalendarDate? = nil, to: CalendarDate? = nil) {
    self.title = title
    self.of = of
    self.from = from
    self.to = to
  }

  public static func < (left: Office, right: Office) -> Bool { left.order < right.order }

  private var order: (String, String, String, String) {
    (title, of?.rawValue ?? "", from?.description ?? "", to?.description ?? "")
  }
}

/// The words by which a document speaks of an entity.
public struct Mention: Sendable, Hashable, Comparable {
  public let entity: Entity.ID
  public let quotation: Quotation

  public init(entity: Entity.ID, quotation: Quotation) {
    self.entity = entity
    self.quotation = quotation
  }

  public static func < (left: Mention, right: Mention) -> Bool {
    left.quotation == right.quotation ? left.entity < right.entity : left.quotation < right.quotation
  }
}
