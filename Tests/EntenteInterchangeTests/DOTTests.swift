import EntenteInterchange
import EntenteModel
import Testing

struct `The DOT of a graph` {
  @Test func `has one statement on each line, nodes before edges`() throws {
    let lines = try dot(Samples.hostile).split(separator: "\n")
    #expect(lines.first == "digraph \"entente\" {" && lines.last == "}")
    #expect(lines.count == 2 + Samples.hostile.entities.count + Samples.hostile.claims.count)
    let statements = lines.dropFirst().dropLast()
    #expect(statements.allSatisfy { $0.hasPrefix("  \"") && $0.hasSuffix("];") })
    #expect(
      statements.drop { !$0.contains("\" -> \"") }.allSatisfy { $0.contains("\" -> \"") },
      "no node after an edge")
  }

  @Test func `keeps a backslash, a quote and what looks like an entity as they were written`() throws {
    let text = try dot(Samples.hostile)
    #expect(text.contains(#"label="Say \"no\" \\ to \\N <b>R&amp;D;</b> & more""#))
  }

  @Test func `draws a symmetric relation without a direction`() throws {
    let edges = try dot(Samples.small).split(separator: "\n").filter { $0.contains(" -> ") }
    #expect(edges.count == 3)
    for edge in edges {
      #expect(edge.contains(#"dir="none""#) == edge.contains(#"kind="fights""#), "\(edge)")
    }
  }

  private func dot(_ graph: GraphSnapshot) throws -> String {
    String(decoding: try bytes(ExportFormat.dot.parts[0], of: graph), as: UTF8.self)
  }
}
