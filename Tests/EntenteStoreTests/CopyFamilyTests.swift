import EntenteModel
import EntenteQuery
import EntenteStore
import Testing

/// Families in a store are those of the set of its texts, whatever came first and whatever went.
struct `The families of a store` {
  /// Texts in which neighbours by number share a half, so that families grow together and fall apart.
  private static func reading(_ number: Int) -> Reading {
    let words = (0..<100).map { "w\(number / 2)x\($0)" } + (0..<100).map { "w\((number + 1) / 2)y\($0)" }
    let text =
      "Report \(number)\n\n" + (number.isMultiple(of: 3) ? words : words.reversed()).joined(separator: " ")
    return Reading(
      document: Document(
        id: Document.ID(rawValue: "d\(number)"), title: "Report", path: "\(number).txt", text: text))
  }

  @Test(arguments: 0..<6) func `are those of its set of documents`(seed: Int) throws {
    let file = try TemporaryFile()
    let ontology = try testOntology()
    let store = try GraphStore.open(file.path, ontology: ontology, mode: .writing)
    var random = RandomReadings(seed: UInt64(seed))
    var graph = Graph()
    for _ in 0..<30 {
      let reading = Self.reading(random.number(0...24))
      if random.chance(65) {
        _ = try store.add([reading])
        graph.insert(reading)
      } else {
        _ = try store.remove(reading.document.id)
        graph.remove(reading.document.id)
      }
      let families = graph.snapshot(under: ontology).families.map { $0.map(\.id) }
      #expect(try store.families().map { $0.map(\.id) } == families)
    }
    #expect(try store.examine() == [])
    for id in graph.readings.keys { _ = try store.remove(id) }
    #expect(try store.rowsLeft().isEmpty)
  }
}
