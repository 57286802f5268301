/// Labels as boxes of their own, halfway along their lines: the way to make an engine that knows no labels keep
/// room for them.
///
/// The box of the label of tie *i* is node *n* + *i* of what the engine is asked, where *n* is the number of nodes;
/// the line to it has the tie's number, and the line on from it that number plus the number of ties.
extension LayoutWire.Answer {
  /// The answer in terms of the drawing: both halves of a line as one, and the places of labels.
  func joined(for drawing: Drawing) -> LayoutWire.Answer {
    var answer = self
    for (index, tie) in drawing.ties.enumerated() where tie.labelSize != nil {
      let box = drawing.nodes.count + index
      let second = drawing.ties.count + index
      guard let centre = nodes[box], let start = edges[index], let end = edges[second] else { continue }
      answer.nodes[box] = nil
      answer.edges[second] = nil
      answer.labels[index] = centre
      answer.edges[index] = Self.line(start, through: centre, end)
    }
    return answer
  }

  /// Both halves, joined without a corner: in the middle of the label the line runs as its ends lie.
  private static func line(_ start: [Point], through centre: Point, _ end: [Point]) -> [Point] {
    guard start.count >= 4, end.count >= 4, let first = start.first, let last = end.last else {
      return start + end
    }
    let areStraight = (isStraight(start), isStraight(end))
    // Where nothing had to be passed by, from end to label in one sweep.
    let before = areStraight.0 ? first : start[start.count - 1]
    let after = areStraight.1 ? last : end[0]
    let reach = min((centre - before).length, (after - centre).length) * 0.4
    let along = (after - before).unit * reach
    let into =
      areStraight.0 ? [first, first + (centre - first) * 0.4] : start + [before + (centre - before) * 0.3]
    let out = areStraight.1 ? [last + (centre - last) * 0.4, last] : [after + (centre - after) * 0.3] + end
    return into + [centre - along, centre, centre + along] + out
  }

  private static func isStraight(_ points: [Point]) -> Bool {
    guard let first = points.first, let last = points.last else { return true }
    let across = (last - first).unit.normal
    return points.allSatisfy { point in
      let offset = point - first
      return abs(offset.x * across.x + offset.y * across.y) < 1
    }
  }
}
