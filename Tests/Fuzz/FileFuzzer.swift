// The entry point of Scripts/fuzz-files for files that come from elsewhere; compiled with the sources of the model, the
// lexicon, the themes, the interchange formats and the store as one module.
// FUZZ names the parser: dot, export, claims, ftm, reading, theme, ontology, rows (what a graph file holds in a coding of
// our own), graph (a whole one).

import Foundation
import Glibc

private let parser = ProcessInfo.processInfo.environment["FUZZ"] ?? "dot"

private let ontology: Ontology = {
  guard let ontology = try? OntologyFile.shipped() else { fatalError("no ontology is embedded") }
  return ontology
}()

/// The graph file of which each input changes some bytes.
private final class TamperedGraph {
  private let path: String
  private let sound: [UInt8]
  /// Stays open, so that each input is written over the one before, where memory is at hand already.
  private let file: CInt
  /// The pages of the schema, and all others: the bytes of either, as ranges of the file.
  private let schema: [Range<Int>]
  private let rest: [Range<Int>]
  /// Has read the schema, which takes longer than any question to so small a graph.
  private let store: GraphStore
  /// Some of its entities, to ask for by their ids.
  private let entities: [Entity.ID]
  private let statistics: GraphStatistics
  private var inputs: UInt32 = 0

  init(copying original: String) throws {
    sound = [UInt8](try Data(contentsOf: URL(filePath: original)))
    // In memory where there is such a folder.
    let folder = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
    path = "\(folder)/entente-fuzz-\(ProcessInfo.processInfo.processIdentifier).sqlite"
    file = Glibc.open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
    guard pwrite(file, sound, sound.count, 0) == sound.count else { fatalError("\(path) cannot be written") }
    store = try GraphStore.open(path, ontology: ontology, mode: .reading)
    entities = try store.snapshot().entities.prefix(3).map(\.id)
    statistics = try store.statistics()
    let pageSize = Int(try store.connection.query("PRAGMA page_size").first { $0.int(0) } ?? 0)
    let own = Set(
      try store.connection.query("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'").all {
        Int($0.int(0))
      })
    let pages = (1...sound.count / pageSize).map { number in
      (isSchema: own.contains(number), bytes: (number - 1) * pageSize..<number * pageSize)
    }
    schema = pages.filter(\.isSchema).map(\.bytes)
    rest = pages.filter { !$0.isSchema }.map(\.bytes)
  }

  /// Asks one thing of the graph with some bytes changed: to ask for all would take longer than to try other changes.
  ///
  /// Where the changes are to the schema, and for one in a thousand others, the file is opened as every question opens it.
  /// Else it is read through a connection that has read the schema, and that cannot tell that it was not always so.
  ///
  /// - Parameter input: the question, and after it four bytes for each byte that is changed, of which three are its place.
  func read(asTold input: [UInt8]) {
    guard let first = input.first else { return }
    let opens = first >= 240
    inputs += 1
    let pages = opens ? schema : rest
    let length = pages[0].count
    var places: [Int] = []
    for index in stride(from: 1, to: input.count - 3, by: 4) {
      let number = Int(input[index]) << 16 | Int(input[index + 1]) << 8 | Int(input[index + 2])
      let place = pages[number / length % pages.count].lowerBound + number % length
      write([input[index + 3]], at: place)
      places.append(place)
    }
    if !opens { announceChange() }
    if opens || inputs % 1024 == 0 {
      if let fresh = try? GraphStore.open(path, ontology: ontology, mode: .reading) {
        ask(first, of: fresh)
        try? fresh.close()
      }
    } else {
      ask(first, of: store)
    }
    for place in places { write([sound[place]], at: place) }
    if opens { write(Array(sound.prefix(100)), at: 0) }
    announceChange()
    // Whatever it met, the connection answers as before.
    if inputs % 256 == 0 {
      precondition((try? store.statistics()) == statistics, "a sound graph is read as before")
    }
  }

  private func ask(_ question: UInt8, of store: GraphStore) {
    switch question % 5 {
    case 0: _ = try? store.statistics()
    case 1: _ = try? store.examine()
    case 2: _ = try? store.snapshot()
    case 3: for entity in entities { _ = try? store.neighbours(of: entity) }
    default:
      try? store.withContents { contents in
        try contents.forEachDocument { _ in }
        try contents.forEachEntity { _, _ in }
        try contents.forEachClaim { _ in }
      }
    }
  }

  /// Counts the file's changes on, in its header, so that a connection forgets the pages that it holds.
  private func announceChange() {
    changes += 1
    let counter = withUnsafeBytes(of: changes.bigEndian, Array.init)
    write(counter, at: 24)
    write(counter, at: 92)
  }

  private var changes: UInt32 = 1 << 20

  private func write(_ bytes: [UInt8], at place: Int) {
    guard pwrite(file, bytes, bytes.count, off_t(place)) == bytes.count else {
      fatalError("\(path) cannot be written")
    }
  }
}

nonisolated(unsafe) private let tamperedGraph: TamperedGraph = {
  do {
    return try TamperedGraph(copying: ProcessInfo.processInfo.environment["FUZZ_GRAPH"] ?? "")
  } catch {
    fatalError("FUZZ_GRAPH names no sound graph: \(error)")
  }
}()

/// Reads what stands in the columns of bytes and of coded text, and cuts quotations where they say: out of a text, and out
/// of bytes that are none.
private func readRows(_ bytes: [UInt8], _ text: String) {
  let document = DocumentText(Document.ID(rawValue: "d"), Array(text.utf8))
  let tampered = DocumentText(document.document, bytes)
  if let body = try? RecordBody(bytes) {
    for mention in body.mentions { _ = tampered.quotation(at: mention) }
  }
  if let body = try? ClaimBody(bytes) {
    for place in [body.evidence] + body.triggers { _ = tampered.quotation(at: place) }
    var writer = ByteWriter()
    body.write(to: &writer)
    let again = try? ClaimBody(writer.bytes)
    precondition(again == body || body.quantity?.value?.isNaN == true, "a claim comes back from its bytes")
  }
  var reader = ByteReader(bytes)
  while let place = try? PackedQuotation.read(from: &reader, origin: .origin) {
    _ = tampered.quotation(at: place)
    guard let quotation = document.quotation(at: place) else { continue }
    precondition(document.holds(quotation), "a quotation says what the text says there")
  }
  _ = try? KeyList.keys(in: bytes)
  if let office = OfficeCode.office(of: text) { _ = OfficeCode.office(of: OfficeCode.code(of: office)) }
  let number = bytes.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
  if let date = DateCode.date(of: Int64(bitPattern: number)) {
    precondition(DateCode.date(of: DateCode.code(of: date)) == date, "a date comes back from its number")
  }
}

/// Parses one input.
@_cdecl("LLVMFuzzerTestOneInput")
public func parseOneFile(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let text = String(decoding: bytes, as: UTF8.self)
  switch parser {
  case "dot": _ = try? ImportFormat.dot.read(text, under: ontology)
  case "export": _ = try? ImportFormat.json.read(text, under: ontology)
  case "claims": _ = try? ImportFormat.claims.read(text, under: ontology)
  case "ftm": _ = try? ImportFormat.ftm.read(text, under: ontology)
  case "reading": _ = try? ReadingLine.reading(of: bytes, under: ontology)
  case "theme": _ = try? Theme(yaml: text, file: "x.yaml")
  case "ontology": _ = try? OntologyFile.read(KnowledgeFile(name: "x.yaml", text: text))
  case "rows": readRows(bytes, text)
  case "graph": tamperedGraph.read(asTold: bytes)
  default: fatalError("there is no parser '\(parser)'")
  }
  return 0
}
