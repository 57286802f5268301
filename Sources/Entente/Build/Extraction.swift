public import EntenteInput
import EntenteInterchange
public import EntenteModel

/// Reads documents on several threads and hands their readings on, in their order, as lines of JSON.
///
/// Nothing is kept between documents, so a corpus may be cut into parts, read on any machines, and merged.
public struct Extraction: Sendable {
  public var workers: Int
  public var reader: DocumentReader
  private let read: @Sendable (Document) -> Reading

  public init(
    workers: Int, reader: DocumentReader = DocumentReader(), read: @escaping @Sendable (Document) -> Reading
  ) {
    self.workers = workers
    self.reader = reader
    self.read = read
  }

  /// - Parameter write: gets one line at a time, its end included.
  /// - Returns: how many documents were read, and how many had something wrong with them.
  /// - Throws: what `write` throws.
  public func run(
    _ pieces: InputPieces, report: (BuildReport) -> Void = { _ in }, isStopped: () -> Bool = { false },
    write: ([UInt8]) throws -> Void
  ) throws -> (read: Int, faults: Int) {
    var pieces = pieces
    var done = (read: 0, faults: 0)
    try inOrder(
      workers: workers, next: { pieces.next() },
      weight: { $0.reduce(0) { $0 + $1.bytes.count } },
      transform: { [self] piece in lines(of: piece) },
      body: { lines in
        for line in lines {
          for message in line.reports {
            if case .leftOut(let error) = message, error.isFault { done.faults += 1 }
            report(message)
          }
          guard !line.bytes.isEmpty else { continue }
          done.read += 1
          try write(line.bytes)
        }
        return !isStopped()
      })
    return done
  }

  private struct Line: Sendable {
    var bytes: [UInt8] = []
    var reports: [BuildReport] = []
  }

  private func lines(of piece: InputPiece) -> [Line] {
    reader.documents(in: piece).map { result in
      switch result {
      case .leftOut(let error): return Line(reports: [.leftOut(error)])
      case .document(let document, let notices):
        switch GraphBuild.limited(read(document), notices, reader.limits) {
        case .reading(let reading, let notices):
          return Line(bytes: ReadingLine.bytes(of: reading), reports: notices.map { .notice($0) })
        case .leftOut(let error): return Line(reports: [.leftOut(error)])
        case .known: return Line()
        }
      }
    }
  }
}
