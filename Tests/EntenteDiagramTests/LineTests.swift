import DiagramSamples
import EntenteModel
import Testing

@testable import EntenteDiagram

@Suite struct `A line` {
  /// Boxes of one size at the given centres, with lines between them as an engine drew them.
  private func picture(
    _ centres: [Point], _ lines: [(from: Int, to: Int, curve: [Point])]
  ) throws -> PlacedDrawing {
    var graph = SnapshotBuilder()
    let document = graph.document("d", "Gazette", "The news", "2024-11-05")
    let entities = centres.indices.map { graph.entity("country", "Land \($0)") }
    // One relation for each, so that none is drawn as another.
    for (line, relation) in zip(lines, ["sanctions", "accuses", "supplies", "attacks"]) {
      graph.claim(entities[line.from], relation, entities[line.to], in: document, "So it was.")
    }
    let whole = drawing(graph.snapshot, try options())
    var curves = [Curve?](repeating: nil, count: whole.ties.count)
    for (line, relation) in zip(lines, ["sanctions", "accuses", "supplies", "attacks"]) {
      let index = try #require(whole.ties.firstIndex { $0.kind.rawValue == relation })
      curves[index] = Curve(points: line.curve)
    }
    return PlacedDrawing(
      whole,
      Layout(
        size: Point(500, 500), centres: centres, curves: curves, labels: curves.map { _ in nil }, frames: []))
  }

  private func turns(of curve: Curve?) -> Double {
    let points = curve?.samples(41) ?? []
    return zip(zip(points, points.dropFirst()), points.dropFirst(2)).reduce(0) { sum, next in
      let (before, after) = ((next.0.1 - next.0.0).unit, (next.1 - next.0.1).unit)
      return sum + abs(before.x * after.y - before.y * after.x)
    }
  }

  @Test func `that winds round nothing is drawn straight`() throws {
    let start = try picture(
      [Point(100, 50), Point(100, 400)],
      [
        (
          0, 1,
          [
            Point(100, 70), Point(300, 120), Point(-120, 180), Point(90, 230), Point(280, 280),
            Point(-90, 330),
            Point(100, 380),
          ]
        )
      ])
    let curves = Smoothing(start, fixed: []).result().curves
    #expect(turns(of: start.curves[0]) > 2)
    #expect(turns(of: curves[0]) < 0.4)
  }

  @Test func `that must pass by a box goes on passing by it`() throws {
    let start = try picture(
      [Point(100, 50), Point(100, 400), Point(100, 225)],
      [
        (0, 1, [Point(100, 70), Point(320, 150), Point(320, 300), Point(100, 380)]),
        (
          2, 1,
          [
            Point(100, 245), Point(100, 290), Point(100, 330), Point(100, 380),
          ]
        ),
      ])
    let curves = Smoothing(start, fixed: []).result().curves
    let tie = try #require(start.drawing.ties.firstIndex { $0.kind.rawValue == "sanctions" })
    let path = try #require(curves[tie]).samples(41)
    #expect(!path.contains { start.boxes[2].contains($0) })
  }

  @Test func `ends beside the others at its box, not on them`() throws {
    let tip = Point(250, 380)
    let start = try picture(
      [Point(60, 50), Point(250, 50), Point(440, 50), Point(250, 400)],
      [
        (0, 3, [Point(60, 70), Point(200, 150), Point(250, 300), tip]),
        (1, 3, [Point(250, 70), Point(250, 150), Point(250, 300), tip]),
        (2, 3, [Point(440, 70), Point(300, 150), Point(250, 300), tip]),
      ])
    let ends = Smoothing(start, fixed: []).result().curves.compactMap { $0?.points.last }
    #expect(ends.count == 3)
    for (index, end) in ends.enumerated() {
      for other in ends[(index + 1)...] { #expect((end - other).length > 9) }
    }
  }

  @Test(arguments: 1...6) func `is changed for none that crosses more`(seed: Int) throws {
    let options = try options()
    let drawing = drawing(Samples.random(nodes: 18, ties: 28, seed: UInt64(seed)), options)
    let page = PageRoom(for: drawing, theme: options.theme, ontology: .sample)
    let finder = LayoutFinder(
      drawing: drawing, choice: .automatic, timeLimit: 20, page: page, process: harness)
    let found = try finder.find()
    let (before, after) = (found.placed.trouble(on: page), finder.smoothed(found).placed.trouble(on: page))
    #expect(after.crossings <= before.crossings)
    #expect(after.linesThroughBoxes <= before.linesThroughBoxes)
    #expect(after.lostLabels <= before.lostLabels)
  }

  @Test func `of an engine that was asked for stays as it is`() throws {
    let options = try options { $0.layout = .down }
    let drawing = drawing(Samples.kursk, options)
    let finder = LayoutFinder(
      drawing: drawing, choice: .down, timeLimit: 20,
      page: PageRoom(for: drawing, theme: options.theme, ontology: .sample), process: harness)
    let found = try finder.find()
    #expect(finder.smoothed(found).placed.curves == found.placed.curves)
  }

  @Test func `to what the picture is about ends at its second outline`() throws {
    var graph = SnapshotBuilder()
    let document = graph.document("d", "Gazette", "The cabinet", "2024-11-05")
    let country = graph.entity("country", "Ruritania", id: "RUR")
    let other = graph.entity("country", "Borduria", id: "BOR")
    for index in 0..<3 {
      let official = graph.entity(
        "official", "Minister \(index)", offices: [Office(title: "minister", of: country)])
      graph.claim(official, "minister_of", country, in: document, "One of them.", title: "minister")
    }
    graph.claim(country, "sanctions", other, in: document, "There were sanctions.")
    let picture = try placed(graph.snapshot, try options { $0.focus = [country] })
    let focus = try #require(picture.drawing.nodes.firstIndex { $0.isFocus })
    let ring = picture.drawing.nodes[focus].box(at: picture.boxes[focus].centre)
    for (tie, curve) in zip(picture.drawing.ties, picture.curves) {
      let end = try #require(tie.to == focus ? curve?.points.last : curve?.points.first)
      #expect(!ring.inset(by: 1).contains(end))
    }
  }
}

@Suite struct `A sheet of paper` {
  private let page = PageRoom(smallest: 8, surroundings: 200)

  @Test func `holds what fits with its heading, legend and footnotes, and no more`() {
    #expect(page.excess(of: Point(400, 642), isUpright: true) <= 1.0001)
    #expect(page.excess(of: Point(400, 660), isUpright: true) > 1)
    #expect(page.excess(of: Point(560, 100), isUpright: true) > 1)
  }

  @Test func `does not ask for a long strip where its footnotes alone would fill it`() {
    let full = PageRoom(smallest: 8, surroundings: 900)
    #expect(full.excess(of: Point(700, 700)) < full.excess(of: Point(2800, 175)))
  }
}
