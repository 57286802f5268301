internal import EntenteModel

/// What a writer remembers of rows it has met, so that it need not look them up again.
///
/// It holds a bounded number of each, and forgets everything when a transaction fails or takes rows away.
struct WriterMemory {
  /// A description of an entity without what `trait` holds.
  struct ProfileKey: Hashable {
    let entity: Int64
    let kind: EntityKind
    let name: String
    let country: String?
    let offered: [String]
    let sought: String?
  }

  struct TraitKey: Hashable {
    let entity: Int64
    let facet: Facet
    let value: String
  }

  /// The rows that an entity's description has led to.
  struct Described {
    let entity: Int64
    let description: RecordBody.Description
  }

  /// By the whole of an entity, since most stand in many documents in the same words.
  var described: [Entity: Described] = [:]
  var phrases: [String: Int64] = [:]
  var entities: [Entity.ID: Int64] = [:]
  var profiles: [ProfileKey: Int64] = [:]
  var traits: [TraitKey: Int64] = [:]
  /// Entities that documents describe in different ways, among those that are remembered.
  var contested: Set<Int64> = []
  /// What SQLite counts up when another connection has changed the file.
  var dataVersion: Int64?

  private static let capacity = 100_000

  /// Forgets what has grown large; called between transactions.
  mutating func trim() {
    if described.count > Self.capacity { described = [:] }
    if phrases.count > Self.capacity { phrases = [:] }
    if entities.count > Self.capacity { entities = [:] }
    if profiles.count > Self.capacity {
      profiles = [:]
      described = [:]
      contested = []
    }
    if traits.count > Self.capacity { traits = [:] }
  }
}

/// What a row of `trait` says of its entity.
enum Facet: Int64 {
  case alias = 0
  case office = 1
}
