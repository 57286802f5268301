import EntenteInterchange
import EntenteModel
import Foundation
import Testing

struct `An export format` {
  @Test(arguments: ExportFormat.allCases) func `writes what was reviewed`(format: ExportFormat) throws {
    for part in format.parts { try check(part, of: Samples.small, against: "small-\(part.name)") }
  }

  @Test(arguments: ExportFormat.allCases) func `writes the same bytes for the same graph`(
    format: ExportFormat
  )
    throws
  {
    let reordered = GraphSnapshot(
      documents: Samples.hostile.documents.reversed(), entities: Samples.hostile.entities.reversed(),
      mentions: Samples.hostile.mentions.reversed(), claims: Samples.hostile.claims.reversed())
    for part in format.parts { #expect(try bytes(part, of: Samples.hostile) == bytes(part, of: reordered)) }
  }

  @Test(arguments: ExportFormat.allCases) func `writes hostile names as was reviewed`(format: ExportFormat)
    throws
  {
    for part in format.parts { try check(part, of: Samples.hostile, against: "hostile-\(part.name)") }
  }

  @Test(arguments: ExportFormat.allCases) func `writes an empty graph`(format: ExportFormat) throws {
    let empty = GraphSnapshot(documents: [], entities: [], mentions: [], claims: [])
    for part in format.parts { try check(part, of: empty, against: "empty-\(part.name)") }
  }

  @Test(arguments: ExportFormat.allCases) func `writes UTF-8 in several blocks as in one`(
    format: ExportFormat
  )
    throws
  {
    for part in format.parts {
      #expect(String(validating: try bytes(part, of: Samples.hostile), as: UTF8.self) != nil)
    }
  }
}

/// The bytes that `part` writes for `graph`.
func bytes(_ part: ExportPart, of graph: GraphSnapshot) throws -> [UInt8] {
  // A class, since the stream hands its blocks to an escaping closure.
  final class Blocks { var bytes: [UInt8] = [] }
  let blocks = Blocks()
  var stream = TextStream { blocks.bytes += $0 }
  try part.write(graph, under: Samples.ontology, to: &stream)
  return blocks.bytes
}

/// Compares with the reviewed file; `ENTENTE_RECORD=1` rewrites it, and fails so that it is looked at.
func check(
  _ part: ExportPart, of graph: GraphSnapshot, against name: String,
  at location: SourceLocation = #_sourceLocation
) throws {
  let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Goldens/Interchange/\(name)")
  let written = Data(try bytes(part, of: graph))
  if ProcessInfo.processInfo.environment["ENTENTE_RECORD"] == "1" {
    try FileManager.default.createDirectory(
      at: golden.deletingLastPathComponent(), withIntermediateDirectories: true)
    try written.write(to: golden)
    Issue.record("recorded \(name): look at it", sourceLocation: location)
  }
  #expect(
    String(decoding: written, as: UTF8.self) == String(decoding: try Data(contentsOf: golden), as: UTF8.self),
    sourceLocation: location)
}
