public import EntenteInput
public import EntenteModel
public import EntenteStore

/// Reads documents on several threads and adds them to a graph in their order, in batches that are kept whole or not
/// at all.
///
/// A document that is in the graph already is not read again. So a build that was cut short goes on where it was
/// when it is started anew, and leaves the same graph as one that was not.
public struct GraphBuild: Sendable {
  /// Documents read at once.
  public var workers: Int
  public var reader: DocumentReader
  private let read: @Sendable (Document) -> Reading

  /// - Parameter read: a pure function, called by several threads at once.
  public init(
    workers: Int, reader: DocumentReader = DocumentReader(), read: @escaping @Sendable (Document) -> Reading
  ) {
    precondition(workers > 0, "somebody has to do the work")
    self.workers = workers
    self.reader = reader
    self.read = read
  }

  /// Reads and adds the documents of `list`. One that cannot be read is left out; the others are not touched by that.
  ///
  /// The graph is the same whatever the order of the documents and the number of workers. Blocks the calling thread
  /// until all is done.
  ///
  /// - Parameters:
  ///   - format: what the files are, whatever their names say.
  ///   - standardInput: what the documents of standard input say that they were read from.
  ///   - progress: told after each document.
  ///   - report: told of each document that was left out or mended, in the order of the documents.
  ///   - isStopped: asked after each document; what was read until then is added.
  public func run(
    _ list: InputList, as format: InputFormat? = nil, standardInput: String = "", into store: GraphStore,
    progress: (BuildProgress) -> Void = { _ in }, report: @escaping (BuildReport) -> Void = { _ in },
    isStopped: () -> Bool = { false }
  ) throws(StoreError) -> BuildSummary {
    var tally = Tally(list, report)
    let known = try store.knownDocuments()
    var pieces = InputPieces(
      list.files, format: format, within: reader.limits, standardInput: standardInput, fields: reader.fields)
    var batch = ReadingBatch()
    func add() throws {
      tally.summary.added = tally.summary.added + (try store.add(batch.readings))
      batch.removeAll()
    }
    do {
      try inOrder(
        workers: workers, next: { Self.next(of: &pieces, unless: isStopped) },
        weight: { $0.reduce(0) { $0 + $1.weight } },
        transform: { [self] piece in results(of: piece, known: known) },
        body: { results in
          for result in results {
            switch result {
            case .reading(let reading, let notices):
              batch.append(reading)
              tally.note(notices)
            case .known(let document, let notices):
              // What was there at the start may have had to make room for another text of its path, which may still
              // be waiting in the batch.
              let isRivalled = batch.readings.contains { $0.document.isPlaced(where: document) }
              if try !isRivalled && store.keeps(document) {
                tally.summary.added.unchanged += 1
              } else {
                batch.append(read(document))
              }
              tally.note(notices)
            case .leftOut(let error): tally.leaveOut(error)
            }
            if batch.isFull { try add() }
          }
          progress(BuildProgress(done: tally.done, fraction: pieces.fraction))
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

  /// What was cut off by stopping is no whole document.
  static func next(of pieces: inout InputPieces, unless isStopped: () -> Bool) -> InputPiece? {
    if isStopped() { return nil }
    let piece = pieces.next()
    return isStopped() ? nil : piece
  }

  private func results(of piece: InputPiece, known: KnownDocuments) -> [PieceResult] {
    reader.documents(in: piece).map { result in
      switch result {
      case .leftOut(let error): return .leftOut(error)
      case .document(let document, let notices):
        if known.contains(document.id) { return .known(document, notices) }
        return Self.limited(read(document), notices, reader.limits)
      }
    }
  }

  /// A list of thousands of names is no report, and would tie each to each.
  static func limited(_ reading: Reading, _ notices: [InputNotice], _ limits: InputLimits) -> PieceResult {
    guard reading.entities.count > limits.entities else { return .reading(reading, notices) }
    let document = reading.document
    return .leftOut(
      .tooManyEntities(document.path.isEmpty ? document.title : document.path, limit: limits.entities))
  }
}

/// What a worker makes of one document.
enum PieceResult: Sendable {
  case reading(Reading, [InputNotice])
  /// A document that was in the graph when the work began.
  case known(Document, [InputNotice])
  case leftOut(InputError)

  /// Roughly the bytes that it holds while it waits.
  var weight: Int {
    switch self {
    case .reading(let reading, _):
      reading.document.text.utf8.count * 2 + reading.claims.count * 600 + reading.mentions.count * 200
    case .known(let document, _): document.text.utf8.count
    case .leftOut: 100
    }
  }
}
