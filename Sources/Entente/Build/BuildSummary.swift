public import EntenteInput
public import EntenteStore

/// What a build did.
public struct BuildSummary: Sendable, Hashable {
  /// Documents that were read, or known already.
  public var read = 0
  /// What they changed in the graph.
  public var added = AddSummary()
  /// How many documents were left out, and why the first thousand of them were.
  public var leftOutCount = 0
  public var leftOut: [InputError] = []
  /// How many of those had something wrong with them.
  public var faults = 0
  /// Documents in which broken bytes were replaced.
  public var repaired = 0
  /// Whether the build was stopped before its end.
  public var wasStopped = false
}
