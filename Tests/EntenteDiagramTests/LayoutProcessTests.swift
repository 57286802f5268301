import DiagramSamples
import EntenteModel
import Foundation
import Testing

@testable import EntenteDiagram

/// Each of Graphviz's faults that others' reports and our own trials have shown.
@Suite struct `A layout process` {
  private func answers(
    _ requests: [LayoutRequest], seconds: Double = 60
  ) throws -> LayoutProcess.Outcome {
    try harness.answer(requests, within: seconds)
  }

  /// Random typed graphs with labels, and with frames in every second one.
  private func requests(_ count: Int, engine: String) throws -> [LayoutRequest] {
    try (1...count).map { seed in
      let options = try options {
        $0.strongest = 60
        $0.clusters = seed % 2 == 0 ? .country : .none
      }
      let drawing = drawing(Samples.random(nodes: 30, ties: 45, seed: UInt64(seed)), options)
      let recipe = DotText.Recipe(
        engine: engine, hasLabels: engine == "dot", hasFrames: engine == "dot" && !drawing.frames.isEmpty)
      return LayoutRequest(engine: engine, dot: DotText(drawing: drawing, recipe: recipe).text)
    }
  }

  @Test func `frees forty labelled, framed dot layouts without a crash`() throws {
    let outcome = try answers(try requests(40, engine: "dot"))
    #expect(outcome.ending == nil)
    for answer in outcome.answers { #expect(throws: Never.self) { try answer.get() } }
  }

  @Test func `loses no edge, and finds room for every label`() throws {
    for (index, answer) in try answers(try requests(10, engine: "dot")).answers.enumerated() {
      let found = try answer.get()
      #expect(found.edges.count == found.labels.count, "graph \(index)")
      #expect(found.edges.count >= 40, "graph \(index)")
    }
  }

  @Test(arguments: ["dot", "neato", "sfdp", "twopi", "circo"])
  func `answers the same whatever was laid out before`(engine: String) throws {
    let requests = try requests(3, engine: engine)
    let alone = try requests.map { try answers([$0]).answers[0].get() }
    let together = try answers(requests + requests.reversed()).answers.map { try $0.get() }
    for (index, answer) in (alone + alone.reversed()).enumerated() {
      #expect(together[index].nodes == answer.nodes)
      #expect(together[index].edges == answer.edges)
      #expect(together[index].labels == answer.labels)
    }
  }

  @Test(arguments: [
    ("a broken label", "digraph g {\na [id=n0, label=<<b>x & y</b>>];\n}\n"),
    ("no DOT", "digraph g { a -> \n"),
    ("nothing", ""),
    ("two graphs", "digraph a {\nx [id=n0];\n}\ndigraph b {\ny [id=n1];\n}\n"),
    ("two graphs on one line", "digraph a { x [id=n0]; } digraph b { y [id=n1]; }"),
  ])
  func `reports and then forgets`(what: String, dot: String) throws {
    let good = LayoutRequest(engine: "dot", dot: "digraph c {\nz [id=n7];\n}\n")
    let outcome = try answers([LayoutRequest(engine: "dot", dot: dot), good])
    #expect(throws: DiagramError.self, "\(what)") { try outcome.answers[0].get() }
    #expect(Array(try outcome.answers[1].get().nodes.keys) == [7])
  }

  @Test func `names what Graphviz says`() throws {
    let outcome = try answers([LayoutRequest(engine: "dot", dot: "digraph g {\na -> ;\n}\n")])
    let error = #expect(throws: DiagramError.self) { try outcome.answers[0].get() }
    #expect(error?.description.contains("syntax error in line 2 near ';'") == true)
  }

  @Test func `survives a crash, and keeps what was answered before`() throws {
    let good = LayoutRequest(engine: "dot", dot: "digraph c {\nz [id=n7];\n}\n")
    let bad = LayoutRequest(engine: "dot", dot: "digraph c {\na -> b [minlen=2000000000];\n}\n")
    let outcome = try answers([good, bad, good], seconds: 20)
    #expect(outcome.answers.count == 1)
    #expect(outcome.ending != nil)
  }

  @Test func `is stopped when it takes too long`() throws {
    let drawing = drawing(Samples.random(nodes: 900, ties: 2000), try options { $0.strongest = 2000 })
    let request = LayoutRequest(
      engine: "fdp", dot: DotText(drawing: drawing, recipe: DotText.Recipe(engine: "fdp")).text)
    let outcome = try answers([request], seconds: 0.5)
    #expect(outcome.isOutOfTime)
    #expect(outcome.ending == "it took more than 0.5 seconds")
  }

  @Test func `is stopped when it takes too much memory`() throws {
    let small = LayoutProcess(executable: harness.executable, megabytes: 300)
    let dot = "digraph g {\na [id=n0, sides=2000000000, shape=polygon];\n}\n"
    let outcome = try small.answer([LayoutRequest(engine: "dot", dot: dot)], within: 10)
    #expect(outcome.answers.isEmpty)
    #expect(outcome.ending != nil)
  }

  @Test func `that cannot be started is an error`() {
    let missing = LayoutProcess(executable: "/nowhere/entente")
    #expect(throws: DiagramError.childFailed("/nowhere/entente: No such file or directory")) {
      try missing.answer([], within: 1)
    }
  }

  @Test func `needs no list of engines, and no fonts`() throws {
    // An empty folder for both: a layout in our child looks at neither.
    let empty = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: empty) }
    let request = LayoutRequest(engine: "dot", dot: "digraph c {\nz [id=n7, width=1, height=1];\n}\n")
    let bare = LayoutProcess(
      executable: harness.executable,
      environment: ["GVBINDIR=\(empty.path)", "FONTCONFIG_PATH=\(empty.path)"])
    let plain = try harness.answer([request], within: 20).answers[0].get()
    #expect(try bare.answer([request], within: 20).answers[0].get().nodes == plain.nodes)
  }
}
