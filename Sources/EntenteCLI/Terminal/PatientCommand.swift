import ArgumentParser
import Dispatch
import Synchronization

/// A command whose work is done by several tasks at once.
protocol PatientCommand: ParsableCommand, Sendable {
  func work() async throws
}

extension PatientCommand {
  /// Waits for the work on the thread that asked for it.
  func run() throws {
    let end = End()
    Task.detached {
      do { try await work() } catch { end.error.withLock { $0 = error } }
      end.signal.signal()
    }
    end.signal.wait()
    if let error = end.error.withLock({ $0 }) { throw error }
  }
}

/// How the work ended.
private final class End: Sendable {
  let signal = DispatchSemaphore(value: 0)
  let error = Mutex<(any Error)?>(nil)
}
