import EntenteInterchange
import EntenteModel
import Testing

struct `DOT from elsewhere` {
  private func ties(_ text: String) throws -> [String] {
    try ImportFormat.dot.read(text, under: Samples.ontology).claims.map { claim in
      let ends = [claim.subject, claim.object].map { end in
        switch end {
        case .id(let id): id
        case .described(let entity): entity.name
        }
      }
      return "\(ends[0]) \(claim.predicate) \(ends[1]) @\(claim.line)"
    }
  }

  @Test(arguments: [
    ("digraph { a -> b }", ["a  b @1"]),
    ("strict graph g { a -- b -- c }", ["a  b @1", "b  c @1"]),
    ("digraph{a->{b c}[label=x];}", ["a x b @1", "a x c @1"]),
    ("digraph { subgraph s { a; b } -> c }", ["a  c @1", "b  c @1"]),
    ("digraph { edge [label=x]\n a -> b\n edge [label=y] a -> c }", ["a x b @2", "a y c @3"]),
    ("digraph { { edge [label=x] a -> b } a -> c }", ["a x b @1", "a  c @1"]),
    ("digraph { a [label=\"A \\\"B\\\"\"] a:port:nw -> b }", ["A \"B\"  b @1"]),
    ("digraph { \"a\" + \" b\" -> -1.5 }", ["a b  -1.5 @1"]),
    ("/* one\n two */ digraph // three\n# four\n{ a -> b }", ["a  b @4"]),
    ("digraph { a -> b [label=<<b>at</b>>] }", ["a <b>at</b> b @1"]),
    ("digraph { rankdir=LR; node [shape=box]; größe -> été }", ["größe  été @1"]),
    ("DiGraph { a -> \"node\" }", ["a  node @1"]),
    ("digraph { a -> b [label=\"one\\\ntwo\"]; c -> d }", ["a onetwo b @1", "c  d @2"]),
    ("digraph {}", []),
  ]) func `is read as Graphviz reads it`(text: String, expected: [String]) throws {
    #expect(try ties(text) == expected)
  }

  @Test(arguments: [
    ("", "1: expected 'graph' or 'digraph'"), ("digraph { a -- b }", "1: '--' in a digraph; write '->'"),
    ("graph { a -> b }", "1: '->' in a graph; write '--'"), ("digraph {\n a -> ", "2: expected a node"),
    ("digraph {\n\n a [b=\"c }", "3: the closing quote is missing"),
    ("digraph { a } b", "1: the file goes on after the graph's end"),
    ("digraph { a -> b; } digraph { c }", "1: the file goes on after the graph's end"),
    ("digraph { a [=x] }", "1: expected an attribute"), ("digraph { 1a -> b }", "1: '1a' is neither"),
    ("digraph { a & b }", "1: a character that has no place in DOT"),
    ("digraph /* {", "1: a comment has no end"),
    ("digraph { a [label=<b] }", "1: the closing '>' is missing"),
    ("digraph " + String(repeating: "{", count: 100), "1: braces are nested deeper than 64"),
  ]) func `with a fault is refused at its line`(text: String, message: String) {
    #expect { try ties(text) } throws: { "\($0)".hasPrefix(message) }
  }

  @Test func `of our own holds what we wrote`() throws {
    let text = String(decoding: try bytes(ExportFormat.dot.parts[0], of: Samples.hostile), as: UTF8.self)
    let graph = try ImportFormat.dot.read(text, under: Samples.ontology)
    #expect(graph.claims.count == Samples.hostile.claims.count)
    let ids = graph.claims.compactMap { claim -> String? in
      if case .described(let entity) = claim.subject { entity.id } else { nil }
    }
    #expect(Set(ids) == Set(Samples.hostile.claims.map(\.subject.rawValue)))
  }
}
