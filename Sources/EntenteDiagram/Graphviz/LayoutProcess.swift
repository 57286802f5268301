import Glibc

/// A child process of our own binary, in which Graphviz may crash, hang or eat memory without harm.
public struct LayoutProcess: Sendable, Hashable {
  /// The program to run; it must call `runLayoutChildIfAsked` first thing.
  public let executable: String
  /// The most memory that a layout may take, in megabytes of address space.
  public let megabytes: Int

  /// More of the child's environment, for tests of machines that lack something.
  private let additions: [String]

  public init(executable: String = "/proc/self/exe", megabytes: Int = 2048) {
    self.init(executable: executable, megabytes: megabytes, environment: [])
  }

  /// - Parameter environment: more variables, as "NAME=value".
  init(executable: String, megabytes: Int = 2048, environment: [String]) {
    self.executable = executable
    self.megabytes = megabytes
    additions = environment
  }

  /// What came back from a child.
  struct Outcome: Sendable {
    /// One for each request that was answered, in order.
    var answers: [Result<LayoutWire.Answer, DiagramError>]
    /// Why the requests after these have no answer; `nil` when all have one.
    var ending: String?
    var isOutOfTime = false
  }

  /// Has requests answered, one after the other, by one child.
  ///
  /// - Parameter seconds: how long all of them may take together.
  /// - Throws: `DiagramError.childFailed` when the child cannot be started.
  func answer(_ requests: [LayoutRequest], within seconds: Double) throws(DiagramError) -> Outcome {
    try begin(within: seconds).answer(requests)
  }

  /// Starts a child, which gets ready while the caller makes up its mind what to ask.
  ///
  /// - Throws: `DiagramError.childFailed` when it cannot be started.
  func begin(within seconds: Double) throws(DiagramError) -> Session {
    Session(try start(seconds: seconds), seconds: seconds)
  }

  /// A child that has not been asked anything yet. It ends when nobody holds this any more.
  struct Session: ~Copyable {
    private var child: Child
    private let seconds: Double

    fileprivate init(_ child: Child, seconds: Double) {
      self.child = child
      self.seconds = seconds
    }

    consuming func answer(_ requests: [LayoutRequest]) -> Outcome {
      let (bytes, isOutOfTime) = child.exchange(LayoutWire.encoded(requests), within: seconds)
      if isOutOfTime { child.kill() }
      let ending = child.wait()
      let answers = Array(LayoutWire.decoded(bytes).prefix(requests.count))
      guard answers.count < requests.count else { return Outcome(answers: answers) }
      let reason = isOutOfTime ? "it took more than \(Wording.number(seconds)) seconds" : ending
      return Outcome(answers: answers, ending: reason, isOutOfTime: isOutOfTime)
    }

    deinit { child.end() }
  }

  private func start(seconds: Double) throws(DiagramError) -> Child {
    var sockets: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &sockets) == 0
    else {
      throw .childFailed("socketpair: \(Self.reason(errno))")
    }
    defer { close(sockets[1]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, sockets[1], 0)
    posix_spawn_file_actions_adddup2(&actions, sockets[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let limit = String(Int(seconds.rounded(.up)) + 1)
    let arguments = [executable, LayoutChild.argument, limit, String(megabytes)]
    var process: pid_t = 0
    let code = Self.withPointers(arguments) { arguments in
      Self.withPointers(environment) { environment in
        posix_spawn(&process, executable, &actions, nil, arguments, environment)
      }
    }
    guard code == 0 else {
      close(sockets[0])
      throw .childFailed("\(executable): \(Self.reason(code))")
    }
    return Child(process: process, socket: sockets[0])
  }

  /// Only what the dynamic linker needs, and silence from Swift's crash reports: nothing else reaches Graphviz.
  private var environment: [String] {
    var variables = additions + ["LC_ALL=C", "SWIFT_BACKTRACE=enable=no", "ASAN_OPTIONS=detect_leaks=0"]
    // Graphviz asks for many small pieces of memory: fetched in large ones, and kept, a layout takes a tenth less time.
    variables.append("GLIBC_TUNABLES=glibc.malloc.top_pad=16777216:glibc.malloc.trim_threshold=1073741824")
    if let path = getenv("LD_LIBRARY_PATH") { variables.append("LD_LIBRARY_PATH=" + String(cString: path)) }
    return variables
  }

  private static func withPointers<R>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> R
  ) -> R {
    let pointers = strings.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  /// A running child and our end of its pipe.
  fileprivate struct Child {
    let process: pid_t
    let socket: Int32
    private var isOver = false

    init(process: pid_t, socket: Int32) {
      self.process = process
      self.socket = socket
    }

    /// Ends a child that is still there.
    func end() {
      guard !isOver else { return }
      var other = self
      kill()
      _ = other.wait()
    }

    /// Sends all of `input` and receives until the child ends its side; neither waits for the other.
    mutating func exchange(_ input: [UInt8], within seconds: Double) -> (output: [UInt8], isOutOfTime: Bool) {
      var output: [UInt8] = []
      var rest = input[...]
      var chunk = [UInt8](repeating: 0, count: 65_536)
      let deadline = Self.now + seconds
      while true {
        let left = deadline - Self.now
        guard left > 0 else { return (output, true) }
        let events = Int16(POLLIN) | (rest.isEmpty ? 0 : Int16(POLLOUT))
        var descriptor = pollfd(fd: socket, events: events, revents: 0)
        let ready = poll(&descriptor, 1, Int32(min(left * 1000 + 1, 60_000)))
        if ready < 0, errno != EINTR { return (output, false) }
        guard ready > 0 else { continue }
        if !rest.isEmpty, descriptor.revents & Int16(POLLOUT) != 0 {
          let flags = Int32(MSG_NOSIGNAL | MSG_DONTWAIT)
          let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, flags) }
          if count > 0 { rest = rest.dropFirst(count) }
          if count < 0, errno != EAGAIN, errno != EINTR { rest = [] }
          if rest.isEmpty { shutdown(socket, Int32(SHUT_WR)) }
        }
        if descriptor.revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 {
          let count = chunk.withUnsafeMutableBytes {
            recv(socket, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
          }
          if count > 0 {
            output += chunk[..<count]
          } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
            return (output, false)
          }
        }
      }
    }

    func kill() { _ = Glibc.kill(process, SIGKILL) }

    /// Waits for the child's end and says what it was, in words.
    mutating func wait() -> String {
      isOver = true
      close(socket)
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      let signal = status & 0x7f
      switch signal {
      case 0: return "it left with code \(status >> 8 & 0xff)"
      case SIGXCPU: return "it used up its processor time"
      default: return "it crashed (signal \(signal), \(String(cString: strsignal(signal))))"
      }
    }

    private static var now: Double {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
  }
}
