import Foundation
import Testing

/// `Graphs/` as the program makes it from its reports. `ENTENTE_RECORD=1` rewrites the files and fails, so that they
/// are looked at; `Scripts/record-samples` does the same without the tests.
struct `The sample graphs` {
  @Test(arguments: Collection.all) func `are as they were reviewed`(collection: Collection) throws {
    let made = try MadeGraph(of: collection)
    if ProcessInfo.processInfo.environment["ENTENTE_RECORD"] == "1" {
      try collection.record(made.json, as: "graph.json")
      try collection.record(made.dot, as: "graph.dot")
      try collection.record(made.svg, as: "graph.svg")
      Issue.record("recorded Graphs/\(collection.name): look at it")
    }
    expectSame(made.json, collection.golden("graph.json"), "Graphs/\(collection.name)/graph.json")
    expectSame(made.dot, collection.golden("graph.dot"), "Graphs/\(collection.name)/graph.dot")
    // Coordinates move with the version of Graphviz; what is drawn does not.
    let drawn = try Picture(made.svg)
    let reviewed = try Picture(collection.golden("graph.svg"))
    #expect(drawn == reviewed)
    #expect(!drawn.labels.isEmpty)
  }

  @Test func `do not depend on the order of reports or the number of workers`() throws {
    let collection = try #require(Collection.all.max { $0.reports.count < $1.reports.count })
    let made = try MadeGraph(of: collection, workers: 1)
    let again = try MadeGraph(of: collection, reports: collection.reports.reversed(), workers: 2)
    #expect(again == made)
  }

  @Test(arguments: Collection.all) func `quote their reports word for word`(collection: Collection) throws {
    let graph = try JSONDecoder().decode(ExportedGraph.self, from: Data(collection.golden("graph.json").utf8))
    var texts: [String: [Unicode.Scalar]] = [:]
    for document in graph.documents {
      let file = collection.url.appending(path: document.path)
      texts[document.id] = Array(try String(contentsOf: file, encoding: .utf8).unicodeScalars)
    }
    for quotation in graph.claims.map(\.evidence) + graph.entities.flatMap(\.mentions) {
      let text = try #require(texts[quotation.document])
      try #require(quotation.end <= text.count)
      #expect(text[quotation.start..<quotation.end].elementsEqual(quotation.text.unicodeScalars))
    }
  }

  @Test(arguments: Collection.all) func `hold no nonsense of the obvious kinds`(collection: Collection) throws
  {
    let graph = try JSONDecoder().decode(ExportedGraph.self, from: Data(collection.golden("graph.json").utf8))
    let kinds = Dictionary(uniqueKeysWithValues: graph.entities.map { ($0.id, $0.kind) })
    for claim in graph.claims {
      #expect(claim.subject != claim.object, "\(claim.id)")
      #expect(kinds[claim.subject] != nil && kinds[claim.object] != nil, "\(claim.id)")
    }
    for entity in graph.entities where entity.kind == "person" {
      #expect(!["Far East", "General", "Telegram", "Security Adviser"].contains(entity.name))
      let isCapitalised = entity.name.contains { $0.isUppercase }
      #expect(isCapitalised, "\(entity.name)")
    }
  }

  @Test(arguments: Collection.all)
  func `are drawn without a label on a box or on another label`(collection: Collection) throws {
    let picture = try PictureGeometry(collection.golden("graph.svg"))
    #expect(!picture.boxes.isEmpty && !picture.labels.isEmpty)
    for (index, label) in picture.labels.enumerated() {
      for box in picture.boxes { #expect(!label.box.overlaps(box.box), "“\(label.name)”, “\(box.name)”") }
      for other in picture.labels[(index + 1)...] {
        #expect(!label.box.overlaps(other.box), "“\(label.name)”, “\(other.name)”")
      }
    }
    for (index, box) in picture.boxes.enumerated() {
      for other in picture.boxes[(index + 1)...] { #expect(!box.box.overlaps(other.box), "“\(box.name)”") }
    }
  }

  @Test(arguments: Collection.all)
  func `have no words below 8 points when they are as wide as an A4 page`(collection: Collection) throws {
    let picture = try PictureGeometry(collection.golden("graph.svg"))
    #expect(picture.smallestText * min(1, 595 / picture.width) >= 8)
  }

  @Test(arguments: Collection.all) func `cross no more lines than dot does`(collection: Collection) throws {
    let picture = try PictureGeometry(collection.golden("graph.svg"))
    let strongest = ["--strongest", "\(picture.lines.count)"]
    let plain = try MadeGraph(of: collection, drawnWith: ["--layout", "dot"] + strongest)
    let theirs = try PictureGeometry(plain.svg)
    #expect(theirs.lines.count == picture.lines.count)
    #expect(picture.crossings <= theirs.crossings)
  }

  /// Compares two texts and shows the first line in which they differ, not both whole.
  private func expectSame(_ made: String, _ golden: String, _ name: String) {
    guard made != golden else { return }
    let lines = made.split(separator: "\n", omittingEmptySubsequences: false)
    let reviewed = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let index = zip(lines, reviewed).enumerated().first { $1.0 != $1.1 }?.offset
    let place = index ?? min(lines.count, reviewed.count)
    func line(_ lines: [Substring]) -> Substring {
      place < lines.count ? lines[place].prefix(300) : "(nothing)"
    }
    Issue.record("\(name):\(place + 1) is\n  \(line(lines))\nand was reviewed as\n  \(line(reviewed))")
  }
}
