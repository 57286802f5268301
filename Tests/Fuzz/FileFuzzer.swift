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

private let soundPath = ProcessInfo.processInfo.environment["FUZZ_GRAPH"] ?? ""

/// A sound graph file, of which each input changes some bytes.
private let soundGraph: [UInt8] = {
  guard let data = try? Data(contentsOf: URL(filePath: soundPath)) else {
    fatalError("FUZZ_GRAPH names no graph file")
  }
  return [UInt8](data)
}()

/// Some of its entities, to ask for by their ids.
private let soundEntities: [Entity.ID] = {
  guard let store = try? GraphStore.open(soundPath, ontology: ontology, mode: .reading),
    let snapshot = try? store.snapshot()
  else { fatalError("the graph of FUZZ_GRAPH is not sound") }
  return snapshot.entities.prefix(3).map(\.id)
}()

/// In memory where there is such a folder, since each input is written once.
private let folder = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
private let graphPath = "\(folder)/entente-fuzz-\(ProcessInfo.processInfo.processIdentifier).sqlite"

/// Stays open, so that each input is written over the one before, where memory is at hand already.
private let graphFile: CInt = {
  let descriptor = open(graphPath, O_RDWR | O_CREAT | O_TRUNC, 0o600)
  guard descriptor >= 0 else { fatalError("\(graphPath) cannot be written") }
  return descriptor
}()

private func writeGraph(_ bytes: [UInt8]) {
  guard pwrite(graphFile, bytes, bytes.count, 0) == bytes.count, ftruncate(graphFile, off_t(bytes.count)) == 0
  else { fatalError("\(graphPath) cannot be written") }
}

/// Opens a damaged graph as every question does, and asks one thing of it: to ask for all of them would take longer than
/// to try other damage.
///
/// - Parameter input: the question, and after it four bytes for each byte that is changed, of which three are its place.
private func readGraph(asTold input: [UInt8]) {
  guard let question = input.first else { return }
  var bytes = soundGraph
  for index in stride(from: 1, to: input.count - 3, by: 4) {
    let place = Int(input[index]) << 16 | Int(input[index + 1]) << 8 | Int(input[index + 2])
    bytes[place % bytes.count] = input[index + 3]
  }
  writeGraph(bytes)
  guard let store = try? GraphStore.open(graphPath, ontology: ontology, mode: .reading) else { return }
  switch question % 5 {
  case 0: _ = try? store.statistics()
  case 1: _ = try? store.examine()
  case 2: _ = try? store.snapshot()
  case 3: for entity in soundEntities { _ = try? store.neighbours(of: entity) }
  default:
    try? store.withContents { contents in
      try contents.forEachDocument { _ in }
      try contents.forEachEntity { _, _ in }
      try contents.forEachClaim { _ in }
    }
  }
  try? store.close()
}

/// Reads what stands in the columns of bytes and of coded text, and cuts quotations where they say.
private func readRows(_ bytes: [UInt8], _ text: String) {
  let document = DocumentText(Document.ID(rawValue: "d"), bytes)
  if let body = try? RecordBody(bytes) {
    for mention in body.mentions { _ = document.quotation(at: mention) }
  }
  var reader = ByteReader(bytes)
  while let place = try? PackedQuotation.read(from: &reader, origin: .origin) {
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
  case "graph": readGraph(asTold: bytes)
  default: fatalError("there is no parser '\(parser)'")
  }
  return 0
}
