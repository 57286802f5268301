public import EntenteInput
import EntenteInterchange
import EntenteModel
public import EntenteStore

/// Takes readings, as lines of JSON, into a graph.
public struct Merging: Sendable {
  public var workers: Int
  public var limits: InputLimits

  public init(workers: Int, limits: InputLimits = InputLimits()) {
    self.workers = workers
    self.limits = limits
  }

  /// Adds the readings of all files, in batches that are kept whole or not at all. A line that is no reading is left
  /// out.
  public func run(
    _ list: InputList, into store: GraphStore, report: @escaping (BuildReport) -> Void = { _ in },
    isStopped: () -> Bool = { false }
  ) throws(StoreError) -> BuildSummary {
    var tally = Tally(list, report)
    var limits = limits
    // A reading quotes its text again and again.
    limits.bytes = min(limits.bytes, Int.max / 16) * 16
    var pieces = InputPieces(list.files, format: .jsonl, within: limits)
    let ontology = store.ontology
    var batch = ReadingBatch()
    func add() throws {
      tally.summary.added = tally.summary.added + (try store.add(batch.readings))
      batch.removeAll()
    }
    do {
      try inOrder(
        workers: workers, next: { GraphBuild.next(of: &pieces, unless: isStopped) },
        weight: { result in
          if case .success(let reading) = result { reading.document.text.utf8.count * 4 } else { 0 }
        },
        transform: { piece in Self.reading(of: piece, under: ontology) },
        body: { result in
          switch result {
          case .success(let reading):
            batch.append(reading)
            tally.note()
            if batch.isFull { try add() }
          case .failure(let error): tally.leaveOut(error)
          }
          return !isStopped()
        })
      tally.summary.wasStopped = isStopped()
      if !batch.isEmpty { try add() }
      try store.makeIndices()
    } catch let error as StoreError {
      throw error
    } catch {
      throw .failed(path: store.path, detail: "\(error)")
    }
    return tally.summary
  }

  private static func reading(of piece: InputPiece, under ontology: Ontology) -> Result<Reading, InputError> {
    switch piece.line {
    case .failure(let error): return .failure(error)
    case .success(let line):
      let name = "\(piece.name):\(line.number)"
      do {
        let reading = try ReadingLine.reading(of: line.bytes, under: ontology)
        // The id is a promise about the text, which whoever sends us lines may not keep.
        guard reading.document.id == Document.ID(digestOf: reading.document.text) else {
          return .failure(.damaged(name, reason: "the document's id is not the digest of its text"))
        }
        return .success(reading)
      } catch {
        return .failure(.damaged(name, reason: "\(error)"))
      }
    }
  }
}
