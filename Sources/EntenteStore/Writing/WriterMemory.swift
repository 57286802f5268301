internal import EntenteModel

/// What a writer remembers of rows it has met, so that it need not look them up again.
///
/// It holds a bounded number of each, and forgets everything when a transaction fails or takes rows away. It keeps
/// digests and no words: a word that stays, of each document's many that go, keeps the page of memory that it stands on,
/// which came to 20 KB a document.
struct WriterMemory {
  /// The rows that an entity's description has led to.
  struct Described {
    let entity: Int64
    let profile: Int64
    /// Which of `traitRows` are its own. A list of its own would be counted up and down each time.
    let traits: Range<Int>
    /// How many documents of the batch under way gave it.
    var documents = 0
  }

  /// Places in `descriptions` by the whole of an entity, since most stand in many documents in the same words.
  var described = KeyTable()
  var descriptions: [Described] = []
  var traitRows: [Int64] = []
  /// Places of those that documents of the batch under way gave.
  var given: [Int] = []
  var phrases = KeyTable()
  var entities = KeyTable()
  var profiles = KeyTable()
  var traits = KeyTable()
  /// Entities that documents describe in different ways, among those that are remembered.
  var contested: Set<Int64> = []
  /// Which marks of copies the file has, as long as this writer alone has filled it.
  var marks: MarkFilter?
  /// What SQLite counts up when another connection has changed the file.
  var dataVersion: Int64?

  private static let capacity = 100_000

  private mutating func forgetDescriptions() {
    described = KeyTable()
    descriptions = []
    traitRows = []
  }

  /// Forgets what has grown large; called between transactions.
  mutating func trim() {
    if phrases.count > Self.capacity { phrases = KeyTable() }
    if entities.count > Self.capacity { entities = KeyTable() }
    if traits.count > Self.capacity { traits = KeyTable() }
    if profiles.count > Self.capacity {
      profiles = KeyTable()
      contested = []
      forgetDescriptions()
    }
    if described.count > Self.capacity { forgetDescriptions() }
  }
}

extension ValueKey {
  init(_ text: String) {
    self.init()
    add(text)
  }

  /// Stands for all that one document says of an entity.
  init(_ entity: Entity) {
    self.init()
    add(entity.id.rawValue)
    add(entity.kind.rawValue)
    add(entity.name)
    add(entity.aliases)
    add(entity.country)
    add(entity.offices.count)
    for office in entity.offices {
      add(office.title)
      add(office.of?.rawValue)
      for date in [office.from, office.to] { add(date.map(DateCode.code) ?? -1) }
    }
    add(entity.links.offered)
    add(entity.links.sought)
  }

  /// Stands for what a row of `profile` says of the entity in this row.
  init(profileOf entity: Entity, row: Int64) {
    self.init()
    add(row)
    add(entity.kind.rawValue)
    add(entity.name)
    add(entity.country)
    add(entity.links.offered)
    add(entity.links.sought)
  }

  /// Stands for a row of `trait`.
  init(_ facet: Facet, _ value: String, of entity: Int64) {
    self.init()
    add(entity)
    add(facet.rawValue)
    add(value)
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
