/// A name of the Resource Description Framework, short as JSON-LD writes it and whole as N-Quads do.
struct RDFName {
  /// Prefixes in the order of their names. Ours are URNs, since nobody can promise an address.
  static let prefixes = [
    ("claim", "urn:entente:claim:"), ("document", "urn:entente:document:"),
    ("entente", "urn:entente:vocabulary:"), ("entity", "urn:entente:entity:"),
    ("kind", "urn:entente:kind:"), ("oa", "http://www.w3.org/ns/oa#"), ("prov", "http://www.w3.org/ns/prov#"),
    ("dcterms", "http://purl.org/dc/terms/"), ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"), ("relation", "urn:entente:relation:"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"), ("xsd", "http://www.w3.org/2001/XMLSchema#"),
  ].sorted { $0.0 < $1.0 }

  private static let expansions = Dictionary(uniqueKeysWithValues: prefixes)

  let prefix: String
  /// Percent-encoded where it came from data.
  let local: String

  /// A name of a vocabulary.
  init(_ prefix: String, _ local: String) {
    precondition(Self.expansions[prefix] != nil, "every prefix is in the table")
    self.prefix = prefix
    self.local = local
  }

  /// A name made of an id: all but what RFC 3986 calls unreserved, and `/`, is percent-encoded.
  static func of(_ prefix: String, id: String) -> RDFName {
    var local = ""
    for byte in id.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        local.unicodeScalars.append(Unicode.Scalar(byte))
      default: local += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return RDFName(prefix, local)
  }

  var short: String { prefix + ":" + local }

  var whole: String { (Self.expansions[prefix] ?? "") + local }
}

/// What a statement can say of its subject.
enum RDFTerm {
  case name(RDFName)
  case text(String)
  case typed(String, RDFName)
}

/// Everything that is said of one subject, in a fixed order.
struct RDFResource {
  let name: RDFName
  private(set) var statements: [(predicate: RDFName, object: RDFTerm)] = []

  init(_ name: RDFName) { self.name = name }

  mutating func add(_ prefix: String, _ local: String, _ object: RDFTerm?) {
    if let object { statements.append((RDFName(prefix, local), object)) }
  }
}
