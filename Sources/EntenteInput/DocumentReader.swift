public import EntenteModel

/// A piece of input that holds one document, or a few: what one worker takes at a time.
public struct InputPiece: Sendable {
  enum Content: Sendable {
    /// A file, to be opened by whoever takes the piece.
    case file(InputFile, InputFormat?)
    /// What standard input held.
    case bytes([UInt8], InputFormat)
    case line([UInt8], number: Int)
    /// A mail of a box, and the line on which it begins.
    case mail([UInt8], line: Int)
    case row([String: String], number: Int)
    case failure(InputError)
  }

  let content: Content
  /// What messages call the file that the piece is of.
  public let name: String
  /// Where documents say that they come from.
  let path: String

  /// The line that the piece is, for whoever reads lines of another kind than documents.
  public var line: Result<(bytes: [UInt8], number: Int), InputError> {
    switch content {
    case .line(let bytes, let number): .success((bytes, number))
    case .failure(let error): .failure(error)
    case .file, .bytes, .row, .mail: .failure(.damaged(name, reason: "this is no file of lines"))
    }
  }
}

/// Where a text comes from: what messages call it, and what documents say of it, which is nothing for standard input.
struct Origin {
  let name: String
  let path: String

  init(name: String, path: String) {
    self.name = name
    self.path = path
  }

  init(_ file: InputFile) { self.init(name: file.name, path: file.path) }

  /// The path of a part that is known by its place. Parts of what has no path have none either: of two such inputs, the
  /// parts of the second would else take the place of the first's.
  func path(of place: String) -> String { path.isEmpty ? "" : path + place }

  /// The path of a part that has a name of its own.
  func path(ofRecord id: String) -> String { path.isEmpty ? id : path + "#" + id }
}

extension InputPiece {
  var origin: Origin { Origin(name: name, path: path) }
}

/// What became of a document of the input.
public enum InputResult: Sendable {
  case document(Document, notices: [InputNotice])
  case leftOut(InputError)
}

/// Makes documents of pieces of input; a pure function but for the reading of files, so that several may be at work
/// at once.
public struct DocumentReader: Sendable {
  public let limits: InputLimits
  public let fields: RecordFields
  /// Whether texts in other languages than English are read too.
  public let readsAllLanguages: Bool

  public init(
    limits: InputLimits = InputLimits(), fields: RecordFields = RecordFields(),
    readsAllLanguages: Bool = false
  ) {
    self.limits = limits
    self.fields = fields
    self.readsAllLanguages = readsAllLanguages
  }

  /// The documents of a piece, in their order.
  ///
  /// - Complexity: O(*n*) in the bytes.
  public func documents(in piece: InputPiece) -> [InputResult] {
    do throws(InputError) {
      switch piece.content {
      case .failure(let error): return [.leftOut(error)]
      case .file(let file, let format):
        let source = try ByteSource(file, within: limits)
        let known = try Self.format(of: file, source, format)
        return try documents(try source.all(), piece.origin, known)
      case .bytes(let bytes, let format): return try documents(bytes, piece.origin, format)
      case .line(let line, let number):
        let name = "\(piece.name):\(number)"
        let decoding = try TextDecoding(line, name: name)
        let record = try JSONRecord.record(Array(decoding.text.utf8), name: name, within: limits)
        let document = try record.document(fields, name: name, in: piece.origin, number: number)
        return [
          checked(
            document,
            decoding.notices(of: piece.name, line: number) + record.notices(fields, name: name), name)
        ]
      case .mail(let bytes, let line): return [try mail(bytes, piece.origin, line: line)]
      case .row(let cells, let number):
        let name = "\(piece.name):\(number)"
        let record = Record(cells)
        let document = try record.document(fields, name: name, in: piece.origin, number: number)
        return [checked(document, record.notices(fields, name: name), name)]
      }
    } catch {
      return [.leftOut(error)]
    }
  }

  /// The single document of a file.
  public func document(in file: InputFile, as format: InputFormat? = nil) throws(InputError) -> Document {
    let source = try ByteSource(file, within: limits)
    let format = try Self.format(of: file, source, format)
    for result in try documents(try source.all(), Origin(file), format) {
      switch result {
      case .document(let document, _): return document
      case .leftOut(let error): throw error
      }
    }
    throw .noWords(file.name)
  }

  static func format(of file: InputFile, _ source: ByteSource, _ told: InputFormat?) throws(InputError)
    -> InputFormat
  {
    if let told { return told }
    if case .path(let path) = file, let format = InputFormat(named: path) { return format }
    return InputFormat(startingWith: try source.peek(1024))
  }

  private func documents(_ bytes: [UInt8], _ origin: Origin, _ format: InputFormat) throws(InputError)
    -> [InputResult]
  {
    if bytes.isEmpty { throw .empty(origin.name) }
    switch format {
    case .text, .jsonl, .csv, .mailbox: return [try text(bytes, origin)]
    case .markdown: return [try markdown(bytes, origin)]
    case .json: return try records(bytes, origin)
    case .html: return [try page(bytes, origin)]
    case .mail: return [try mail(bytes, origin)]
    case .feed: return try feed(bytes, origin)
    case .pdf:
      let page = try PDFText.layout(bytes, name: origin.name, within: limits)
      return [
        try document(
          origin, title: page.headline, text: page.text, published: page.published, author: page.byline,
          notices: [])
      ]
    }
  }

  private func text(_ bytes: [UInt8], _ origin: Origin) throws(InputError) -> InputResult {
    try PlainText.check(bytes, name: origin.name, within: limits)
    let decoding = try TextDecoding(bytes, name: origin.name)
    return try document(origin, title: nil, text: decoding.text, notices: decoding.notices(of: origin.name))
  }

  private func markdown(_ bytes: [UInt8], _ origin: Origin) throws(InputError) -> InputResult {
    try PlainText.check(bytes, name: origin.name, within: limits)
    let decoding = try TextDecoding(bytes, name: origin.name)
    let page = Markdown(decoding.text)
    let record = Record(page.front)
    return try document(
      origin, title: record.first(fields.title), text: page.text, source: record.first(fields.source),
      published: record.first(fields.published).flatMap(WrittenDate.date),
      address: PageFacts.webAddress(record.first(fields.address)), author: record.first(fields.author),
      notices: decoding.notices(of: origin.name) + record.notices(fields, name: origin.name))
  }

  /// A file of JSON that is one record, a list of them, or holds a list of them.
  private func records(_ bytes: [UInt8], _ origin: Origin) throws(InputError) -> [InputResult] {
    let decoding = try TextDecoding(bytes, name: origin.name)
    let records = try JSONRecord.records(
      Array(decoding.text.utf8), name: origin.name, text: fields.text, within: limits)
    guard !records.isEmpty else { throw .noWords(origin.name) }
    return records.enumerated().map { index, record in
      let name = records.count == 1 ? origin.name : "\(origin.name)#\(index + 1)"
      do throws(InputError) {
        let document = try record.document(
          fields, name: name, in: origin, number: records.count == 1 ? nil : index + 1)
        return checked(
          document,
          (index == 0 ? decoding.notices(of: origin.name) : []) + record.notices(fields, name: name), name)
      } catch {
        return .leftOut(error)
      }
    }
  }

  private func page(_ bytes: [UInt8], _ origin: Origin) throws(InputError) -> InputResult {
    let decoding = try TextDecoding(bytes, name: origin.name, declared: DeclaredEncoding.ofPage(bytes))
    guard let tree = try tree(decoding.text, .html, origin) else { throw .noWords(origin.name) }
    let page = WebPage(tree)
    guard !page.text.isEmpty else { throw .noWords(origin.name) }
    return try document(
      origin, title: page.headline, text: page.text, source: page.outlet, published: page.published,
      address: page.address, author: page.byline, notices: decoding.notices(of: origin.name))
  }

  /// - Parameter line: where the mail begins in a box of mails.
  private func mail(_ bytes: [UInt8], _ origin: Origin, line: Int? = nil) throws(InputError) -> InputResult {
    let name = line.map { "\(origin.name):\($0)" } ?? origin.name
    let mail = try MailMessage(bytes, name: name, nesting: limits.nesting)
    return try document(
      origin, name: name, path: line.map { origin.path(of: ":\($0)") }, title: mail.subject, text: mail.text,
      published: mail.published, author: mail.author,
      notices: mail.repairs == 0 ? [] : [.repaired(origin.name, line: line ?? 1, count: mail.repairs)])
  }

  private func feed(_ bytes: [UInt8], _ origin: Origin) throws(InputError) -> [InputResult] {
    let decoding = try TextDecoding(bytes, name: origin.name, declared: DeclaredEncoding.ofXML(bytes))
    // The declaration spoke of the bytes as they were; by now they are UTF-8.
    guard let tree = try tree(DeclaredEncoding.withoutXMLDeclaration(decoding.text), .xml, origin) else {
      throw .damaged(origin.name, reason: "this is no RSS or Atom file")
    }
    let feed: Feed
    do { feed = try Feed(tree, nesting: limits.nesting) } catch {
      throw .nestedTooDeep(origin.name, limit: limits.nesting)
    }
    guard !feed.entries.isEmpty else { throw .noWords(origin.name) }
    var results: [InputResult] = []
    for (index, entry) in feed.entries.enumerated() {
      let name = "\(origin.name)#\(index + 1)"
      do throws(InputError) {
        results.append(
          try document(
            origin, name: name,
            path: entry.address ?? entry.id.map(origin.path(ofRecord:)) ?? origin.path(of: "#\(index + 1)"),
            title: entry.title, text: entry.text, source: feed.outlet, published: entry.published,
            address: entry.address, author: entry.author,
            notices: index == 0 ? decoding.notices(of: origin.name) : []))
      } catch {
        results.append(.leftOut(error))
      }
    }
    return results
  }

  private func tree(_ text: String, _ language: MarkupTree.Language, _ origin: Origin) throws(InputError)
    -> MarkupTree?
  {
    guard MarkupTree.isAvailable else {
      throw .damaged(
        origin.name, reason: "pages and feeds need libxml2, which is not installed (apt-get install libxml2)")
    }
    do { return try MarkupTree(Array(text.utf8), language, nesting: limits.nesting) } catch {
      throw .nestedTooDeep(origin.name, limit: limits.nesting)
    }
  }

  private func document(
    _ origin: Origin, name: String? = nil, path: String? = nil, title: String?, text: String,
    source: String? = nil, published: CalendarDate? = nil, address: String? = nil, author: String? = nil,
    notices: [InputNotice]
  ) throws(InputError) -> InputResult {
    let name = name ?? origin.name
    let whole = PlainText.joined(title: title, body: text)
    let title = title.map(Document.tidied).flatMap { $0.isEmpty ? nil : Document.shortened($0) }
    guard let shown = title ?? Document.title(of: whole), Document.title(of: whole) != nil else {
      throw .noWords(name)
    }
    let document = Document(
      id: Document.ID(digestOf: whole), title: shown, path: path ?? origin.path, source: source,
      published: published, text: whole, address: address, author: author)
    return checked(document, notices, name)
  }

  /// Leaves out what is not in English.
  private func checked(_ document: Document, _ notices: [InputNotice], _ name: String) -> InputResult {
    guard !readsAllLanguages else { return .document(document, notices: notices) }
    let guess = LanguageGuess(of: document.text)
    return guess.isEnglish
      ? .document(document, notices: notices) : .leftOut(.otherLanguage(name, language: guess.name))
  }
}
