/// The tables of a graph file, as SQL.
///
/// The text of each statement is also what SQLite keeps in `sqlite_schema`, and a file that holds anything
/// else is refused: see `SchemaCheck`. To change the tables, add a step to `Migration.all`; never edit one.
///
/// What is stored is what the documents say, under the ids that each document gives by itself. Which entities
/// are one is a single column, `entity.canonical`, so that a new link rewrites no claims.
///
/// Foreign keys say which rows are a document's parts. They are checked when a file is examined, and not row by row:
/// looking the document up for each of its claims and records would be a twentieth of the cost of adding them. For the
/// same reason rows refer to entities and phrases without a key. `GraphWriter` takes no entity away that anything
/// still refers to, and no document without its parts.
enum Schema {
  /// "EnT1", which `file` and `sqlite3` show for our files.
  static let applicationID: Int32 = 0x456E_5431

  /// Words that come again and again: kinds, rules, units, outlets.
  static let phrase = """
    CREATE TABLE phrase (
      id INTEGER PRIMARY KEY,
      text TEXT NOT NULL UNIQUE
    ) STRICT
    """

  /// One row for each document. `published` is a `DateCode`.
  static let document = """
    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      digest TEXT NOT NULL UNIQUE,
      path TEXT NOT NULL,
      title TEXT NOT NULL,
      source INTEGER,
      published INTEGER,
      entities INTEGER NOT NULL,
      claims INTEGER NOT NULL
    ) STRICT
    """

  static let documentByPath = "CREATE INDEX document_by_path ON document(path)"

  /// Texts stand apart, so that lists of documents do not read past them.
  static let documentText = """
    CREATE TABLE document_text (
      document INTEGER PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
      text TEXT NOT NULL
    ) STRICT
    """

  /// The index of words, in lower case and without accents: for each document with claims, the `EvidenceWords`. It
  /// keeps none itself.
  static let search = """
    CREATE VIRTUAL TABLE search USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2')
    """

  /// The tokenizer of the index of words, by its name and its settings.
  static let searchTokenizer = "unicode61"
  static let searchTokenizerOptions = ["remove_diacritics", "2"]

  /// Has the index of words gather 8 MB before it writes a part, and put 16 parts into one at a time: adding a claim
  /// takes a tenth less than with SQLite's own numbers, of 1 MB and 4 parts, and a question looks into a few more
  /// parts. They are settings in the file, and no part of the format.
  static let searchPace = [
    "INSERT INTO search(search, rank) VALUES ('automerge', 16)",
    "INSERT INTO search(search, rank) VALUES ('hashsize', 8388608)",
  ]

  /// What SQLite makes for `search`, in its own words.
  static let searchTables = [
    "CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB)",
    "CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
    "CREATE TABLE 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB)",
    "CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID",
  ]

  /// Every id that a document uses. `linked` is the entity that `Linking` finds it to be, and `canonical` the one
  /// that it is after decisions. `kind`, `name`, `folded` and `country` are how the entity is shown, or null
  /// while no document describes it; `ruled` is 1 where a decision goes before the documents.
  static let entity = """
    CREATE TABLE entity (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      linked INTEGER NOT NULL,
      canonical INTEGER NOT NULL,
      kind INTEGER,
      name TEXT,
      folded TEXT,
      country TEXT,
      ruled INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """

  static let entityByName = "CREATE INDEX entity_by_name ON entity(folded)"

  /// The last word of a folded name, as SQL: the name without what is left when its end is trimmed of all but blanks.
  static let lastWord = "replace(folded, rtrim(folded, replace(folded, ' ', '')), '')"

  static let entityByLastWord =
    "CREATE INDEX entity_by_last_word ON entity(\(lastWord)) WHERE instr(folded, ' ') > 0"

  static let entityCanonical = "CREATE INDEX entity_canonical ON entity(canonical) WHERE canonical <> id"

  static let entityLinked = "CREATE INDEX entity_linked ON entity(linked) WHERE linked <> id"

  static let entityMerged = "CREATE INDEX entity_merged ON entity(id) WHERE canonical <> linked"

  static let entityRuled = "CREATE INDEX entity_ruled ON entity(id) WHERE ruled = 1"

  /// What an analyst has settled, in order: the words of a `Decision`.
  static let decision = """
    CREATE TABLE decision (
      id INTEGER PRIMARY KEY,
      verb TEXT NOT NULL,
      first TEXT NOT NULL,
      second TEXT
    ) STRICT
    """

  /// A description of an entity that `documents` documents share: all of an `Entity` but what is in `trait`.
  /// `offered` is a `KeyList`.
  static let profile = """
    CREATE TABLE profile (
      id INTEGER PRIMARY KEY,
      entity INTEGER NOT NULL,
      kind INTEGER NOT NULL,
      name TEXT NOT NULL,
      folded TEXT NOT NULL,
      country TEXT,
      offered BLOB NOT NULL,
      sought TEXT,
      documents INTEGER NOT NULL
    ) STRICT
    """

  static let profileByEntity = "CREATE INDEX profile_by_entity ON profile(entity)"

  static let profileByName = "CREATE INDEX profile_by_name ON profile(folded)"

  /// An alias (facet 0) or an office (facet 1, an `OfficeCode`) that documents give an entity.
  static let trait = """
    CREATE TABLE trait (
      id INTEGER PRIMARY KEY,
      entity INTEGER NOT NULL,
      facet INTEGER NOT NULL,
      value TEXT NOT NULL,
      folded TEXT,
      documents INTEGER NOT NULL
    ) STRICT
    """

  static let traitByEntity = "CREATE UNIQUE INDEX trait_by_entity ON trait(entity, facet, value)"

  static let traitByName = "CREATE INDEX trait_by_name ON trait(folded) WHERE folded IS NOT NULL"

  /// The keys that profiles offer (role 0) or seek (role 1): see `Linking`.
  static let linkKey = """
    CREATE TABLE link_key (
      key TEXT NOT NULL,
      role INTEGER NOT NULL,
      entity INTEGER NOT NULL,
      profile INTEGER NOT NULL,
      PRIMARY KEY (key, role, entity, profile)
    ) STRICT, WITHOUT ROWID
    """

  /// What one document says of one entity, as a `RecordBody`: its descriptions and its mentions.
  static let record = """
    CREATE TABLE record (
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      entity INTEGER NOT NULL,
      body BLOB NOT NULL,
      PRIMARY KEY (document, entity)
    ) STRICT, WITHOUT ROWID
    """

  static let recordByEntity = "CREATE INDEX record_by_entity ON record(entity)"

  /// The claims of each document. `day` is the claim's date or else its document's, and `source` its
  /// document's; they are here so that filtered walks need the two indices below only. `digest` is a `ClaimKey`, and
  /// `body` a `ClaimBody`: values that no question looks for cost half as much in one column as in twelve.
  static let claim = """
    CREATE TABLE claim (
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      digest ANY NOT NULL,
      subject INTEGER NOT NULL,
      predicate INTEGER NOT NULL,
      object INTEGER NOT NULL,
      polarity INTEGER NOT NULL,
      modality INTEGER NOT NULL,
      source INTEGER,
      day INTEGER,
      attributed INTEGER,
      rule INTEGER NOT NULL,
      body BLOB NOT NULL,
      PRIMARY KEY (document, ordinal)
    ) STRICT, WITHOUT ROWID
    """

  static let claimBySubject = """
    CREATE INDEX claim_by_subject ON claim(subject, object, predicate, polarity, modality, source, day)
    """

  static let claimByObject = """
    CREATE INDEX claim_by_object ON claim(object, subject, predicate, polarity, modality, source, day)
    """

  static let claimByAttributed = """
    CREATE INDEX claim_by_attributed ON claim(attributed) WHERE attributed IS NOT NULL
    """

  static let claimByDigest = "CREATE INDEX claim_by_digest ON claim(digest)"

  /// Indices that only questions and the taking away of documents need. They are made last while a new graph is
  /// filled: see `PostponedIndices`.
  static let postponable = [
    claimBySubject, claimByObject, claimByAttributed, claimByDigest, recordByEntity, entityByName,
    entityByLastWord, profileByName, traitByName,
  ]

  // MARK: Format 2

  /// Where on the web a document stands, and who wrote it, for those documents that say so.
  static let origin = """
    CREATE TABLE origin (
      document INTEGER PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
      address TEXT,
      author TEXT
    ) STRICT
    """

  static let originByAddress = "CREATE INDEX origin_by_address ON origin(address) WHERE address IS NOT NULL"

  /// The marks by which copies of a text are found: see `CopyMarks`. Documents that share one are of a family.
  /// They are taken away by `GraphWriter`, which can tell them from the text, so that no index by document is needed.
  static let copyMark = """
    CREATE TABLE copy_mark (
      mark INTEGER NOT NULL,
      document INTEGER NOT NULL,
      PRIMARY KEY (mark, document)
    ) STRICT, WITHOUT ROWID
    """

  /// The documents that have copies, by family; a family bears the number of one of its documents.
  static let copy = """
    CREATE TABLE copy (
      document INTEGER PRIMARY KEY REFERENCES document(id) ON DELETE CASCADE,
      family INTEGER NOT NULL
    ) STRICT
    """

  static let copyByFamily = "CREATE INDEX copy_by_family ON copy(family)"
}
