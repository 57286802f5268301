/// Tables that earlier formats had, to the letter, so that files of these formats are known for what they are.
enum FormerSchema {
  // MARK: Formats 1 and 2

  /// `passages` rows of `passage` from `passage` on are the document's.
  static let document = """
    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      digest TEXT NOT NULL UNIQUE,
      path TEXT NOT NULL,
      title TEXT NOT NULL,
      source INTEGER,
      published INTEGER,
      entities INTEGER NOT NULL,
      claims INTEGER NOT NULL,
      passage INTEGER NOT NULL,
      passages INTEGER NOT NULL
    ) STRICT
    """

  /// The sentences that claims rest on, each once: where they stand, in bytes, scalars and lines.
  static let passage = """
    CREATE TABLE passage (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL,
      start INTEGER NOT NULL,
      length INTEGER NOT NULL,
      scalar INTEGER NOT NULL,
      line INTEGER NOT NULL
    ) STRICT
    """

  /// The words of each passage, for the index of words, which keeps none itself.
  static let passageText = """
    CREATE VIEW passage_text AS
    SELECT passage.id, CAST(substr(CAST(text AS BLOB), start + 1, length) AS TEXT) AS text
    FROM passage JOIN document_text ON document_text.document = passage.document
    """

  /// The index of words, in lower case and without accents.
  static let search = """
    CREATE VIRTUAL TABLE search USING fts5(
      text, content='passage_text', content_rowid='id', tokenize='unicode61 remove_diacritics 2')
    """

  /// The claims of each document. `day` is the claim's date or else its document's, and `source` its
  /// document's; they are here so that filtered walks need the two indices below only.
  static let claim = """
    CREATE TABLE claim (
      document INTEGER NOT NULL REFERENCES document(id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      digest TEXT NOT NULL,
      subject INTEGER NOT NULL,
      predicate INTEGER NOT NULL,
      object INTEGER NOT NULL,
      polarity INTEGER NOT NULL,
      modality INTEGER NOT NULL,
      source INTEGER,
      day INTEGER,
      attributed INTEGER,
      attribution TEXT,
      quantity REAL,
      qualifier INTEGER,
      unit INTEGER,
      title TEXT,
      date INTEGER,
      date_text TEXT,
      rule INTEGER NOT NULL,
      passage INTEGER NOT NULL,
      triggers BLOB,
      premises BLOB,
      PRIMARY KEY (document, ordinal)
    ) STRICT, WITHOUT ROWID
    """
}
