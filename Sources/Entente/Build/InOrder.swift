/// Transforms `inputs` by up to `workers` tasks at once and hands the results to `body` in the order of the inputs.
///
/// However fast one worker runs ahead, at most four results a worker wait for their turn, so memory stays bounded.
///
/// - Parameter body: returns `false` to stop; what is under way is then let finish and thrown away.
func inOrder<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], workers: Int, transform: @escaping @Sendable (Input) -> Output,
  body: (Output) throws -> Bool
) async rethrows {
  precondition(workers > 0, "somebody has to do the work")
  try await withThrowingTaskGroup(of: (Int, Output).self) { group in
    var started = 0
    var running = 0
    var delivered = 0
    var waiting: [Int: Output] = [:]
    while delivered < inputs.count {
      while running < workers, started < inputs.count, started - delivered < workers * 4 {
        let index = started
        group.addTask { (index, transform(inputs[index])) }
        started += 1
        running += 1
      }
      guard let (index, output) = try await group.next() else { break }
      running -= 1
      waiting[index] = output
      while let next = waiting.removeValue(forKey: delivered) {
        delivered += 1
        guard try body(next) else { return }
      }
    }
  }
}
