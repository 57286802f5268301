/// A child process of our own binary, in which Graphviz may crash, hang or eat memory without harm.
public struct LayoutProcess: Sendable, Hashable {
  /// The program to run; it must call `runLayoutChildIfAsked` first thing.
  public let executable: String

  public init(executable: String = "/proc/self/exe") { self.executable = executable }
}
