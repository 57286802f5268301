import EntenteInterchange
import Foundation
import Testing

struct `The JSON of a graph` {
  @Test func `is JSON whatever the names are`() throws {
    let data = Data(try bytes(ExportFormat.json.parts[0], of: Samples.hostile))
    let graph = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let entities = try #require(graph["entities"] as? [[String: Any]])
    #expect(entities.compactMap { $0["name"] as? String }.sorted() == Samples.hostileNames.sorted())
    #expect(graph["entente"] as? Int == 1)
  }

  @Test func `has its keys sorted`() throws {
    let text = String(decoding: try bytes(ExportFormat.json.parts[0], of: Samples.small), as: UTF8.self)
    let compact = text.replacing("\n", with: "").replacing(",\n", with: ",")
    let value = try JSONSerialization.jsonObject(with: Data(compact.utf8))
    let sorted = try JSONSerialization.data(
      withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
    #expect(compact == String(decoding: sorted, as: UTF8.self))
  }

  @Test(arguments: [
    (0.0, "0"), (11_000, "11000"), (2.5, "2.5"), (-3, "-3"), (.infinity, "null"), (1e300, "1e+300"),
  ])
  func `writes numbers that read back`(number: Double, text: String) {
    var json = JSONWriter()
    json.number(number)
    #expect(json.text == text)
  }
}
