/// One text as it was received, with what is known of where it came from.
public struct Document: Sendable, Hashable {
  /// Names a document by the digest of its text: the same text is the same document on every machine.
  public struct ID: Sendable, Hashable, Comparable, RawRepresentable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }

    public static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }
  }

  public let id: ID
  /// The headline, or the first line of the text; never empty for a text that has words.
  public let title: String
  /// Where the text was read from, as the user wrote it; empty for standard input.
  public let path: String
  /// The outlet that stands behind the text ("Reuters"), where the text or the user says so.
  public let source: String?
  public let published: CalendarDate?
  /// The text as received. All ranges of the model are UTF-8 byte offsets into it.
  public let text: String
  /// Where the text stands on the web, where it says so.
  public let address: String?
  /// Who wrote the text, as its byline has it.
  public let author: String?

  public init(
    id: ID, title: String, path: String, source: String? = nil, published: CalendarDate? = nil,
    text: String, address: String? = nil, author: String? = nil
  ) {
    self.id = id
    self.title = title
    self.path = path
    self.source = source
    self.published = published
    self.text = text
    self.address = address
    self.author = author
  }
}

/// Words of a document, held together with the place where they stand.
///
/// A quotation is made from a document, so that its words equal the document's at its range.
public struct Quotation: Sendable, Hashable {
  public let document: Document.ID
  /// UTF-8 byte offsets into the text as received, end-exclusive.
  public let range: Range<Int>
  /// The same range counted in Unicode scalars, which is what leaves the program.
  public let scalars: Range<Int>
  /// The line on which the quotation begins, counted from 1.
  public let line: Int
  public let text: String

  /// A quotation read back from storage; `text` is trusted to be the document's words at `range`.
  public init(document: Document.ID, range: Range<Int>, scalars: Range<Int>, line: Int, text: String) {
    self.document = document
    self.range = range
    self.scalars = scalars
    self.line = line
    self.text = text
  }
}

extension Quotation: Comparable {
  public static func < (left: Quotation, right: Quotation) -> Bool {
    (left.document, left.range.lowerBound, left.range.upperBound)
      < (right.document, right.range.lowerBound, right.range.upperBound)
  }
}
