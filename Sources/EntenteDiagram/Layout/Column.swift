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
  private static let radius = 5.0
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
  ///   - hub: the box that they hang on.
  func unfolded(
    _ nodes: [DrawnNode], at centre: Point, curve: Curve?, hub: Rectangle
  ) -> (centres: [Point], curves: [Curve?]) {
    let height = nodes.reduce(-Self.gap) { $0 + $1.height + Self.gap }
    var y = centre.y - height / 2
    let centres = nodes.map { node in
      defer { y += node.height + Self.gap }
      return Point(centre.x, y + node.height / 2)
    }
    guard let curve, curve.points.count >= 4 else { return (centres, nodes.map { _ in nil }) }
    let line = isOutward ? curve.reversed : curve
    let half = (nodes.map(\.width).max() ?? 0) / 2
    let box = Rectangle(centre: centre, width: 2 * (half + Self.rail), height: height)
    let curves = centres.map { member -> Curve? in
      let joined = Self.joined(from: member, half: half, to: line, of: box, hub: hub)
      return isOutward ? joined.reversed : joined
    }
    return (centres, curves)
  }

  /// From a member's side to the rail, along it, and on with the column's own line.
  private static func joined(
    from member: Point, half: Double, to line: Curve, of box: Rectangle, hub: Rectangle
  ) -> Curve {
    let start = line.points[0]
    let isBeside = min(abs(start.x - box.left), abs(start.x - box.right)) < 1.5
    // Beside the column the line goes on from where it begins. Above or below, the rail is on the side that is
    // nearer to the hub, and goes on to it.
    let landing = { (side: Double) in
      let rail = box.centre.x + side * (half + Self.rail)
      return min(max(rail, hub.left + Self.corner), max(hub.left + Self.corner, hub.right - Self.corner))
    }
    let detour = { (side: Double) in abs(landing(side) - box.centre.x - side * (half + Self.rail)) }
    let side =
      isBeside ? (start.x < box.centre.x ? -1.0 : 1) : detour(1) < detour(-1) ? 1 : -1
    let rail = box.centre.x + side * (half + Self.rail)
    var points = [Point(member.x + side * half, member.y)]
    func straight(to end: Point) {
      let from = points[points.count - 1]
      points += [from + (end - from) * (1.0 / 3), from + (end - from) * (2.0 / 3), end]
    }
    let isBelow = start.y > box.centre.y
    let target = isBeside ? start.y : isBelow ? box.bottom : box.top
    let radius = min(Self.radius, abs(target - member.y))
    let direction = target < member.y ? -1.0 : 1.0
    straight(to: Point(rail - side * radius, member.y))
    if radius > 0.01 {
      let corner = Point(rail, member.y)
      points += [corner, corner, Point(rail, member.y + direction * radius)]
      straight(to: Point(rail, target))
    } else {
      straight(to: Point(rail, member.y))
    }
    guard !isBeside else { return Curve(points: points + line.points.dropFirst()) }
    let end = points[points.count - 1]
    let edge = isBelow ? hub.top : hub.bottom
    if line.pieces == 1, isBelow ? edge > end.y : edge < end.y {
      let last = Point(landing(side), edge)
      let middle = (end.y + last.y) / 2
      points += [Point(end.x, middle), Point(last.x, middle), last]
    } else {
      points +=
        [Point(end.x, end.y + (line.points[3].y - end.y) / 3), line.points[2]] + line.points.dropFirst(3)
    }
    return Curve(points: points)
  }

  /// How far from a corner of the hub a line may end.
  private static let corner = 14.0
}
