internal import EntenteModel

/// What a writer remembers of rows it has met, so that it need not look them up again.
///
/// It holds a bounded number of each, and forgets everything when a transaction fails or takes rows away. It keeps
/// digests and no words: a word that stays, of each document's many that go, keeps the page of memory that it stands on,
/// which came to 20 KB a document.
struct WriterMemory {
  /// Stands for a value: 128 bits that nobody can foresee, so that no two values meet in one.
  struct Key: Hashable {
    private let first: Int
    private let second: Int

    init(_ value: some Hashable) {
      // Hashers are seeded by chance in each process, and differ by what they are fed before the value.
      var hashers = (Hasher(), Hasher())
      hashers.0.combine(0 as UInt8)
      hashers.1.combine(1 as UInt8)
      value.hash(into: &hashers.0)
      value.hash(into: &hashers.1)
      first = hashers.0.finalize()
      second = hashers.1.finalize()
    }
  }

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
  var described: [Key: Described] = [:]
  var phrases: [Key: Int64] = [:]
  var entities: [Key: Int64] = [:]
  var profiles: [Key: Int64] = [:]
  var traits: [Key: Int64] = [:]
  /// Entities that documents describe in different ways, among those that are remembered.
  var contested: Set<Int64> = []
  /// Which marks of copies the file has, as long as this writer alone has filled it.
  var marks: MarkFilter?
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

/// Knows of most numbers that are not in a set that they are not: one bit for each value of their low bits.
///
/// Marks are chance numbers. Of the half million of a graph of a million claims, 3 in 100 bits are set, so that so many
/// of the marks of a new text are looked up in the file for nothing, where all would be.
struct MarkFilter {
  private static let bits = 1 << 24
  private var words = [UInt64](repeating: 0, count: bits / 64)

  /// Notes a number, and says whether it may have been noted before.
  mutating func insert(_ mark: Int64) -> Bool {
    let bit = Int(truncatingIfNeeded: mark) & (Self.bits - 1)
    let mask: UInt64 = 1 << UInt64(bit % 64)
    defer { words[bit / 64] |= mask }
    return words[bit / 64] & mask != 0
  }
}
