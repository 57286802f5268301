public import EntenteModel
public import EntenteStore

/// Reads texts on several cores and adds them to a graph in their order.
public struct GraphBuild: Sendable {
  /// Texts read at once.
  public var workers: Int
  public var limits: InputLimits
  private let read: @Sendable (Document) -> Reading

  /// - Parameter read: a pure function, called by several tasks at once.
  public init(
    workers: Int, limits: InputLimits = InputLimits(), read: @escaping @Sendable (Document) -> Reading
  ) {
    precondition(workers > 0, "somebody has to do the work")
    self.workers = workers
    self.limits = limits
    self.read = read
  }

  /// Documents that are added in one transaction.
  private static let batchSize = 128

  /// Reads and adds the texts of `list`. A text that cannot be read is left out; the others are not touched by that.
  ///
  /// The graph is the same whatever the order of the texts and the number of workers.
  ///
  /// - Parameters:
  ///   - progress: told after each text how many are done.
  ///   - isStopped: asked after each text; what was read until then is added.
  public func run(
    _ list: InputList, into store: GraphStore, progress: (Int) -> Void = { _ in },
    isStopped: () -> Bool = { false }
  ) async throws(StoreError) -> BuildSummary {
    var summary = BuildSummary(leftOut: list.errors)
    var batch: [Reading] = []
    func add() throws {
      summary.added = summary.added + (try store.add(batch))
      batch.removeAll(keepingCapacity: true)
    }
    do {
      try await inOrder(list.files, workers: workers, transform: { [self] in reading(of: $0) }) { result in
        switch result {
        case .success(let reading):
          batch.append(reading)
          summary.read += 1
        case .failure(let error): summary.leftOut.append(error)
        }
        if batch.count == Self.batchSize { try add() }
        progress(summary.read + summary.leftOut.count - list.errors.count)
        summary.wasStopped = isStopped()
        return !summary.wasStopped
      }
      if !batch.isEmpty { try add() }
    } catch let error as StoreError {
      throw error
    } catch {
      throw .failed(path: store.path, detail: "\(error)")
    }
    return summary
  }

  private func reading(of file: InputFile) -> Result<Reading, InputError> {
    do { return .success(read(try file.document(within: limits))) } catch { return .failure(error) }
  }
}

/// What a build did.
public struct BuildSummary: Sendable, Hashable {
  /// Texts that were read.
  public var read = 0
  /// What they changed in the graph.
  public var added = AddSummary()
  /// Why each text that was not read was left out, in the order of the texts.
  public var leftOut: [InputError] = []
  /// Whether the build was stopped before its end.
  public var wasStopped = false
}
