/// Boxes that hang on one other by a quiet line each, stood one under the other: the officials of a country.
///
/// The engine sees one tall box with one line; the boxes in it join that line by a rail along the column. So a
/// picture of many officials is as wide as one of few, and no line of theirs crosses another.
struct Column: Sendable, Hashable {
  /// Positions of the boxes, from top to bottom.
  let members: [Int]
  /// The position of each member's line.
  let ties: [Int]
  /// Whether the lines run to the members, not from them.
  let isOutward: Bool

  /// Space between the boxes, and between the boxes and the rail.
  static let gap = 7.0
  static let rail = 10.0
  fileprivate static let radius = 5.0
  /// Taller columns are parted.
  private static let most = 5

  /// - Complexity: O(*n* log *n*) in the nodes and ties.
  static func columns(of drawing: Drawing) -> [Column] {
    struct Key: Hashable {
      let hub: Int
      let isOutward: Bool
    }
    var ties = [[Int]](repeating: [], count: drawing.nodes.count)
    for (index, tie) in drawing.ties.enumerated() {
      ties[tie.from].append(index)
      ties[tie.to].append(index)
    }
    var groups: [Key: [(member: Int, tie: Int)]] = [:]
    for node in drawing.nodes.indices where ties[node].count == 1 && !drawing.nodes[node].isFocus {
      let tie = drawing.ties[ties[node][0]]
      let hub = tie.from == node ? tie.to : tie.from
      guard tie.isQuiet, tie.heads == .object, ties[hub].count > 1 else { continue }
      groups[Key(hub: hub, isOutward: tie.to == node), default: []].append((node, ties[node][0]))
    }
    return groups.sorted { ($0.key.hub, $0.value[0].member) < ($1.key.hub, $1.value[0].member) }
      .flatMap { key, leaves -> [Column] in
        // Kinds stand together.
        let leaves = leaves.sorted {
          let (left, right) = (drawing.nodes[$0.member], drawing.nodes[$1.member])
          return (left.kind, $0.member) < (right.kind, $1.member)
        }
        let count = (leaves.count + most - 1) / most
        return (0..<count).compactMap { part in
          let range = leaves.count * part / count..<leaves.count * (part + 1) / count
          guard range.count > 1 else { return nil }
          return Column(
            members: leaves[range].map(\.member), ties: leaves[range].map(\.tie), isOutward: key.isOutward)
        }
      }
  }

  /// The one box that the engine is to find a place for.
  func folded(_ nodes: [DrawnNode]) -> DrawnNode {
    var node = nodes[members[0]]
    node.room = Point(
      (members.map { nodes[$0].width }.max() ?? 0) + 2 * Self.rail,
      members.reduce(-Self.gap) { $0 + nodes[$1].height + Self.gap })
    return node
  }

  /// The places of the members and their lines, where the whole column and its one line have theirs.
  ///
  /// - Parameters:
  ///   - nodes: the members, as wide as the column.
  ///   - curve: the engine's line between column and hub, for where there is no straighter way.
  ///   - hub: the box that they hang on.
  ///   - others: the boxes that a line of theirs must pass by.
  /// - Complexity: O(*m* + *b*) in members and other boxes.
  func unfolded(
    _ nodes: [DrawnNode], at centre: Point, curve: Curve?, hub: Rectangle, others: [Rectangle]
  ) -> (centres: [Point], curves: [Curve?]) {
    let height = nodes.reduce(-Self.gap) { $0 + $1.height + Self.gap }
    var y = centre.y - height / 2
    let centres = nodes.map { node in
      defer { y += node.height + Self.gap }
      return Point(centre.x, y + node.height / 2)
    }
    let half = (nodes.map(\.width).max() ?? 0) / 2
    let box = Rectangle(centre: centre, width: 2 * (half + Self.rail), height: height)
    guard let way = Self.way(from: box, to: hub, avoiding: others, else: isOutward ? curve?.reversed : curve)
    else { return (centres, nodes.map { _ in nil }) }
    let curves = centres.map { member -> Curve? in
      let line = way.line(from: member, half: half)
      return isOutward ? line.reversed : line
    }
    return (centres, curves)
  }

  /// How lines leave the column: by a rail on one of its sides to a place on it, and from there to the hub.
  private struct Way {
    /// -1 for the left, 1 for the right.
    var side: Double
    /// Where the rail ends, and three points for each further piece to the hub.
    var trunk: [Point]

    /// From a member's side to the rail, along it, and on to the hub.
    func line(from member: Point, half: Double) -> Curve {
      var points = [Point(member.x + side * half, member.y)]
      func straight(to end: Point) {
        let from = points[points.count - 1]
        points += [from + (end - from) * (1.0 / 3), from + (end - from) * (2.0 / 3), end]
      }
      let exit = trunk[0]
      let corner = Point(exit.x, member.y)
      let radius = min(Column.radius, abs(exit.y - member.y))
      if radius > 0.01 {
        straight(to: Point(exit.x - side * radius, member.y))
        points += [corner, corner, Point(exit.x, member.y + (exit.y < member.y ? -radius : radius))]
        straight(to: exit)
      } else {
        straight(to: exit)
      }
      return Curve(points: points + trunk.dropFirst())
    }
  }

  /// The shortest way that passes by the other boxes; as the engine's line goes where none does.
  private static func way(
    from box: Rectangle, to hub: Rectangle, avoiding others: [Rectangle], else line: Curve?
  ) -> Way? {
    var best: (way: Way, cost: Double)?
    for side in [-1.0, 1] {
      let rail = side < 0 ? box.left : box.right
      var ways: [Way] = []
      // Above or below: down the rail's end and on to the hub's nearer edge.
      let across = min(max(rail, hub.left + corner), max(hub.left + corner, hub.right - corner))
      for (exit, edge) in [(box.top, hub.bottom), (box.bottom, hub.top)]
      where (edge < exit) == (exit == box.top) {
        guard abs(edge - exit) > 8 else { continue }
        let (start, end) = (Point(rail, exit), Point(across, edge))
        let middle = (start.y + end.y) / 2
        ways.append(
          Way(side: side, trunk: [start, Point(start.x, middle), Point(end.x, middle), end]))
      }
      // Beside: from the rail straight to the hub's side.
      let edge = side < 0 ? hub.right : hub.left
      if side * (edge - rail) > 8 {
        let exit = min(max(hub.centre.y, box.top + corner), max(box.top + corner, box.bottom - corner))
        let landing = min(max(exit, hub.top + 9), max(hub.top + 9, hub.bottom - 9))
        let (start, end) = (Point(rail, exit), Point(edge, landing))
        let middle = (start.x + end.x) / 2
        ways.append(Way(side: side, trunk: [start, Point(middle, start.y), Point(middle, end.y), end]))
      }
      for way in ways {
        let path = Curve(points: way.trunk).samples(25)
        guard !path.contains(where: { place in others.contains { $0.inset(by: -4).contains(place) } }) else {
          continue
        }
        let (start, end) = (way.trunk[0], way.trunk[3])
        let cost = abs(end.x - start.x) * 1.3 + abs(end.y - start.y)
        if best.map({ cost < $0.cost }) ?? true { best = (way, cost) }
      }
    }
    return best?.way ?? along(line, from: box)
  }

  /// The way that an engine found, which knew the column as one box.
  private static func along(_ line: Curve?, from box: Rectangle) -> Way? {
    guard let line, line.points.count >= 4 else { return nil }
    let start = line.points[0]
    if min(abs(start.x - box.left), abs(start.x - box.right)) < 1.5 {
      let isLeft = start.x < box.centre.x
      return Way(
        side: isLeft ? -1 : 1,
        trunk: [Point(isLeft ? box.left : box.right, start.y)] + line.points.dropFirst())
    }
    // Above or below, from the end of the rail that is nearer to the hub.
    let end = line.points[line.points.count - 1]
    let isLeft = abs(box.left - end.x) <= abs(box.right - end.x)
    let exit = Point(isLeft ? box.left : box.right, start.y > box.centre.y ? box.bottom : box.top)
    let bend = Point(exit.x, exit.y + (line.points[3].y - exit.y) / 3)
    return Way(side: isLeft ? -1 : 1, trunk: [exit, bend, line.points[2]] + line.points.dropFirst(3))
  }

  /// How far from a corner of the hub a line may end.
  private static let corner = 14.0
}
