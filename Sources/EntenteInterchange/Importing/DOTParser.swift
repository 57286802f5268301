/// A strict parser of DOT for files that come from elsewhere: no library is asked, and nothing in them is run.
///
/// Source of the grammar: https://graphviz.org/doc/info/lang.html. HTML-like labels are taken as their text between
/// the outer angle brackets; ports are read and forgotten.
struct DOTParser {
  struct Edge {
    let tail: String
    let head: String
    let attributes: [String: String]
    /// The statement, in bytes of the text.
    let bytes: Range<Int>
    /// Counted from 1.
    let line: Int
  }

  struct Graph {
    var nodes: [String: [String: String]] = [:]
    var edges: [Edge] = []
  }

  /// What stands within one pair of braces: defaults that hold from here on.
  private struct Scope {
    var node: [String: String] = [:]
    var edge: [String: String] = [:]
  }

  private enum Token: Equatable {
    case word(String)
    case mark(Character)
    case arrow
    case line
    case end
  }

  /// Deeper braces than these are no drawing's.
  private static let deepest = 64

  private let bytes: [UInt8]
  private var position = 0
  private var lineNumber = 1
  private var token = Token.end
  /// Whether the token is a bare word, which may be a keyword.
  private var isBare = false
  private var tokenStart = 0
  private var tokenLine = 1
  private var lastEnd = 0
  private var graph = Graph()
  private var isDirected = true

  init(_ text: String) { bytes = Array(text.utf8) }

  /// - Throws: `ImportedGraph.Refusal` with the line of the first fault; no part of such a file is used.
  mutating func parse() throws(ImportedGraph.Refusal) -> Graph {
    try advance()
    _ = try take(keyword: "strict")
    if try take(keyword: "graph") {
      isDirected = false
    } else if try !take(keyword: "digraph") {
      throw fault("expected 'graph' or 'digraph'")
    }
    if case .word = token { try advance() }
    guard try take("{") else { throw fault("expected '{'") }
    var scope = Scope()
    _ = try statements(&scope, depth: 1)
    guard token == .end else { throw fault("the file goes on after the graph's end") }
    return graph
  }

  /// Reads up to the closing brace, and returns the nodes named within.
  private mutating func statements(_ scope: inout Scope, depth: Int) throws(ImportedGraph.Refusal) -> [String]
  {
    guard depth <= Self.deepest else { throw fault("braces are nested deeper than \(Self.deepest)") }
    var named: [String] = []
    while try !take("}") {
      if token == .end { throw fault("the closing '}' is missing") }
      if try take(";") { continue }
      named += try statement(&scope, depth: depth)
    }
    return named
  }

  private mutating func statement(_ scope: inout Scope, depth: Int) throws(ImportedGraph.Refusal) -> [String]
  {
    let start = tokenStart
    let line = tokenLine
    for keyword in ["graph", "node", "edge"] where isKeyword(keyword) {
      try advance()
      guard token == .mark("[") else { throw fault("expected '[' after '\(keyword)'") }
      let attributes = try attributes()
      switch keyword {
      case "node": scope.node.merge(attributes) { $1 }
      case "edge": scope.edge.merge(attributes) { $1 }
      default: break
      }
      return []
    }
    var ends = [try end(&scope, depth: depth)]
    if ends[0].isWord, token == .mark("=") {
      try advance()
      _ = try word("a value")
      return []
    }
    while token == .arrow || token == .line {
      guard (token == .arrow) == isDirected else {
        throw fault(isDirected ? "'--' in a digraph; write '->'" : "'->' in a graph; write '--'")
      }
      try advance()
      ends.append(try end(&scope, depth: depth))
    }
    let attributes = token == .mark("[") ? try attributes() : [:]
    let named = ends.flatMap(\.nodes)
    for node in named where graph.nodes[node] == nil { graph.nodes[node] = scope.node }
    if ends.count == 1 {
      if ends[0].isWord { graph.nodes[ends[0].nodes[0]]?.merge(attributes) { $1 } }
      return named
    }
    let statement = start..<lastEnd
    for (tails, heads) in zip(ends, ends.dropFirst()) {
      for tail in tails.nodes {
        for head in heads.nodes {
          graph.edges.append(
            Edge(
              tail: tail, head: head, attributes: scope.edge.merging(attributes) { $1 }, bytes: statement,
              line: line))
        }
      }
    }
    return named
  }

  /// A node, or a subgraph, which stands for all of its nodes.
  private mutating func end(_ scope: inout Scope, depth: Int) throws(ImportedGraph.Refusal) -> (
    nodes: [String], isWord: Bool
  ) {
    let isSubgraph = try take(keyword: "subgraph")
    if isSubgraph, case .word = token { try advance() }
    if try take("{") {
      var inner = scope
      return (try statements(&inner, depth: depth + 1), false)
    }
    if isSubgraph { throw fault("expected '{' after 'subgraph'") }
    let node = try word("a node")
    while try take(":") { _ = try word("a port") }
    return ([node], true)
  }

  private mutating func attributes() throws(ImportedGraph.Refusal) -> [String: String] {
    var attributes: [String: String] = [:]
    while try take("[") {
      while try !take("]") {
        let name = try word("an attribute")
        var value = "true"
        if try take("=") { value = try word("a value") }
        attributes[name] = value
        if try !take(";") { _ = try take(",") }
      }
    }
    return attributes
  }

  // MARK: Tokens

  private func fault(_ message: String) -> ImportedGraph.Refusal { .init(line: tokenLine, message) }

  private func isKeyword(_ keyword: String) -> Bool {
    guard isBare, case .word(let word) = token else { return false }
    return word.lowercased() == keyword
  }

  private mutating func take(keyword: String) throws(ImportedGraph.Refusal) -> Bool {
    guard isKeyword(keyword) else { return false }
    try advance()
    return true
  }

  private mutating func take(_ mark: Character) throws(ImportedGraph.Refusal) -> Bool {
    guard token == .mark(mark) else { return false }
    try advance()
    return true
  }

  private mutating func word(_ what: String) throws(ImportedGraph.Refusal) -> String {
    guard case .word(let word) = token else { throw fault("expected \(what)") }
    try advance()
    return word
  }

  private mutating func advance() throws(ImportedGraph.Refusal) {
    lastEnd = position
    try skipBlanks()
    tokenStart = position
    tokenLine = lineNumber
    isBare = false
    guard position < bytes.count else {
      token = .end
      return
    }
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "\""): token = .word(try quoted())
    case UInt8(ascii: "<"): token = .word(try markup())
    case UInt8(ascii: "-") where next == UInt8(ascii: ">"):
      position += 2
      token = .arrow
    case UInt8(ascii: "-") where next == UInt8(ascii: "-"):
      position += 2
      token = .line
    case _ where Self.isWord(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "."):
      token = .word(try bare())
    case _ where byte < 0x80 && "{}[];,=:+".utf8.contains(byte):
      position += 1
      token = .mark(Character(Unicode.Scalar(byte)))
    default: throw fault("a character that has no place in DOT")
    }
  }

  private var next: UInt8? { position + 1 < bytes.count ? bytes[position + 1] : nil }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), 0x80...0xFF: true
    default: false
    }
  }

  private mutating func bare() throws(ImportedGraph.Refusal) -> String {
    let start = position
    let isNumber = !Self.isWord(bytes[start]) || (0x30...0x39).contains(bytes[start])
    position += 1
    while position < bytes.count,
      Self.isWord(bytes[position]) || isNumber && bytes[position] == UInt8(ascii: ".")
    {
      position += 1
    }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    if isNumber, Double(word) == nil {
      throw fault("'\(word)' is neither a name nor a number; put it in quotes")
    }
    isBare = !isNumber
    return word
  }

  /// A quoted text, with others that `+` joins to it. Only `\"` and a line's end are escapes of the language itself.
  private mutating func quoted() throws(ImportedGraph.Refusal) -> String {
    var text: [UInt8] = []
    while true {
      position += 1
      while true {
        guard position < bytes.count else { throw fault("the closing quote is missing") }
        let byte = bytes[position]
        if byte == UInt8(ascii: "\"") { break }
        if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "\"") {
          text.append(UInt8(ascii: "\""))
          position += 2
        } else if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "\\") {
          text += [byte, byte]
          position += 2
        } else if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "\n") {
          lineNumber += 1
          position += 2
        } else {
          if byte == UInt8(ascii: "\n") { lineNumber += 1 }
          text.append(byte)
          position += 1
        }
      }
      position += 1
      let (end, line) = (position, lineNumber)
      try skipBlanks()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "+") else {
        (position, lineNumber) = (end, line)
        return String(decoding: text, as: UTF8.self)
      }
      position += 1
      try skipBlanks()
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        throw fault("expected a quoted text after '+'")
      }
    }
  }

  private mutating func markup() throws(ImportedGraph.Refusal) -> String {
    let start = position + 1
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "<"): depth += 1
      case UInt8(ascii: ">"): depth -= 1
      case UInt8(ascii: "\n"): lineNumber += 1
      default: break
      }
      position += 1
      if depth == 0 { return String(decoding: bytes[start..<(position - 1)], as: UTF8.self) }
    }
    throw fault("the closing '>' is missing")
  }

  private mutating func skipBlanks() throws(ImportedGraph.Refusal) {
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\n") {
        lineNumber += 1
        position += 1
      } else if byte <= 0x20 || byte == 0xEF && bytes[position...].starts(with: [0xEF, 0xBB, 0xBF]) {
        position += byte == 0xEF ? 3 : 1
      } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "/") {
        skipLine()
      } else if byte == UInt8(ascii: "#"), position == 0 || bytes[position - 1] == UInt8(ascii: "\n") {
        skipLine()
      } else if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipLine() {
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
  }

  private mutating func skipComment() throws(ImportedGraph.Refusal) {
    tokenLine = lineNumber
    position += 2
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
        position += 2
        return
      }
      if bytes[position] == UInt8(ascii: "\n") { lineNumber += 1 }
      position += 1
    }
    throw fault("a comment has no end")
  }
}
