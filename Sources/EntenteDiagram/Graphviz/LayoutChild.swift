import Glibc

/// Runs the layout side of the program when its arguments ask for it; to be called before anything else in `main`.
///
/// - Returns: the exit code to leave with, or `nil` when the program was started for something else.
public func runLayoutChildIfAsked(_ arguments: [String] = CommandLine.arguments) -> Int32? {
  guard arguments.count == 4, arguments[1] == LayoutChild.argument, let seconds = UInt(arguments[2]),
    let megabytes = UInt(arguments[3])
  else { return nil }
  return LayoutChild.run(seconds: seconds, megabytes: megabytes)
}

/// The side of the pipe where Graphviz is: reads requests from standard input until it ends, answers each.
///
/// Nothing that happens here can harm the parent: the kernel bounds time and memory, and a crash is an answer.
enum LayoutChild {
  static let argument = "--entente-layout-child"

  static func run(seconds: UInt, megabytes: UInt) -> Int32 {
    limit(Int32(RLIMIT_CPU.rawValue), to: seconds)
    limit(Int32(RLIMIT_AS.rawValue), to: megabytes << 20)
    limit(Int32(RLIMIT_CORE.rawValue), to: 0)
    // Nobody may choose other plugins for us.
    unsetenv("GVBINDIR")
    // The engines are loaded while the parent still makes up its mind; a failure is told with the first answer.
    GraphvizGraph.getReady()
    var input = StandardInput()
    while let header = input.line() {
      let words = header.split(separator: " ")
      guard words.count == 2, let count = Int(words[1]), let dot = input.text(count) else { return 2 }
      write(answer(to: LayoutRequest(engine: String(words[0]), dot: dot)))
    }
    return 0
  }

  private static func answer(to request: LayoutRequest) -> String {
    do throws(DiagramError) {
      let graph = try GraphvizGraph(request.dot)
      try graph.layOut(engine: request.engine)
      return graph.answer() + "done\n"
    } catch .graphvizMissing(let detail) {
      return "missing \(detail)\n"
    } catch .layoutFailed(let text) {
      return "failed \(text)\n"
    } catch {
      return "failed \(error)\n"
    }
  }

  private static func limit(_ resource: Int32, to value: UInt) {
    var limit = rlimit(rlim_cur: value, rlim_max: value)
    setrlimit(__rlimit_resource_t(UInt32(bitPattern: resource)), &limit)
  }

  private static func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { exit(3) }
    }
  }

  /// Standard input, read in large pieces.
  private struct StandardInput {
    private var buffer: [UInt8] = []
    private var position = 0

    /// The next line without its end; `nil` when the input is over.
    mutating func line() -> String? {
      while true {
        if let end = buffer[position...].firstIndex(of: UInt8(ascii: "\n")) {
          defer { position = end + 1 }
          return String(decoding: buffer[position..<end], as: UTF8.self)
        }
        guard fill() else { return nil }
      }
    }

    mutating func text(_ count: Int) -> String? {
      while buffer.count - position < count {
        guard fill() else { return nil }
      }
      defer { position += count }
      return String(decoding: buffer[position..<(position + count)], as: UTF8.self)
    }

    private mutating func fill() -> Bool {
      if position > 0 {
        buffer.removeFirst(position)
        position = 0
      }
      var chunk = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = chunk.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        buffer += chunk[..<count]
        return true
      }
    }
  }
}
