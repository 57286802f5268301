// The entry point of Scripts/fuzz-files for files that come from elsewhere; compiled with the sources of the model, the
// lexicon, the themes, the interchange formats and the store as one module.
// FUZZ names the parser: dot, export, claims, ftm, reading, theme, ontology, graph.

import Foundation

private let parser = ProcessInfo.processInfo.environment["FUZZ"] ?? "dot"

private let ontology: Ontology = {
  guard let ontology = try? OntologyFile.shipped() else { fatalError("no ontology is embedded") }
  return ontology
}()

/// A sound graph file, of which each input changes some bytes.
private let soundGraph: [UInt8] = {
  let path = ProcessInfo.processInfo.environment["FUZZ_GRAPH"] ?? ""
  guard let data = try? Data(contentsOf: URL(filePath: path)) else {
    fatalError("FUZZ_GRAPH names no graph file")
  }
  return [UInt8](data)
}()

/// In memory where there is such a folder, since each input is written once.
private let folder = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
private let graphPath = "\(folder)/entente-fuzz-\(ProcessInfo.processInfo.processIdentifier).sqlite"

/// Opens a damaged graph as every question does, and asks for all that is in it.
private func readGraph(changedBy patches: [UInt8]) {
  var bytes = soundGraph
  var index = 0
  while index + 4 <= patches.count {
    let offset = Int(patches[index]) << 16 | Int(patches[index + 1]) << 8 | Int(patches[index + 2])
    bytes[offset % bytes.count] = patches[index + 3]
    index += 4
  }
  try? Data(bytes).write(to: URL(filePath: graphPath))
  guard let store = try? GraphStore.open(graphPath, ontology: ontology, mode: .reading) else { return }
  _ = try? store.statistics()
  _ = try? store.examine()
  let snapshot = try? store.snapshot()
  if let entity = snapshot?.entities.first { _ = try? store.neighbours(of: entity.id) }
  try? store.withContents { contents in
    try contents.forEachDocument { _ in }
    try contents.forEachEntity { _, _ in }
    try contents.forEachClaim { _ in }
  }
  try? store.close()
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
  case "graph": readGraph(changedBy: bytes)
  default: fatalError("there is no parser '\(parser)'")
  }
  return 0
}
