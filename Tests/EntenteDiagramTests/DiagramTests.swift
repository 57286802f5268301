import DiagramSamples
import EntenteModel
import Foundation
import FoundationXML
import Testing

@testable import EntenteDiagram

@Suite struct `A diagram` {
  @Test(arguments: LayoutChoice.allCases)
  func `of the same graph is the same bytes`(layout: LayoutChoice) throws {
    let options = try options { $0.layout = layout }
    let first = try svg(Samples.kursk, options)
    let turned = GraphSnapshot(
      documents: Samples.kursk.documents.reversed(), entities: Samples.kursk.entities.reversed(),
      mentions: [],
      claims: Samples.kursk.claims.reversed())
    #expect(try svg(turned, options) == first)
  }

  @Test(arguments: Theme.shippedNames)
  func `draws every tie, and quotes its evidence`(theme: String) throws {
    let text = try svg(Samples.kursk, try options(theme) { $0.strongest = 24 })
    let document = try XMLDocument(xmlString: text)
    let ties = try document.nodes(forXPath: "//*[contains(@class, 'en-tie ')]")
    #expect(ties.count == 24)
    let titles = try document.nodes(forXPath: "//*[contains(@class, 'en-tie ')]/*[local-name()='title']")
    for claim in Samples.kursk.claims {
      #expect(titles.contains { ($0.stringValue ?? "").contains(claim.evidence.text) })
    }
  }

  @Test(arguments: 1...8) func `of a random graph loses no tie, in frames or not`(seed: Int) throws {
    let options = try options {
      $0.strongest = 60
      $0.clusters = seed % 2 == 0 ? .country : .none
    }
    let graph = Samples.random(nodes: 24, ties: 36, seed: UInt64(seed))
    let diagram = try Diagram(of: graph, under: .sample, options: options, engine: harness)
    #expect(diagram.notices.isEmpty)
    let text = String(decoding: try diagram.rendered(as: .svg), as: UTF8.self)
    let lines = text.components(separatedBy: "class=\"en-line\"").count - 1
    #expect(lines == drawing(graph, options).ties.count)
  }

  @Test func `has nothing in it that runs or is loaded`() throws {
    let text = try svg(Samples.kursk, try options())
    let document = try XMLDocument(xmlString: text)
    #expect(try document.nodes(forXPath: "//*[local-name()='script' or local-name()='image']").isEmpty)
    #expect(try document.nodes(forXPath: "//@*[starts-with(local-name(), 'on')]").isEmpty)
    for link in try document.nodes(forXPath: "//@href") {
      #expect((link.stringValue ?? "").hasPrefix("https://example.org/world/treaty.html?a=1&b=2"))
    }
  }

  @Test func `of nothing is an error`() throws {
    let empty = GraphSnapshot(documents: [], entities: [], mentions: [], claims: [])
    #expect(throws: DiagramError.nothingToDraw) { try svg(empty, try options()) }
  }

  @Test func `of one entity without ties is that entity`() throws {
    var graph = SnapshotBuilder()
    let alone = graph.entity("country", "Norway", country: "NOR", id: "NOR")
    let text = try svg(graph.snapshot, try options { $0.focus = [alone] })
    #expect(text.contains(">Norway</text>"))
  }

  @Test func `tells what it leaves out`() throws {
    let options = try options { $0.strongest = 4 }
    let subtitle = drawing(Samples.kursk, options).subtitle
    #expect(subtitle.last == "Not shown: 20 weaker ties and 9 entities.")
  }

  @Test func `falls back to a quicker engine, and says so`() throws {
    let options = try options {
      $0.strongest = 3000
      $0.timeLimit = 0.4
      $0.layout = .down
    }
    let diagram = try Diagram(
      of: Samples.random(nodes: 700, ties: 1500), under: .sample, options: options, engine: harness)
    #expect(diagram.notices.first?.hasPrefix("dot gave no layout (it took more than 0.4 seconds)") == true)
  }

  /// Names that have broken other programs' pictures.
  static let hostileNames = [
    "R&D;x", "<script>alert(1)</script>", "\"quoted\" 'name'", "C:\\Nato\\N\\G", "]]>", "&lt;already&gt;",
    "a\u{0}b\u{8}c",
    "\u{FFFE}\u{FFFF}", "عبد الفتاح السيسي", "习近平", "Володимир Зеленський", "\u{202E}reversed\u{202C}",
    "line\nbreak\ttab\r", "${jndi:ldap}", "%s%n", "😀 smile", "e\u{301}\u{323}\u{331}", "-->", "<!--", "<?xml",
    String(repeating: "Very long name of a committee ", count: 40), String(repeating: "x", count: 3000), "\"",
    "\\",
    "javascript:alert(1)", "' onload='alert(1)",
  ]

  @Test(arguments: hostileNames)
  func `keeps hostile names harmless and whole`(name: String) throws {
    var graph = SnapshotBuilder()
    let document = graph.document("d", name, name, "2024-11-05", path: "https://e.org/\"><script>\(name)")
    let one = graph.entity("official", name, offices: [Office(title: name)], id: "one")
    let two = graph.entity("country", "Plain", id: "two")
    graph.claim(
      one, "meets", two, in: document, name, modality: .claimed, by: (nil, name),
      quantity: Quantity(value: 3, qualifier: name, unit: name))
    let text = try svg(graph.snapshot, try options { $0.title = name })
    let parsed = try XMLDocument(xmlString: text)
    #expect(try parsed.nodes(forXPath: "//*[local-name()='script']").isEmpty)
    #expect(try parsed.nodes(forXPath: "//@*[starts-with(local-name(), 'on')]").isEmpty)
    #expect(
      try parsed.nodes(forXPath: "//@href").allSatisfy { ($0.stringValue ?? "").hasPrefix("https://e.org/") })
    let titles = try parsed.nodes(forXPath: "//*[local-name()='title']").compactMap(\.stringValue)
    let cleaned = XMLText.escaped(TextBlock.cleaned(name))
    #expect(titles.contains { XMLText.escaped($0).contains(cleaned.prefix(200)) })
  }
}

@Suite struct `A placed drawing` {
  @Test(arguments: Theme.shippedNames, [LayoutChoice.automatic, .down, .across])
  func `has no label on a box or on another label`(theme: String, layout: LayoutChoice) throws {
    let picture = try placed(Samples.kursk, try options(theme) { $0.layout = layout })
    try check(picture)
  }

  @Test(arguments: 1...8)
  func `of a random graph has none either`(seed: Int) throws {
    try check(try placed(Samples.random(nodes: 16, ties: 24, seed: UInt64(seed)), try options()))
  }

  private func check(_ picture: PlacedDrawing) throws {
    for (index, label) in picture.labels.enumerated() {
      guard let label else { continue }
      #expect(picture.boxes.allSatisfy { $0.overlap(with: label) == 0 })
      #expect(picture.labels[(index + 1)...].allSatisfy { ($0?.overlap(with: label) ?? 0) == 0 })
    }
    for (index, box) in picture.boxes.enumerated() {
      #expect(picture.boxes[(index + 1)...].allSatisfy { $0.overlap(with: box) == 0 })
    }
  }

  @Test func `has room for every label of the story`() throws {
    #expect(try placed(Samples.kursk, try options()).trouble.lostLabels == 0)
  }

  @Test func `has text of at least 8 points at the width of an A4 page`() throws {
    let options = try options()
    let picture = try placed(Samples.kursk, options)
    let page = SVGPage(picture, theme: options.theme, ontology: .sample)
    let sizes = options.theme.sizes
    let smallest = min(sizes.office, sizes.label, sizes.note, sizes.name, sizes.subtitle)
    // As wide as the page is when it lies on its side.
    #expect(smallest * min(1, 842 / page.size.x) >= 8)
  }
}

@Suite struct `A large graph` {
  @Test func `is drawn as communities`() throws {
    let graph = Samples.random(nodes: 2500, ties: 6000)
    let diagram = try Diagram(of: graph, under: .sample, options: try options(), engine: harness)
    let text = String(decoding: try diagram.rendered(as: .svg), as: UTF8.self)
    #expect(text.contains("2,500 entities and "))
    let document = try XMLDocument(xmlString: text)
    let nodes = try document.nodes(forXPath: "//*[contains(@class, 'en-node ')]").count
    #expect((2...18).contains(nodes))
  }
}

@Suite struct `A comparison` {
  @Test func `tells what came, what went and what is told anew`() throws {
    func without(_ relations: Set<String>) -> GraphSnapshot {
      GraphSnapshot(
        documents: Samples.kursk.documents, entities: Samples.kursk.entities, mentions: [],
        claims: Samples.kursk.claims.filter { !relations.contains($0.predicate.rawValue) })
    }
    let diagram = try Diagram(
      from: without(["invades"]), to: without(["meets"]), under: .sample, options: try options(),
      engine: harness)
    let text = String(decoding: try diagram.rendered(as: .svg), as: UTF8.self)
    #expect(text.contains("+ 1 new, − 1 gone, ± 0 told anew."))
    #expect(text.contains("en-came"))
    #expect(text.contains("− meets"))
    #expect(throws: DiagramError.nothingToDraw) {
      try Diagram(
        from: Samples.kursk, to: Samples.kursk, under: .sample, options: try options(), engine: harness)
    }
  }
}

@Suite struct `A raster` {
  private static var isInstalled: Bool {
    ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"].contains {
      FileManager.default.fileExists(atPath: $0 + "/librsvg-2.so.2")
    }
  }

  @Test(.enabled(if: isInstalled)) func `has the pixels that its scale asks for, and the same bytes twice`()
    throws
  {
    let diagram = try Diagram(of: Samples.kursk, under: .sample, options: try options(), engine: harness)
    let bytes = try diagram.rendered(as: .png, scale: 1)
    #expect(Array(bytes.prefix(4)) == [0x89, 0x50, 0x4E, 0x47])
    let again = try diagram.rendered(as: .png, scale: 1)
    #expect(again == bytes)
    let page = try diagram.rendered(as: .pdf)
    #expect(Array(page.prefix(4)) == Array("%PDF".utf8))
    let secondPage = try diagram.rendered(as: .pdf)
    #expect(secondPage == page)
  }

  @Test func `of a thousand pixels a point is refused`() throws {
    let diagram = try Diagram(of: Samples.kursk, under: .sample, options: try options(), engine: harness)
    #expect(throws: DiagramError.self) { _ = try diagram.rendered(as: .png, scale: 1000) }
  }
}

@Suite struct `A column` {
  /// A country, its officials, and one of them who meets somebody.
  private func cabinet(of count: Int) -> GraphSnapshot {
    var graph = SnapshotBuilder()
    let document = graph.document("d", "Gazette", "The cabinet", "2024-11-05")
    let country = graph.entity("country", "Ruritania", id: "RUR")
    let other = graph.entity("country", "Borduria", id: "BOR")
    for index in 0..<count {
      let official = graph.entity(
        "official", "Minister \(index)", offices: [Office(title: "minister", of: country)])
      graph.claim(official, "minister_of", country, in: document, "One of them.", title: "minister")
      // What merely repeats the office is no line of its own.
      graph.claim(official, "nationality", country, in: document, "The same again.")
    }
    graph.claim(country, "sanctions", other, in: document, "There were sanctions.")
    return graph.snapshot
  }

  @Test(arguments: [(2, 2), (5, 5), (7, 4)])
  func `holds the officials of a country, one under the other`(count: Int, tallest: Int) throws {
    let picture = try placed(cabinet(of: count), try options())
    let officials = picture.drawing.nodes.indices.filter {
      picture.drawing.nodes[$0].kind.rawValue == "official"
    }
    let columns = Dictionary(grouping: officials) { picture.boxes[$0].left }
    #expect(columns.values.map(\.count).max() == tallest)
    for column in columns.values { #expect(Set(column.map { picture.boxes[$0].width }).count == 1) }
    #expect(picture.curves.allSatisfy { $0 != nil })
    #expect(picture.drawing.ties.count == count + 1)
  }

  @Test func `keeps its lines off its boxes`() throws {
    #expect(try placed(cabinet(of: 5), try options()).trouble.linesThroughBoxes == 0)
  }
}

@Suite struct `A picture of many lines` {
  @Test func `has numbers on them, and a list that says what they mean`() throws {
    let options = try options { $0.strongest = 70 }
    let drawing = drawing(Samples.random(nodes: 50, ties: 70), options)
    #expect(drawing.keys.map(\.number) == Array(1...drawing.keys.count))
    #expect(drawing.keys.count > 40)
    let text = try svg(Samples.random(nodes: 50, ties: 70), options)
    #expect(text.contains(">Lines</text>"))
    for tie in drawing.ties where !tie.label.isEmpty {
      let number = try #require(Int(tie.label[0].text))
      #expect(drawing.keys[number - 1].text.contains(tie.relation))
    }
  }
}
