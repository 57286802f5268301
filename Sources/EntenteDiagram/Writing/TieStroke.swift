/// How one tie is drawn: the line, its heads, and the bar across it.
struct TieStroke {
  let line: String
  let heads: [String]
  let bar: String?

  /// - Parameter label: the label's box, which the bar keeps out of.
  init(_ tie: DrawnTie, along curve: Curve, label: Rectangle?) {
    let width = tie.family.width
    let length = 5.5 + width * 1.7
    var body = curve
    var heads: [String] = []
    if tie.heads != .none, let head = Self.head(at: curve, length: length) {
      heads.append(head.path)
      body = head.rest
    }
    if tie.heads == .both, let head = Self.head(at: body.reversed, length: length) {
      heads.append(head.path)
      body = head.rest.reversed
    }
    self.heads = heads
    line = Self.path(body)
    bar = tie.standing == .affirmed ? nil : Self.bar(across: body, avoiding: label)
  }

  /// A slim head whose tip stands a little before the node, and the curve that remains.
  private static func head(at curve: Curve, length: Double) -> (path: String, rest: Curve)? {
    let clear = curve.shortened(by: 1.2)
    let rest = clear.shortened(by: length * 0.86)
    guard let tip = clear.points.last, let base = rest.points.last, (tip - base).length > 1 else {
      return nil
    }
    let direction = (tip - base).unit
    let foot = tip - direction * length
    let half = direction.normal * (length * 0.38)
    let notch = tip - direction * (length * 0.8)
    return (NodeOutline.polygon([tip, foot + half, notch, foot - half]), rest)
  }

  private static func bar(across curve: Curve, avoiding label: Rectangle?) -> String? {
    let samples = curve.samples(33)
    guard samples.count == 33 else { return nil }
    let free = label?.inset(by: -5)
    let order = (4...28).sorted { (abs($0 - 16), $0) < (abs($1 - 16), $1) }
    let index = order.first { free?.contains(samples[$0]) != true } ?? 8
    let normal = (samples[index + 1] - samples[index - 1]).unit.normal * 5.5
    let along = (samples[index + 1] - samples[index - 1]).unit * 1.8
    let (middle, other) = (samples[index] - along, samples[index] + along)
    return [middle, other].map {
      "M\(NodeOutline.place($0 + normal))L\(NodeOutline.place($0 - normal))"
    }.joined()
  }

  static func path(_ curve: Curve) -> String {
    guard let first = curve.points.first else { return "" }
    var text = "M" + NodeOutline.place(first)
    for piece in 0..<curve.pieces {
      text +=
        "C" + curve.points[(piece * 3 + 1)...(piece * 3 + 3)].map(NodeOutline.place).joined(separator: " ")
    }
    return text
  }
}
