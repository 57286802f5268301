import DiagramSamples
import EntenteDiagram
import EntenteModel
import Foundation

// Draws samples; also the layout child of the tests.
//   DiagramHarness kursk|random:NODES:TIES OUT.svg [theme] [layout] [ties]

if let code = runLayoutChildIfAsked() { exit(code) }

let arguments = CommandLine.arguments
func argument(_ index: Int, _ fallback: String) -> String {
  arguments.count > index ? arguments[index] : fallback
}

let sample = argument(1, "kursk").split(separator: ":").map(String.init)
let snapshot: GraphSnapshot
if sample[0] == "random" {
  snapshot = Samples.random(nodes: Int(sample[1]) ?? 50, ties: Int(sample[2]) ?? 80)
} else {
  snapshot = Samples.kursk
}
do {
  var options = DiagramOptions(theme: try Theme.shipped(argument(3, "light")))
  options.layout = LayoutChoice(rawValue: argument(4, "auto")) ?? .automatic
  options.strongest = Int(argument(5, ""))
  options.clusters = Clustering(rawValue: argument(6, "auto")) ?? .automatic
  let output = argument(2, "out.svg")
  let start = Date()
  let diagram = try Diagram(of: snapshot, under: .sample, options: options)
  let laidOut = Date()
  let bytes = try diagram.rendered(as: DiagramFormat(fileName: output) ?? .svg)
  try Data(bytes).write(to: URL(fileURLWithPath: output))
  for notice in diagram.notices { FileHandle.standardError.write(Data("note: \(notice)\n".utf8)) }
  let text = String(
    format: "%.0f ms to lay out, %.0f ms to write, %d bytes\n", laidOut.timeIntervalSince(start) * 1000,
    Date().timeIntervalSince(laidOut) * 1000, bytes.count)
  FileHandle.standardError.write(Data(text.utf8))
} catch {
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  exit(2)
}
