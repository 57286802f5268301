/// A piece of a drawing that no line ties to the rest, as an engine is to see it.
struct DrawingPart: Sendable {
  /// Positions in the whole drawing of the part's nodes and ties.
  let nodes: [Int]
  let ties: [Int]
  /// What the engine finds places for: the part with each column as one box.
  let folded: Drawing
  /// The part itself; boxes of a column are as wide as it.
  let drawing: Drawing
  /// Columns by positions in `drawing`, and the positions of their boxes and lines in `folded`.
  private let columns: [(column: Column, node: Int, tie: Int)]
  /// The positions in `folded` of the nodes and ties that stand in no column.
  private let plainNodes: [Int: Int]
  private let plainTies: [Int: Int]

  /// The drawing's pieces, the largest first.
  ///
  /// - Parameter isFree: whether the drawing may be taken apart and folded; else it is one piece as it stands.
  /// - Complexity: O(*n* log *n*) in the nodes and ties.
  static func parts(of drawing: Drawing, isFree: Bool) -> [DrawingPart] {
    guard isFree, drawing.frames.isEmpty else {
      return [
        DrawingPart(
          of: drawing, nodes: Array(drawing.nodes.indices), ties: Array(drawing.ties.indices), isFolded: false
        )
      ]
    }
    var group = Array(drawing.nodes.indices)
    func root(_ node: Int) -> Int {
      var node = node
      while group[node] != node {
        group[node] = group[group[node]]
        node = group[node]
      }
      return node
    }
    for tie in drawing.ties {
      let (from, to) = (root(tie.from), root(tie.to))
      group[max(from, to)] = min(from, to)
    }
    let nodes = Dictionary(grouping: drawing.nodes.indices, by: root)
    let ties = Dictionary(grouping: drawing.ties.indices) { root(drawing.ties[$0].from) }
    return nodes.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }.map {
      DrawingPart(of: drawing, nodes: $0.value, ties: ties[$0.key] ?? [], isFolded: true)
    }
  }

  private init(of whole: Drawing, nodes: [Int], ties: [Int], isFolded: Bool) {
    self.nodes = nodes
    self.ties = ties
    let place = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    var drawing = whole
    drawing.nodes = nodes.map { whole.nodes[$0] }
    drawing.ties = ties.map { index in
      var tie = whole.ties[index]
      tie.from = place[tie.from] ?? 0
      tie.to = place[tie.to] ?? 0
      return tie
    }
    let found = isFolded ? Column.columns(of: drawing) : []
    for column in found {
      let width = column.members.map { drawing.nodes[$0].width }.max() ?? 0
      for member in column.members { drawing.nodes[member].columnWidth = width }
    }
    self.drawing = drawing
    var folded = drawing
    let foldedNodes = Set(found.flatMap(\.members))
    let foldedTies = Set(found.flatMap(\.ties))
    var position: [Int: Int] = [:]
    folded.nodes = []
    for node in drawing.nodes.indices where !foldedNodes.contains(node) {
      position[node] = folded.nodes.count
      folded.nodes.append(drawing.nodes[node])
    }
    plainNodes = position
    var plainTies: [Int: Int] = [:]
    folded.ties = []
    var columns: [(Column, Int, Int)] = []
    for column in found {
      for member in column.members { position[member] = folded.nodes.count }
      folded.nodes.append(column.folded(drawing.nodes))
    }
    for index in drawing.ties.indices where !foldedTies.contains(index) {
      plainTies[index] = folded.ties.count
      folded.ties.append(drawing.ties[index])
    }
    for column in found {
      columns.append((column, position[column.members[0]] ?? 0, folded.ties.count))
      folded.ties.append(drawing.ties[column.ties[0]])
    }
    for index in folded.ties.indices {
      folded.ties[index].from = position[folded.ties[index].from] ?? 0
      folded.ties[index].to = position[folded.ties[index].to] ?? 0
    }
    self.plainTies = plainTies
    self.columns = columns
    self.folded = folded
  }

  /// The positions in the whole drawing of the ties whose lines run along a column.
  var columnTies: [Int] { columns.flatMap { $0.column.ties.map { ties[$0] } } }

  /// The layout of the part, where that of what the engine saw is known.
  func unfolded(_ layout: Layout) -> Layout {
    guard !columns.isEmpty else { return layout }
    var result = Layout(
      size: layout.size, centres: [Point](repeating: Point(0, 0), count: drawing.nodes.count),
      curves: [Curve?](repeating: nil, count: drawing.ties.count),
      labels: [Point?](repeating: nil, count: drawing.ties.count), frames: layout.frames)
    for (node, position) in plainNodes { result.centres[node] = layout.centres[position] }
    for (tie, position) in plainTies {
      result.curves[tie] = layout.curves[position]
      result.labels[tie] = layout.labels[position]
    }
    let boxes = folded.nodes.indices.map { folded.nodes[$0].box(at: layout.centres[$0]) }
    for (column, node, tie) in columns {
      let line = folded.ties[tie]
      let hub = line.from == node ? line.to : line.from
      let places = column.unfolded(
        column.members.map { drawing.nodes[$0] }, at: layout.centres[node], curve: layout.curves[tie],
        hub: boxes[hub], others: boxes.indices.filter { $0 != node && $0 != hub }.map { boxes[$0] })
      for (index, member) in column.members.enumerated() { result.centres[member] = places.centres[index] }
      for (index, tie) in column.ties.enumerated() { result.curves[tie] = places.curves[index] }
    }
    return result
  }
}
