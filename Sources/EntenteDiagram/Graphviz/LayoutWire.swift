/// What goes through the pipe between us and the layout child.
///
/// A request is `engine count\n` and as many bytes of DOT. An answer is lines of whole numbers, in hundredths of
/// a unit, ended by `done` or by `failed` and the reason: see `Answer`.
enum LayoutWire {
  static func encoded(_ requests: [LayoutRequest]) -> [UInt8] {
    var bytes: [UInt8] = []
    for request in requests {
      let dot = Array(request.dot.utf8)
      bytes += Array("\(request.engine) \(dot.count)\n".utf8)
      bytes += dot
    }
    return bytes
  }

  /// What the child found, in Graphviz's own terms.
  struct Answer: Sendable {
    /// Bounds, y upwards: left, bottom, right, top.
    var bounds: [Double] = [0, 0, 0, 0]
    var nodes: [Int: Point] = [:]
    var edges: [Int: [Point]] = [:]
    var labels: [Int: Point] = [:]
    var clusters: [Int: [Double]] = [:]
  }

  /// Reads the answers that are complete; the rest was lost with the child.
  static func decoded(_ bytes: [UInt8]) -> [Result<Answer, DiagramError>] {
    var results: [Result<Answer, DiagramError>] = []
    var answer = Answer()
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true) {
      var words = line.split(separator: UInt8(ascii: " "), maxSplits: 1)
      let keyword = String(decoding: words.removeFirst(), as: UTF8.self)
      if keyword == "done" {
        results.append(.success(answer))
        answer = Answer()
        continue
      }
      if keyword == "failed" || keyword == "missing" {
        let text = words.first.map { String(decoding: $0, as: UTF8.self) } ?? "no reason given"
        results.append(.failure(keyword == "failed" ? .layoutFailed(text) : .graphvizMissing(detail: text)))
        answer = Answer()
        continue
      }
      let numbers = words.first.map(integers) ?? []
      let index = numbers.first ?? 0
      let values = numbers.dropFirst().map { Double($0) / 100 }
      switch keyword {
      case "bounds" where numbers.count == 4: answer.bounds = numbers.map { Double($0) / 100 }
      case "node" where values.count == 2: answer.nodes[index] = Point(values[0], values[1])
      case "label" where values.count == 2: answer.labels[index] = Point(values[0], values[1])
      case "cluster" where values.count == 4: answer.clusters[index] = values
      case "edge" where values.count >= 8 && values.count % 2 == 0:
        answer.edges[index] = stride(from: 0, to: values.count, by: 2).map {
          Point(values[$0], values[$0 + 1])
        }
      default: break
      }
    }
    return results
  }

  private static func integers(_ bytes: ArraySlice<UInt8>) -> [Int] {
    var numbers: [Int] = []
    var value = 0
    var isNegative = false
    var hasDigits = false
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        value = value &* 10 &+ Int(byte - UInt8(ascii: "0"))
        hasDigits = true
      default:
        if hasDigits { numbers.append(isNegative ? -value : value) }
        (value, isNegative, hasDigits) = (0, false, false)
      }
    }
    if hasDigits { numbers.append(isNegative ? -value : value) }
    return numbers
  }
}

extension Layout {
  /// Turns an answer the right way up, and moves its top left corner to the origin.
  ///
  /// - Throws: `DiagramError.layoutFailed` when a node or a tie of the drawing was lost.
  init(_ answer: LayoutWire.Answer, of drawing: Drawing) throws(DiagramError) {
    let (left, top) = (answer.bounds[0], answer.bounds[3])
    func turned(_ point: Point) -> Point { Point(point.x - left, top - point.y) }
    var centres: [Point] = []
    for index in drawing.nodes.indices {
      guard let centre = answer.nodes[index] else {
        throw .layoutFailed(
          "Graphviz lost the node '\(drawing.nodes[index].name.lines.joined(separator: " "))'")
      }
      centres.append(turned(centre))
    }
    for index in drawing.ties.indices where answer.edges[index] == nil {
      let tie = drawing.ties[index]
      let (from, to) = (drawing.nodes[tie.from].name.lines, drawing.nodes[tie.to].name.lines)
      throw .layoutFailed(
        "Graphviz lost the edge '\(from.joined(separator: " ")) – \(tie.relation) – \(to.joined(separator: " "))'"
      )
    }
    self.init(
      size: Point(answer.bounds[2] - left, top - answer.bounds[1]), centres: centres,
      curves: drawing.ties.indices.map { answer.edges[$0].map { Curve(points: $0.map(turned)) } },
      labels: drawing.ties.indices.map { answer.labels[$0].map(turned) },
      frames: drawing.frames.indices.map { index in
        answer.clusters[index].map {
          Rectangle(left: $0[0] - left, top: top - $0[3], right: $0[2] - left, bottom: top - $0[1])
        }
      })
  }
}
