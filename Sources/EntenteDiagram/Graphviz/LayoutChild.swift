/// Runs the layout side of the program when its arguments ask for it; to be called before anything else in `main`.
///
/// - Returns: the exit code to leave with, or `nil` when the program was started for something else.
public func runLayoutChildIfAsked(_ arguments: [String] = CommandLine.arguments) -> Int32? {
  nil
}
