import DiagramSamples
import EntenteDiagram
import EntenteModel
import Foundation

// Draws samples, measures, and is the layout child of the tests.
//   DiagramHarness draw kursk|random:NODES:TIES OUT.svg [THEME] [LAYOUT] [TIES] [CLUSTERS]
//   DiagramHarness gallery FOLDER
//   DiagramHarness benchmark [TURNS]
//   DiagramHarness soak RENDERS
//   DiagramHarness stress GRAPHS

if let code = runLayoutChildIfAsked() { exit(code) }

func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

func seconds(_ work: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try work()
  let (whole, parts) = (ContinuousClock.now - start).components
  return Double(whole) + Double(parts) / 1e18
}

func snapshot(_ name: String) -> GraphSnapshot {
  let parts = name.split(separator: ":").map(String.init)
  guard parts.count == 3, let nodes = Int(parts[1]), let ties = Int(parts[2]) else { return Samples.kursk }
  return Samples.random(nodes: nodes, ties: ties)
}

func draw(_ arguments: [String]) throws {
  func argument(_ index: Int, _ fallback: String) -> String {
    arguments.count > index ? arguments[index] : fallback
  }
  var options = DiagramOptions(theme: try Theme.shipped(argument(2, "light")))
  options.layout = LayoutChoice(rawValue: argument(3, "auto")) ?? .automatic
  options.strongest = Int(argument(4, ""))
  options.clusters = Clustering(rawValue: argument(5, "auto")) ?? .automatic
  let output = argument(1, "out.svg")
  let graph = snapshot(argument(0, "kursk"))
  let start = ContinuousClock.now
  let diagram = try Diagram(of: graph, under: .sample, options: options)
  let bytes = try diagram.rendered(as: DiagramFormat(fileName: output) ?? .svg)
  try Data(bytes).write(to: URL(fileURLWithPath: output))
  for notice in diagram.notices { say("note: \(notice)") }
  say("\(diagram.layout?.engine ?? "plain"), \(ContinuousClock.now - start), \(bytes.count) bytes")
}

/// Every sample in every theme, and in every layout, on one page.
func gallery(_ folder: String) throws {
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  var figures: [String] = []
  func figure(_ name: String, _ graph: GraphSnapshot, _ change: (inout DiagramOptions) -> Void, theme: String)
    throws
  {
    var options = DiagramOptions(theme: try Theme.shipped(theme))
    change(&options)
    let bytes = try Diagram(of: graph, under: .sample, options: options).rendered(as: .svg)
    try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name).svg"))
    figures.append("<figure><img src=\"\(name).svg\" alt=\"\"><figcaption>\(name)</figcaption></figure>")
  }
  for theme in Theme.shippedNames { try figure("kursk-\(theme)", Samples.kursk, { _ in }, theme: theme) }
  for layout in LayoutChoice.allCases where layout != .automatic {
    try figure("kursk-\(layout.rawValue)", Samples.kursk, { $0.layout = layout }, theme: "light")
  }
  for clusters in Clustering.allCases where clusters != .automatic && clusters != .none {
    try figure("kursk-by-\(clusters.rawValue)", Samples.kursk, { $0.clusters = clusters }, theme: "light")
  }
  try figure("fifty", Samples.random(nodes: 50, ties: 80), { _ in }, theme: "light")
  try figure("two-hundred", Samples.random(nodes: 200, ties: 320), { $0.strongest = 320 }, theme: "light")
  try figure("overview", Samples.random(nodes: 5000, ties: 12_000), { _ in }, theme: "light")
  let page = """
    <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Diagrams</title>
    <style>body{font:14px sans-serif;margin:2rem}figure{margin:0 0 3rem}img{max-width:100%;border:1px solid #ccc}</style>
    \(figures.joined(separator: "\n"))
    </html>

    """
  try Data(page.utf8).write(to: URL(fileURLWithPath: folder + "/index.html"))
}

/// What something cost.
struct Cost {
  /// Milliseconds by the clock, and of the processor: ours and that of children that have ended.
  var wall: Double
  var processor: Double

  static func of(_ work: () throws -> Void) rethrows -> Cost {
    func milliseconds(_ time: timeval) -> Double { Double(time.tv_sec) * 1000 + Double(time.tv_usec) / 1000 }
    func processor() -> Double {
      var sum = 0.0
      for who in [RUSAGE_SELF.rawValue, RUSAGE_CHILDREN.rawValue] {
        var usage = rusage()
        getrusage(__rusage_who_t(who), &usage)
        sum += milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
      }
      return sum
    }
    let start = processor()
    let wall = try seconds(work) * 1000
    return Cost(wall: wall, processor: processor() - start)
  }
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// Our picture against `dot -Tsvg` on the same DOT text with the same engine, turn by turn. What one pair of runs
/// cost is compared with each other only, so that what else the machine does disturbs both alike; the ratio is the
/// median of the pairs.
func benchmark(_ repeats: Int) throws {
  let cases: [(nodes: Int, ties: Int, layout: LayoutChoice)] = [
    (50, 55, .down), (50, 80, .stress), (200, 300, .down), (200, 300, .force), (1000, 1500, .force),
  ]
  print("nodes  ties  engine     ours ms   dot ms  ratio      by processor time")
  for (nodes, ties, layout) in cases {
    let graph = Samples.random(nodes: nodes, ties: ties)
    var options = DiagramOptions(theme: try Theme.shipped("light"))
    options.strongest = ties
    options.layout = layout
    options.overview = .never
    options.timeLimit = 120
    var (ours, theirs) = ([Cost](), [Cost]())
    let file = NSTemporaryDirectory() + "entente-benchmark-\(getpid()).dot"
    defer { try? FileManager.default.removeItem(atPath: file) }
    for turn in 0...(nodes > 500 ? max(3, repeats / 4) : repeats) {
      var diagram: Diagram?
      let our = try Cost.of {
        diagram = try Diagram(of: graph, under: .sample, options: options)
        _ = try diagram?.rendered(as: .svg)
      }
      guard let found = diagram?.layout else { throw DiagramError.layoutFailed("no engine") }
      try Data(found.dot.utf8).write(to: URL(fileURLWithPath: file))
      let their = try Cost.of {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/dot")
        process.arguments = ["-K\(found.engine)", "-Tsvg", "-o", "/dev/null", file]
        try process.run()
        process.waitUntilExit()
      }
      // The first turn loads what both need from the disk.
      guard turn > 0 else { continue }
      ours.append(our)
      theirs.append(their)
    }
    func ratio(_ part: (Cost) -> Double) -> Double {
      median(zip(ours, theirs).map { part($0) / part($1) })
    }
    print(
      String(
        format: "%5d %5d  %-9@ %8.1f %8.1f  %5.2f   %8.1f %8.1f  %5.2f", nodes, ties,
        layout.rawValue as NSString, median(ours.map(\.wall)), median(theirs.map(\.wall)), ratio(\.wall),
        median(ours.map(\.processor)), median(theirs.map(\.processor)), ratio(\.processor)))
  }
}

/// How much memory many renders leave behind, in this process.
func soak(_ renders: Int) throws {
  func resident() -> Int {
    let fields =
      (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4 : 0
  }
  var options = DiagramOptions(theme: try Theme.shipped("light"))
  options.layout = .down
  var first = 0
  for render in 0..<renders {
    _ = try Diagram(of: Samples.kursk, under: .sample, options: options).rendered(as: .svg)
    if render == 9 { first = resident() }
  }
  let growth = (resident() - first) / 1024
  print("\(renders) renders: \(growth) MB more than after the first ten")
  if growth >= 20 { exit(1) }
}

/// Draws random graphs with labels, every second one in frames, and each twice: none may fall back to a plainer
/// layout, lose a line, or be other bytes the second time.
func stress(_ graphs: Int) throws {
  var problems = 0
  for seed in 1...graphs {
    let graph = Samples.random(nodes: 20 + seed % 41, ties: 30 + seed % 61, seed: UInt64(seed))
    var options = DiagramOptions(theme: try Theme.shipped("light"))
    options.strongest = 100
    options.clusters = seed % 2 == 0 ? .country : .none
    options.layout = [.automatic, .down, .across, .stress][seed / 2 % 4]
    var texts: [String] = []
    for _ in 0..<2 {
      let diagram = try Diagram(of: graph, under: .sample, options: options)
      for notice in diagram.notices {
        problems += 1
        print("graph \(seed), \(options.layout.rawValue): \(notice)")
      }
      texts.append(String(decoding: try diagram.rendered(as: .svg), as: UTF8.self))
    }
    if texts[0] != texts[1] {
      problems += 1
      print("graph \(seed), \(options.layout.rawValue): not the same bytes twice")
    }
    // The subtitle counts what was to be drawn.
    let wanted = texts[0].components(separatedBy: " ties, resting on").first?.split(separator: " ").last ?? ""
    let drawn = texts[0].components(separatedBy: "class=\"en-line\"").count - 1
    if String(drawn) != wanted {
      problems += 1
      print("graph \(seed), \(options.layout.rawValue): \(drawn) of \(wanted) lines")
    }
  }
  print("\(graphs) random graphs, each drawn twice: \(problems) problems")
  if problems > 0 { exit(1) }
}

do {
  let arguments = Array(CommandLine.arguments.dropFirst())
  switch arguments.first {
  case "draw": try draw(Array(arguments.dropFirst()))
  case "gallery": try gallery(arguments.count > 1 ? arguments[1] : "gallery")
  case "benchmark": try benchmark(arguments.count > 1 ? Int(arguments[1]) ?? 21 : 21)
  case "soak": try soak(arguments.count > 1 ? Int(arguments[1]) ?? 1000 : 1000)
  case "stress": try stress(arguments.count > 1 ? Int(arguments[1]) ?? 200 : 200)
  default:
    say("draw, gallery, benchmark, soak or stress")
    exit(2)
  }
} catch {
  say("error: \(error)")
  exit(2)
}
