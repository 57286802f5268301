import DiagramSamples
import EntenteModel
import Foundation

@testable import EntenteDiagram

/// The harness beside the test program, as the layout child.
let harness: LayoutProcess = {
  let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
  return LayoutProcess(executable: (program as NSString).deletingLastPathComponent + "/DiagramHarness")
}()

func options(_ theme: String = "light", _ change: (inout DiagramOptions) -> Void = { _ in }) throws
  -> DiagramOptions
{
  var options = DiagramOptions(theme: try Theme.shipped(theme))
  change(&options)
  return options
}

/// The picture of `snapshot` as text.
func svg(_ snapshot: GraphSnapshot, _ options: DiagramOptions) throws -> String {
  let diagram = try Diagram(of: snapshot, under: .sample, options: options, engine: harness)
  return String(decoding: try diagram.rendered(as: .svg), as: UTF8.self)
}

/// What is to be drawn of `snapshot`, without places.
func drawing(_ snapshot: GraphSnapshot, _ options: DiagramOptions) -> Drawing {
  let selection = Selection(of: snapshot, under: .sample, options: options)
  return DrawingMaker(selection, of: snapshot, under: .sample, options: options).drawing()
}

/// `snapshot` in its places.
func placed(_ snapshot: GraphSnapshot, _ options: DiagramOptions) throws -> PlacedDrawing {
  let drawing = drawing(snapshot, options)
  let finder = LayoutFinder(
    drawing: drawing, choice: options.layout, timeLimit: options.timeLimit,
    page: PageRoom(for: drawing, theme: options.theme, ontology: .sample), process: harness)
  return finder.smoothed(try finder.find()).placed
}

extension PlacedDrawing {
  /// How hard the picture is to read on a page of the light theme.
  var trouble: Trouble {
    get throws { trouble(on: PageRoom(for: drawing, theme: try Theme.shipped("light"), ontology: .sample)) }
  }
}
