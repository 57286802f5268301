import Foundation

/// Transforms inputs on up to `workers` threads at once and hands the results to `body` in the order of the inputs.
///
/// `next` and `body` run on the calling thread, and the threads go on while `body` takes its time. However far they
/// run ahead, at most `lookahead` inputs and results wait, and results of about `capacity` in weight, so memory
/// stays bounded.
///
/// - Parameters:
///   - next: the next input, or `nil` when there is none.
///   - weight: what a waiting result costs, in bytes.
///   - body: returns `false` to stop; what is under way is then let finish and thrown away.
func inOrder<Input: Sendable, Output: Sendable>(
  workers: Int, lookahead: Int = 256, capacity: Int = 64 << 20, next: () -> Input?,
  weight: @escaping @Sendable (Output) -> Int = { _ in 0 },
  transform: @escaping @Sendable (Input) -> Output, body: (Output) throws -> Bool
) rethrows {
  precondition(workers > 0, "somebody has to do the work")
  let bench = Workbench<Input, Output>(capacity: capacity)
  var crew = 0
  var isAtEnd = false
  defer { bench.close() }
  while true {
    while !isAtEnd, bench.waiting < lookahead {
      guard let input = next() else {
        isAtEnd = true
        break
      }
      bench.put(input)
      // Threads are made as they find work, so that a single text costs a single one.
      if crew < workers, bench.waiting > crew {
        crew += 1
        let thread = Thread { bench.work(weight: weight, transform: transform) }
        // Reading goes deep into trees at times; this is what a main thread has.
        thread.stackSize = 8 << 20
        thread.start()
      }
    }
    guard let output = bench.take() else { return }
    guard try body(output) else { return }
  }
}

/// Where the inputs lie until a thread takes them, and the results until it is their turn.
private final class Workbench<Input: Sendable, Output: Sendable>: @unchecked Sendable {
  // Everything below is touched under `condition` only, which makes the class safe to share.
  private let condition = NSCondition()
  private let capacity: Int
  private var inputs: [Int: Input] = [:]
  private var outputs: [Int: (output: Output, weight: Int)] = [:]
  private var put = 0
  private var started = 0
  private var taken = 0
  private var held = 0
  private var isClosed = false

  init(capacity: Int) { self.capacity = capacity }

  /// Inputs and results that were put here and not taken.
  var waiting: Int {
    condition.lock()
    defer { condition.unlock() }
    return put - taken
  }

  func put(_ input: Input) {
    condition.lock()
    inputs[put] = input
    put += 1
    condition.broadcast()
    condition.unlock()
  }

  /// The next result in order, or `nil` when all were taken.
  func take() -> Output? {
    condition.lock()
    defer { condition.unlock() }
    guard taken < put else { return nil }
    while true {
      if let (output, weight) = outputs.removeValue(forKey: taken) {
        taken += 1
        held -= weight
        condition.broadcast()
        return output
      }
      condition.wait()
    }
  }

  func close() {
    condition.lock()
    isClosed = true
    condition.broadcast()
    condition.unlock()
  }

  func work(weight: @Sendable (Output) -> Int, transform: @Sendable (Input) -> Output) {
    while let (index, input) = start() {
      let output = transform(input)
      let weight = weight(output)
      condition.lock()
      outputs[index] = (output, weight)
      held += weight
      condition.broadcast()
      condition.unlock()
    }
  }

  /// Waits for an input. The one whose turn is next is always given out, however much is held.
  private func start() -> (Int, Input)? {
    condition.lock()
    defer { condition.unlock() }
    while !isClosed {
      if started < put, held <= capacity || started == taken, let input = inputs.removeValue(forKey: started)
      {
        started += 1
        return (started - 1, input)
      }
      condition.wait()
    }
    return nil
  }
}
