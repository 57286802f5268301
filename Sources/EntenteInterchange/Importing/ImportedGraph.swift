/// A graph as a file of another program gives it: nothing in it has been checked against documents or the ontology.
public struct ImportedGraph: Sendable {
  public var documents: [ImportedDocument] = []
  public var entities: [ImportedEntity] = []
  public var claims: [ImportedClaim] = []
  /// What could not be understood, by the line on which it stands.
  public var refusals: [Refusal] = []

  public init() {}

  /// Something that is not taken over, and why.
  public struct Refusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// Counted from 1; 0 where the fault is not at one line.
    public let line: Int
    public let message: String

    public init(line: Int, _ message: String) {
      self.line = line
      self.message = message
    }

    public var description: String { line > 0 ? "\(line): \(message)" : " \(message)" }
  }
}

public struct ImportedDocument: Sendable {
  public let id: String
  public let title: String
  public let path: String
  public let source: String?
  public let published: String?
  /// `nil` where the file names the document and does not hold it.
  public let text: String?
}

/// Words that a file says stand in a document, with their place in Unicode scalars where it names one.
public struct ImportedQuotation: Sendable {
  public let document: String
  public let scalars: Range<Int>?
  public let text: String
}

public struct ImportedEntity: Sendable {
  /// `nil` where the file has no ids of the kind that we have.
  public let id: String?
  public let kind: String
  public let name: String
  public var aliases: [String] = []
  public var country: String?
  public var offices: [Office] = []
  public var mentions: [ImportedQuotation] = []

  public init(
    id: String?, kind: String, name: String, aliases: [String] = [], country: String? = nil,
    offices: [Office] = [], mentions: [ImportedQuotation] = []
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.aliases = aliases
    self.country = country
    self.offices = offices
    self.mentions = mentions
  }

  public struct Office: Sendable {
    public let title: String
    public let of: String?
    public let from: String?
    public let to: String?
  }
}

/// What a claim ties together: an id, or a description of somebody who may have none.
public enum ImportedEnd: Sendable {
  case id(String)
  case described(ImportedEntity)
}

public struct ImportedClaim: Sendable {
  public let line: Int
  public var id: String?
  public let subject: ImportedEnd
  /// A kind of relation, by its name or label.
  public let predicate: String
  public let object: ImportedEnd
  public var polarity: String?
  public var modality: String?
  public var attribution: (entity: String?, text: String)?
  public var quantity: (value: Double?, qualifier: String, unit: String)?
  public var title: String?
  public var date: String?
  public var dateText: String?
  public let evidence: Evidence
  public var triggers: [ImportedQuotation] = []
  public var rule: String?
  public var premises: [String] = []

  public enum Evidence: Sendable {
    /// Words of a document that has to be given.
    case quoted(ImportedQuotation)
    /// The file speaks for itself: these bytes of it.
    case itself(Range<Int>)
  }

  init(line: Int, _ subject: ImportedEnd, _ predicate: String, _ object: ImportedEnd, evidence: Evidence) {
    self.line = line
    self.subject = subject
    self.predicate = predicate
    self.object = object
    self.evidence = evidence
  }
}
