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

  /// Documents, and bytes of text, that are added in one transaction.
  private static let batchSize = 128
  private static let batchBytes = 4 << 20

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
    var pieces = InputPieces(list.files, format: format, within: reader.limits, standardInput: standardInput)
    var batch: [Reading] = []
    var batchBytes = 0
    func add() throws {
      tally.summary.added = tally.summary.added + (try store.add(batch))
      batch.removeAll(keepingCapacity: true)
      batchBytes = 0
    }
    do {
      try inOrder(
        workers: workers, next: { pieces.next() }, weight: { $0.reduce(0) { $0 + $1.weight } },
        transform: { [self] piece in results(of: piece, known: known) },
        body: { results in
          for result in results {
            switch result {
            case .reading(let reading, let notices):
              batch.append(reading)
              batchBytes += reading.document.text.utf8.count
              tally.note(notices)
            case .known(let document, let notices):
              // What was there at the start may have had to make room for another text of its path, which may still
              // be waiting in the batch.
              let isRivalled = batch.contains { $0.document.isPlaced(where: document) }
              if try !isRivalled && store.keeps(document) {
                tally.summary.added.unchanged += 1
              } else {
                batch.append(read(document))
                batchBytes += document.text.utf8.count
              }
              tally.note(notices)
            case .leftOut(let error): tally.leaveOut(error)
            }
            if batch.count >= Self.batchSize || batchBytes >= Self.batchBytes { try add() }
          }
          progress(BuildProgress(done: tally.done, fraction: pieces.fraction))
          tally.summary.wasStopped = isStopped()
          return !tally.summary.wasStopped
        })
      if !batch.isEmpty { try add() }
      try store.makeIndices()
    } catch let error as StoreError {
      throw error
    } catch {
      throw .failed(path: store.path, detail: "\(error)")
    }
    return tally.summary
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

/// How far a build is.
public struct BuildProgress: Sendable, Hashable {
  /// Documents that were read, known already, or left out.
  public let done: Int
  /// The part of the input that was taken, from 0 to 1; `nil` where its size is not known.
  public let fraction: Double?
}

/// Something that a build has to say of one document.
public enum BuildReport: Sendable, Hashable, CustomStringConvertible {
  case leftOut(InputError)
  case notice(InputNotice)

  public var description: String {
    switch self {
    case .leftOut(let error): error.description
    case .notice(let notice): notice.description
    }
  }
}

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

/// Counts while a build goes on, and passes on what there is to say.
private struct Tally {
  var summary = BuildSummary()
  private let report: (BuildReport) -> Void
  /// Paths that named nothing.
  private let nameless: Int

  init(_ list: InputList, _ report: @escaping (BuildReport) -> Void) {
    self.report = report
    nameless = list.errors.count
    for error in list.errors { leaveOut(error) }
  }

  var done: Int { summary.read + summary.leftOutCount - nameless }

  mutating func leaveOut(_ error: InputError) {
    summary.leftOutCount += 1
    if error.isFault { summary.faults += 1 }
    if summary.leftOut.count < 1000 { summary.leftOut.append(error) }
    report(.leftOut(error))
  }

  /// Counts a document that was read.
  mutating func note(_ notices: [InputNotice]) {
    summary.read += 1
    if !notices.isEmpty { summary.repaired += 1 }
    for notice in notices { report(.notice(notice)) }
  }
}
