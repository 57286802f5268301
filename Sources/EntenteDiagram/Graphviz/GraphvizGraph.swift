internal import CGraphviz

/// One graph in Graphviz's memory, closed when it goes out of scope; it cannot be copied, so never twice.
struct GraphvizGraph: ~Copyable {
  private let handle: OpaquePointer

  /// Reads DOT text.
  ///
  /// - Throws: `DiagramError`: `graphvizMissing`, or `layoutFailed` with Graphviz's words.
  init(_ dot: String) throws(DiagramError) {
    cgv_forget_messages()
    guard cgv_open() else { throw .graphvizMissing(detail: Self.messages ?? "the library gave no context") }
    var dot = dot
    let graph = dot.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cgv_read($0.baseAddress, $0.count) }
    }
    guard let graph else { throw .layoutFailed(Self.messages ?? "the text holds no graph") }
    handle = graph
  }

  deinit { cgv_close(handle) }

  /// Loads the engines.
  static func getReady() { _ = cgv_open() }

  /// Finds places for everything.
  func layOut(engine: String) throws(DiagramError) {
    guard cgv_lay_out(handle, engine) else {
      let text = Self.messages ?? "no message"
      if text.contains("not recognized") { throw .graphvizMissing(detail: "it knows no engine '\(engine)'") }
      throw .layoutFailed("\(engine): \(text)")
    }
  }

  /// The places as lines of the wire's answer.
  func answer() -> String {
    var text = "bounds\(Self.numbers(cgv_bounds(handle)))\n"
    var node = cgv_first_node(handle)
    while let current = node {
      text += "node \(Self.index(cgv_node_id(current)))\(Self.numbers(cgv_node_centre(current)))\n"
      var edge = cgv_first_edge(handle, current)
      while let tie = edge {
        text += Self.lines(of: tie)
        edge = cgv_next_edge(handle, tie)
      }
      node = cgv_next_node(handle, current)
    }
    var cluster = cgv_first_cluster(handle)
    while let current = cluster {
      let index = Self.index(cgv_cluster_id(current))
      text += "cluster \(index)\(Self.numbers(cgv_cluster_bounds(current)))\n"
      cluster = cgv_next_cluster(current)
    }
    return text
  }

  private static func lines(of edge: OpaquePointer) -> String {
    let index = index(cgv_edge_id(edge))
    let count = cgv_edge_point_count(edge)
    var text = ""
    if count >= 4 {
      text += "edge \(index)"
      for place in 0..<count { text += numbers(cgv_edge_point(edge, place)) }
      text += "\n"
    }
    var centre = cgv_point()
    if cgv_edge_label(edge, &centre) { text += "label \(index)\(numbers(centre))\n" }
    return text
  }

  /// The digits at the end of an id of ours: 17 of "n17".
  private static func index(_ name: UnsafePointer<CChar>?) -> String {
    guard let name else { return "-1" }
    return String(String(cString: name).drop { !$0.isNumber })
  }

  private static func numbers(_ point: cgv_point) -> String {
    " \(hundredths(point.x)) \(hundredths(point.y))"
  }

  private static func numbers(_ box: cgv_box) -> String { numbers(box.lower) + numbers(box.upper) }

  private static func hundredths(_ value: Double) -> Int {
    value.isFinite && abs(value) < 1e12 ? Int((value * 100).rounded()) : 0
  }

  /// What Graphviz has said since it was last asked to forget, on one line; `nil` for nothing.
  private static var messages: String? {
    guard let text = cgv_messages() else { return nil }
    let words = String(cString: text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? nil : words
  }
}

extension Diagram {
  /// The version of the Graphviz library, as text.
  public static var libraryVersion: String { String(cString: cgv_version()) }
}
