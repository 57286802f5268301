/// Hands out the pieces of a list of files one after another, so that no more of them is held than is worked on.
///
/// Files of many records are read as they are asked for; of the others, each is one piece that its worker opens.
public struct InputPieces {
  private let files: [InputFile]
  private let format: InputFormat?
  private let limits: InputLimits
  private let standardInput: String
  private let fields: RecordFields
  private var nextFile = 0
  private var open: Container?

  private enum Container {
    case lines(LineReader, ByteSource, InputFile)
    case rows(CSVReader, ByteSource, InputFile, header: [String])
    case mails(MailboxReader, ByteSource, InputFile)
  }

  /// - Parameters:
  ///   - format: what all files are, whatever their names say; `nil` to go by name and content.
  ///   - standardInput: what the documents of standard input say that they were read from.
  ///   - fields: which fields of records hold what.
  public init(
    _ files: [InputFile], format: InputFormat? = nil, within limits: InputLimits = InputLimits(),
    standardInput: String = "", fields: RecordFields = RecordFields()
  ) {
    self.fields = fields
    self.standardInput = standardInput
    self.files = files
    self.format = format
    self.limits = limits
  }

  /// The part of the files that was handed out, from 0 to 1; `nil` while standard input is read.
  ///
  /// A file of many records counts by its bytes, and each file as much as any other.
  public var fraction: Double? {
    guard !files.isEmpty else { return 1 }
    switch open {
    case .lines(_, let source, _), .rows(_, let source, _, _), .mails(_, let source, _):
      guard let size = source.size else { return nil }
      let part = size == 0 ? 1 : min(1, Double(source.bytesRead) / Double(size))
      return (Double(nextFile - 1) + part) / Double(files.count)
    case nil: return Double(nextFile) / Double(files.count)
    }
  }

  /// The next piece, or `nil` when there is none.
  public mutating func next() -> InputPiece? {
    while true {
      do throws(InputError) {
        if let piece = try nextRecord() { return piece }
      } catch {
        // The file is given up; what it held until here was handed out.
        open = nil
        return InputPiece(content: .failure(error), name: "", path: "")
      }
      guard nextFile < files.count else { return nil }
      let file = files[nextFile]
      nextFile += 1
      do throws(InputError) {
        if let piece = try start(file) { return piece }
      } catch {
        return InputPiece(content: .failure(error), name: file.name, path: "")
      }
    }
  }

  private func path(of file: InputFile) -> String { file == .standardInput ? standardInput : file.path }

  /// Opens a file of many records; any other is a piece.
  private mutating func start(_ file: InputFile) throws(InputError) -> InputPiece? {
    var format = format
    if format == nil, case .path(let path) = file { format = InputFormat(named: path) }
    switch format {
    case .text, .markdown, .html, .json, .mail, .feed, .pdf:
      return InputPiece(content: .file(file, format), name: file.name, path: path(of: file))
    case .jsonl, .csv, .mailbox, nil: break
    }
    let source = try ByteSource(file, within: limits)
    let start = try source.peek(1024)
    let found = format ?? InputFormat(startingWith: start)
    switch found {
    case .jsonl:
      if start.isEmpty { throw .empty(file.name) }
      try source.readAsUTF8()
      open = .lines(LineReader(source, limit: limits.bytes), source, file)
      return nil
    case .csv:
      if start.isEmpty { throw .empty(file.name) }
      try source.readAsUTF8()
      var reader = try CSVReader(source, limit: limits.bytes)
      guard case .cells(let header, _)? = try reader.next(), header.count > 1 else {
        throw .damaged(file.name, reason: "the first line of the table has to name its fields")
      }
      if let missing = fields.missing(among: header) {
        throw .noColumn(file.name, field: missing, names: header)
      }
      open = .rows(reader, source, file, header: header)
      return nil
    case .mailbox:
      if start.isEmpty { throw .empty(file.name) }
      open = .mails(MailboxReader(source, limit: limits.bytes), source, file)
      return nil
    default:
      // A pipe cannot be opened a second time by a worker.
      guard !file.isRegular else {
        return InputPiece(content: .file(file, found), name: file.name, path: path(of: file))
      }
      return try InputPiece(
        content: .bytes(source.all(), found), name: file.name, path: path(of: file))
    }
  }

  private mutating func nextRecord() throws(InputError) -> InputPiece? {
    switch open {
    case .lines(var reader, let source, let file):
      // The reader is a value, so it must not be held twice while it moves on.
      open = nil
      while let line = try reader.next() {
        if case .bytes(let bytes) = line, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
        let number = reader.number
        open = .lines(reader, source, file)
        switch line {
        case .bytes(let bytes):
          return InputPiece(content: .line(bytes, number: number), name: file.name, path: path(of: file))
        case .tooLong: return tooLarge(file, line: number)
        }
      }
      return nil
    case .rows(var reader, let source, let file, let header):
      open = nil
      while let row = try reader.next() {
        switch row {
        case .cells(let cells, _) where cells.count == 1 && cells[0].isEmpty: continue
        case .cells(let cells, let line):
          open = .rows(reader, source, file, header: header)
          let pairs = zip(header, cells).map { ($0, $1) }
          return InputPiece(
            content: .row(Dictionary(pairs, uniquingKeysWith: { first, _ in first }), number: line),
            name: file.name, path: path(of: file))
        case .tooLong(let line):
          open = .rows(reader, source, file, header: header)
          return tooLarge(file, line: line)
        }
      }
      return nil
    case .mails(var reader, let source, let file):
      open = nil
      guard let mail = try reader.next() else { return nil }
      open = .mails(reader, source, file)
      switch mail {
      case .bytes(let bytes, let line):
        return InputPiece(content: .mail(bytes, line: line), name: file.name, path: path(of: file))
      case .tooLong(let line): return tooLarge(file, line: line)
      }
    case nil: return nil
    }
  }

  /// In place of a record that is longer than a document may be.
  private func tooLarge(_ file: InputFile, line: Int) -> InputPiece {
    InputPiece(
      content: .failure(.tooLarge("\(file.name):\(line)", limit: limits.bytes)), name: file.name, path: "")
  }
}
