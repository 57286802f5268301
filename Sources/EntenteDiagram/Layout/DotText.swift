/// Writes the DOT text that is handed to the layout engine.
///
/// Names are opaque and no word of the user's is in it: boxes and labels are sizes only, which no font, no
/// escape and no quotation mark can upset.
struct DotText {
  /// How an engine is to be called.
  struct Recipe: Sendable, Hashable {
    let engine: String
    var isAcross = false
    /// Whether the engine makes room for labels, or we place them afterwards.
    var hasLabels = false
    var hasFrames = false
    /// Multiplies the distance between nodes.
    var spread = 1.0
    /// For engines that begin with random places.
    var seed = 1
    /// Straight lines are quicker.
    var hasCurves = true
  }

  let drawing: Drawing
  let recipe: Recipe

  var text: String {
    var lines = ["digraph entente {"]
    lines.append("graph [id=\"\", \(graphAttributes.joined(separator: ", "))];")
    lines.append("node [shape=box, fixedsize=true, label=\"\"];")
    lines.append("edge [arrowhead=none];")
    for (index, node) in drawing.nodes.enumerated() {
      let box = node.box(at: Point(0, 0))
      lines.append(
        "n\(index) [id=n\(index), width=\(inches(box.width)), height=\(inches(box.height))];")
    }
    if recipe.hasFrames {
      for (index, frame) in drawing.frames.enumerated() {
        lines.append("subgraph cluster\(index) {")
        lines.append("graph [id=c\(index), margin=12, label=<\(room(width: 60, height: 12))>];")
        for member in frame.members { lines.append("n\(member);") }
        lines.append("}")
      }
    }
    for (index, tie) in drawing.ties.enumerated() {
      var attributes = ["id=e\(index)"]
      if recipe.engine == "dot" {
        if hasLabels, let size = tie.labelSize {
          attributes.append("label=<\(room(width: size.width, height: size.height))>")
        }
        if tie.family.width >= 1.5 { attributes.append("weight=2") }
      } else if recipe.engine == "neato" {
        if recipe.hasLabels, let size = tie.labelSize {
          let box = "n\(drawing.nodes.count + index)"
          lines.append("\(box) [id=\(box), width=\(inches(size.width)), height=\(inches(size.height))];")
          for (ends, node, id) in [
            ("n\(tie.from) -> \(box)", tie.from, index),
            ("\(box) -> n\(tie.to)", tie.to, drawing.ties.count + index),
          ] {
            lines.append("\(ends) [id=e\(id), len=\(inches(length(from: node, toLabel: size)))];")
          }
          continue
        }
        attributes.append("len=\(inches(length(of: tie)))")
      }
      lines.append("n\(tie.from) -> n\(tie.to) [\(attributes.joined(separator: ", "))];")
    }
    lines.append("}")
    return lines.joined(separator: "\n") + "\n"
  }

  private var hasLabels: Bool { recipe.hasLabels && drawing.ties.contains { !$0.label.isEmpty } }

  private var graphAttributes: [String] {
    let splines = recipe.hasCurves ? "splines=true" : "splines=line"
    switch recipe.engine {
    case "dot":
      var attributes = [
        splines, "nodesep=\(decimal(0.3 * recipe.spread))",
        // Where lines have labels, dot puts a rank for them between the others.
        "ranksep=\(decimal((hasLabels ? 0.24 : 0.5) * recipe.spread))",
      ]
      if recipe.isAcross { attributes.append("rankdir=LR") }
      // With labels and frames, ranks are found in one go: the other way loses edges (class2.c).
      if recipe.hasFrames { attributes.append("newrank=true") }
      if drawing.nodes.count > 150 { attributes += ["nslimit=1", "nslimit1=1"] }
      return attributes
    case "neato":
      return [
        // What overlaps is moved apart as little as it can be; for many boxes that takes too long.
        splines, drawing.nodes.count <= 200 ? "overlap=vpsc" : "overlap=false",
        "sep=\"+11,9\"",
        "esep=\"+4,4\"", "start=\(recipe.seed)", "normalize=false",
      ]
    case "sfdp":
      return [
        splines, "overlap=prism", "sep=\"+\(Int(8 * recipe.spread))\"", "start=\(recipe.seed)",
        "K=\(decimal(1.2 * recipe.spread))",
      ]
    case "twopi":
      return [splines, "overlap=false", "sep=\"+8\"", "ranksep=\(decimal(2 * recipe.spread))"]
    default: return [splines, "overlap=false", "sep=\"+8\""]
    }
  }

  /// A wish for the distance between the centres of two nodes, in units: half of each, and the label between.
  private func length(of tie: DrawnTie) -> Double {
    let (from, to) = (drawing.nodes[tie.from], drawing.nodes[tie.to])
    // Words do not shrink with the picture.
    let room = tie.labelSize.map { 0.7 * $0.width + 0.5 * $0.height + 4 } ?? 26
    return (from.width + from.height + to.width + to.height) / 4 * recipe.spread + room
  }

  /// The same between a node and the label of one of its ties.
  private func length(from node: Int, toLabel size: (width: Double, height: Double)) -> Double {
    let node = drawing.nodes[node]
    return (node.width + node.height) / 4 * recipe.spread + (size.width + size.height) / 4 + 8
  }

  /// An empty table of a fixed size: room for words without measuring them.
  private func room(width: Double, height: Double) -> String {
    "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\" fixedsize=\"true\" "
      + "width=\"\(Int(width))\" height=\"\(Int(height))\"><tr><td></td></tr></table>"
  }

  private func inches(_ units: Double) -> String { decimal(units / 72) }

  /// At most four decimals, never with an exponent.
  private func decimal(_ value: Double) -> String {
    let scaled = Int((value * 10_000).rounded())
    let rest = String(scaled % 10_000)
    return "\(scaled / 10_000)." + String(repeating: "0", count: 4 - rest.count) + rest
  }
}
