import EntenteInterchange
import EntenteModel
import EntenteStore

/// Finds the texts that imported claims quote: given, in the file, or in the graph; a path in the file is never opened.
struct DocumentFinder {
  private let store: GraphStore
  private var given: [String: Document] = [:]
  private var described: [String: ImportedDocument] = [:]
  private var texts: [String: QuotableText] = [:]

  init(store: GraphStore, given: [Document]) {
    self.store = store
    for document in given {
      self.given[document.id.rawValue] = document
      self.given[document.path] = document
    }
  }

  mutating func describe(_ document: ImportedDocument) { described[document.id] = document }

  /// The imported file itself.
  mutating func own(_ file: Document) -> QuotableText {
    if let text = texts[file.id.rawValue] { return text }
    let text = QuotableText(file)
    texts[file.id.rawValue] = text
    return text
  }

  /// - Parameter name: a document's id or path.
  mutating func text(_ name: String, line: Int) throws(ImportedGraph.Refusal) -> QuotableText {
    if let text = texts[name] { return text }
    guard let document = document(name) else {
      let path = described[name].map { $0.path.isEmpty ? "" : " (\($0.path))" } ?? ""
      throw .init(line: line, "the document \(name)\(path) is not given; name its text by --documents")
    }
    let text = QuotableText(document)
    texts[name] = text
    texts[document.id.rawValue] = text
    return text
  }

  private func document(_ name: String) -> Document? {
    // What is in the graph keeps what is known of it there.
    if let present = try? store.document(Document.ID(rawValue: name)) { return present }
    if case .one(let record) = try? store.document(matching: name), given[name] == nil,
      let present = try? store.document(record.id)
    {
      return present
    }
    if let record = described[name] {
      let text = record.text ?? given[name]?.text
      guard let text, Document.ID(digestOf: text).rawValue == name else { return nil }
      return Document(
        id: Document.ID(rawValue: name), title: record.title, path: record.path, source: record.source,
        published: record.published.flatMap { CalendarDate($0) }, text: text)
    }
    return given[name]
  }
}
