import EntenteLexicon
import EntenteModel

/// Words that name somebody or something, before it is known who of the document they are.
struct NameMention: Sendable {
  /// The words of the name, without article, title or possessive.
  var tokens: Range<Int>
  /// The token through which the name takes part in its sentence.
  var head: Int
  var referent: Referent
  var form: Gazetteer.Form = .name
  /// Whether it stands inside a longer name, as "Russian" in "Russian naval infantry brigade".
  var isNested = false
  /// Whether it describes rather than names: "Tuareg rebels".
  var isUnnamed = false

  /// What a name can stand for.
  enum Referent: Sendable, Hashable {
    /// An entry of the gazetteer.
    case known(Entity.ID)
    /// A person of whom only the name is known.
    case person(name: String)
    /// A place, organisation or unit that the gazetteer does not have.
    case other(kind: EntityKind, name: String, country: String?)
    /// A country's forces as a whole, or a part of them by its own name.
    case unit(country: String?, name: String?)
    /// A body of a state: "the Russian foreign ministry".
    case body(country: String?, name: String, kind: EntityKind)
  }
}

extension EntityKind {
  static let country = EntityKind(rawValue: "country")
  static let region = EntityKind(rawValue: "region")
  static let person = EntityKind(rawValue: "person")
  static let official = EntityKind(rawValue: "official")
  static let organisation = EntityKind(rawValue: "organisation")
  static let unit = EntityKind(rawValue: "unit")
  static let treaty = EntityKind(rawValue: "treaty")
}

extension Lexicon {
  /// Whether the name is a person's, as far as the name alone tells.
  func isPerson(_ name: NameMention) -> Bool {
    switch name.referent {
    case .person: true
    case .known(let id): gazetteer[id].map { ontology.isKind($0.kind, a: .person) } ?? false
    default: false
    }
  }

  /// Whether the name is an organisation's, bodies of states among them.
  func isOrganisation(_ name: NameMention) -> Bool {
    switch name.referent {
    case .known(let id): gazetteer[id].map { ontology.isKind($0.kind, a: .organisation) } ?? false
    case .other(let kind, _, _), .body(_, _, let kind): ontology.isKind(kind, a: .organisation)
    default: false
    }
  }
}

extension Speech {
  /// The kind of a name beside a noun for an organisation: an organisation, where the noun can stand for any.
  func organisationKind(calledBy noun: String) -> EntityKind? {
    guard let kinds = organisationReferences[noun] else { return nil }
    return kinds.contains(.organisation) ? .organisation : kinds.min { $0.rawValue < $1.rawValue }
  }
}
