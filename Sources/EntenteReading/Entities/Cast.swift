import EntenteLanguage
import EntenteLexicon
import EntenteModel

/// The entities of one document, and which words speak of which.
struct Cast: Sendable {
  /// One entity as the document knows it.
  struct Member: Sendable {
    let id: Entity.ID
    var kind: EntityKind
    var name: String
    var country: String?
    /// Names as written.
    var surfaces: Set<String> = []
    var offices: [Office] = []
    var links = Entity.Links()
    var mentions: [NameMention] = []
    /// Whether the text only describes it: "Tuareg rebels".
    var isUnnamed = false
    /// The token of the first mention.
    var first = Int.max
  }

  /// A word that speaks of members without naming them.
  struct Reference: Sendable {
    let members: [Int]
    /// The words gone through, for people to read: "he → Umerov".
    let chain: String
  }

  private(set) var members: [Member] = []
  private var indexByID: [Entity.ID: Int] = [:]
  /// The members whose name takes part in the sentence through this token.
  private(set) var named: [Int: [Int]] = [:]
  /// The member whose name covers this token, nested names aside.
  private(set) var covering: [Int: Int] = [:]
  var references: [Int: Reference] = [:]
  /// Members that the token names only by an adjective or inside a longer name.
  private(set) var incidental: [Int: Set<Int>] = [:]
  /// Members that the token names by an adjective, or inside a longer name.
  private(set) var adjectival: [Int: Set<Int>] = [:]

  subscript(id: Entity.ID) -> Int? { indexByID[id] }

  mutating func member(_ id: Entity.ID, kind: EntityKind, name: String, country: String?) -> Int {
    if let index = indexByID[id] { return index }
    indexByID[id] = members.count
    members.append(Member(id: id, kind: kind, name: name, country: country))
    return members.count - 1
  }

  mutating func add(_ mention: NameMention, to index: Int, in text: Text, asSurface: Bool = true) {
    members[index].mentions.append(mention)
    members[index].first = min(members[index].first, mention.tokens.lowerBound)
    if asSurface {
      members[index].surfaces.insert(
        text.line(mention.tokens))
    }
    if mention.isNested || mention.form == .adjective { adjectival[mention.head, default: []].insert(index) }
    if mention.isNested && mention.form == .adjective {
      if named[mention.head]?.contains(index) != true { incidental[mention.head, default: []].insert(index) }
    } else {
      incidental[mention.head]?.remove(index)
    }
    if named[mention.head]?.contains(index) != true { named[mention.head, default: []].append(index) }
    if !mention.isNested {
      for token in mention.tokens where covering[token] == nil { covering[token] = index }
    }
  }

  mutating func update(_ index: Int, _ change: (inout Member) -> Void) { change(&members[index]) }

  /// Whom the word speaks of, by name or by reference; empty when nobody known.
  func members(at token: Int) -> [Int] { named[token] ?? references[token]?.members ?? [] }
}
