public import EntenteModel

/// The relations that constructions of English state without a predicate of their own.
public struct Constructions: Sendable {
  public let nationality: RelationKind
  public let location: RelationKind
  public let seat: RelationKind
  public let membership: RelationKind
  public let part: RelationKind
  public let denial: RelationKind
  public let accusation: RelationKind
  public let appointment: RelationKind
  public let meeting: RelationKind
  public let visit: RelationKind
  public let presence: RelationKind
  /// Nouns between the name of a group and that of its member.
  public let memberNouns: Phrases
  /// Deeds of which whoever says that his own side suffered them accuses the doer.
  public let hostileDeeds: Set<RelationKind>
  /// What states do to one another: at a predicate of these a capital stands for its government.
  public let dealings: Set<RelationKind>
  private let lesser: RelationKind
  private let high: Set<RelationKind>
  /// The relation of "X-backed Y" from X to Y, by the participle.
  public let compounds: [String: RelationKind]

  /// The relation of a deputy's, a former holder's or an assistant's office.
  public func lesserOffice(_ office: RelationKind) -> RelationKind { high.contains(office) ? lesser : office }

  /// Whether whoever holds the office acts for the whole state.
  public func isHighOffice(_ office: RelationKind) -> Bool { high.contains(office) && office != lesser }

  static func read(_ file: KnowledgeFile, ontology: Ontology) throws(LexiconError) -> Constructions {
    let root = try StrictYAML(file)
    let top = try root.mapping([
      "nationality", "location", "seat", "membership", "part", "lesser office", "high offices", "compounds",
      "denial", "accusation", "appointment", "meeting", "visit", "presence", "member nouns", "hostile deeds",
      "dealings",
    ])
    func relation(_ node: StrictYAML) throws(LexiconError) -> RelationKind {
      let word = try node.word()
      guard ontology.relationClass(RelationKind(rawValue: word)) != nil else {
        throw node.error(
          LexiconError.unknown("kind", word, known: ontology.relationClasses.map(\.kind.rawValue)))
      }
      return RelationKind(rawValue: word)
    }
    var high: Set<RelationKind> = []
    for node in try top.need("high offices", of: root).list() { high.insert(try relation(node)) }
    var hostile: Set<RelationKind> = []
    for node in try top.need("hostile deeds", of: root).list() { hostile.insert(try relation(node)) }
    var dealings: Set<RelationKind> = []
    for node in try top.need("dealings", of: root).list() { dealings.insert(try relation(node)) }
    var compounds: [String: RelationKind] = [:]
    for (word, node) in try top.need("compounds", of: root).entries() { compounds[word] = try relation(node) }
    return Constructions(
      nationality: try relation(try top.need("nationality", of: root)),
      location: try relation(try top.need("location", of: root)),
      seat: try relation(try top.need("seat", of: root)),
      membership: try relation(try top.need("membership", of: root)),
      part: try relation(try top.need("part", of: root)),
      denial: try relation(try top.need("denial", of: root)),
      accusation: try relation(try top.need("accusation", of: root)),
      appointment: try relation(try top.need("appointment", of: root)),
      meeting: try relation(try top.need("meeting", of: root)),
      visit: try relation(try top.need("visit", of: root)),
      presence: try relation(try top.need("presence", of: root)),
      memberNouns: Phrases(try top.words("member nouns")), hostileDeeds: hostile,
      dealings: dealings,
      lesser: try relation(try top.need("lesser office", of: root)), high: high, compounds: compounds)
  }
}
