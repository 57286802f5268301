import DiagramSamples
import EntenteModel
import Foundation
import Testing

@testable import EntenteDiagram

@Suite struct `What merely is` {
  /// Two countries at odds, a minister of one, and as many ambassadors of a third as are asked for.
  private func graph(ambassadors: Int) -> GraphSnapshot {
    var graph = SnapshotBuilder()
    let document = graph.document("d", "Gazette", "The news", "2024-11-05")
    let one = graph.entity("country", "Ruritania", id: "RUR")
    let two = graph.entity("country", "Borduria", id: "BOR")
    let third = graph.entity("country", "Syldavia", id: "SYL")
    let minister = graph.entity("official", "Minister")
    graph.claim(one, "attacks", two, in: document, "There was an attack.")
    graph.claim(minister, "minister_of", one, in: document, "He is minister.")
    for index in 0..<ambassadors {
      let ambassador = graph.entity("official", "Ambassador \(index)")
      graph.claim(ambassador, "holds_office", third, in: document, "She is ambassador.")
    }
    return graph.snapshot
  }

  @Test func `is left out where nothing leads from it to what happens, and that is said`() throws {
    let drawing = drawing(graph(ambassadors: 2), try options())
    #expect(drawing.ties.map(\.kind.rawValue).sorted() == ["attacks", "minister_of"])
    #expect(drawing.subtitle.last == "Not shown: 2 ties apart from the rest and 3 entities.")
  }

  @Test func `is drawn where it is most of what there is, or is asked for`() throws {
    #expect(drawing(graph(ambassadors: 5), try options()).ties.count == 7)
    #expect(drawing(graph(ambassadors: 2), try options { $0.strongest = 10 }).ties.count == 4)
    let holders = try options { $0.relationKinds = [RelationKind(rawValue: "holds_office")] }
    #expect(drawing(graph(ambassadors: 2), holders).ties.count == 3)
  }
}

@Suite struct `A claim on a label` {
  private func label(polarity: Polarity, modality: Modality, by source: String?) throws -> (String, String) {
    var graph = SnapshotBuilder()
    let document = graph.document("d", "Gazette", "The news", "2024-11-05")
    let one = graph.entity("unit", "Troops")
    let two = graph.entity("country", "Borduria")
    graph.claim(
      one, "deployed_to", two, in: document, "So they say.", modality: modality, polarity: polarity,
      by: source.map { (nil, $0) })
    let words = drawing(graph.snapshot, try options()).ties[0].label.map(\.text).joined(separator: " / ")
    return (words, try svg(graph.snapshot, try options()))
  }

  @Test func `that is denied is said to be, once, and by whom`() throws {
    let (words, text) = try label(polarity: .affirmed, modality: .denied, by: "Borduria")
    #expect(words == "deployed / to – denied / by Borduria")
    #expect(text.contains("class=\"en-bar\""))
  }

  @Test func `that somebody has not denied is not called denied`() throws {
    let (words, text) = try label(polarity: .negated, modality: .denied, by: "Borduria")
    #expect(words == "deployed to / not denied · Borduria".replacing(" ·", with: "\u{A0}·"))
    #expect(!text.contains("class=\"en-bar\""))
    #expect(text.contains(">Not denied</text>"))
    #expect(text.contains("not denied: Borduria"))
  }
}

@Suite struct `A legend` {
  @Test func `in print has one entry for lines that look alike`() throws {
    var graph = SnapshotBuilder()
    let document = graph.document("d", "Gazette", "The news", "2024-11-05")
    let (one, two) = (graph.entity("country", "Ruritania"), graph.entity("country", "Borduria"))
    graph.claim(one, "accuses", two, in: document, "It accused it.")
    graph.claim(two, "meets", one, in: document, "They met.")
    graph.claim(two, "attacks", one, in: document, "It attacked it.")
    #expect(
      try svg(graph.snapshot, try options("print")).contains(">Pressure and accusation; contact and talks<"))
    #expect(try svg(graph.snapshot, try options()).contains(">Contact and talks<"))
  }

  @Test func `of communities has no arrow heads, because their lines have none`() throws {
    let text = try svg(Samples.random(nodes: 60, ties: 90), try options { $0.overview = .always })
    #expect(text.contains(">Round</text>"))
    let legend = try #require(text.components(separatedBy: "class=\"en-legend\"").last)
    #expect(!legend.contains("-3.1"))
    #expect(!text.contains(" 0 weaker lines"))
  }
}

@Suite struct `News of two dates` {
  @Test func `is not that somebody is still what they were`() throws {
    var (before, after) = (SnapshotBuilder(), SnapshotBuilder())
    func tell(_ graph: inout SnapshotBuilder, in name: String) -> (
      Document.ID, Entity.ID, Entity.ID, Entity.ID
    ) {
      let document = graph.document(name, "Gazette", "The news", "2024-11-05")
      return (
        document, graph.entity("country", "Ruritania"), graph.entity("country", "Borduria"),
        graph.entity("official", "Minister")
      )
    }
    let (old, ruritania, _, minister) = tell(&before, in: "a")
    before.claim(minister, "nationality", ruritania, in: old, "He is of Ruritania.")
    let (new, _, borduria, _) = tell(&after, in: "b")
    after.claim(ruritania, "sanctions", borduria, in: new, "Sanctions.")
    after.claim(minister, "nationality", ruritania, in: new, "He still is.")
    after.claim(borduria, "accuses", ruritania, in: new, "Anger.")
    let comparison = Comparison(from: before.snapshot, to: after.snapshot)
    let options = try options()
    let marked = comparison.marked(drawing(comparison.snapshot, options), sizes: options.theme.sizes)
    for tie in marked.ties {
      #expect((tie.change == nil) == (tie.kind.rawValue == "nationality"))
      #expect(tie.label.isEmpty == (tie.kind.rawValue == "nationality"))
    }
  }
}
