/// Where everything stands, as an engine found it. Units to the right and downwards, from the top left corner.
struct Layout: Sendable, Hashable {
  var size: Point
  /// The centres of the nodes, by their position in the drawing.
  var centres: [Point]
  /// From tail to head, by the tie's position in the drawing; `nil` where the engine drew no line.
  var curves: [Curve?]
  /// The centres of labels, where the engine placed them.
  var labels: [Point?]
  /// By the frame's position in the drawing; `nil` where the engine drew none.
  var frames: [Rectangle?]
}

/// What an engine is asked for.
struct LayoutRequest: Sendable, Hashable {
  /// The name of a Graphviz engine.
  let engine: String
  /// Our own DOT text: nodes n0…, edges with ids e0…, clusters cluster0….
  let dot: String
}
