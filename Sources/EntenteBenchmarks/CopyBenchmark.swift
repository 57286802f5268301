import EntenteModel
import EntenteStore
import Foundation

/// Measures what finding copies costs: documents without claims are added to a graph, so that little else is done
/// than storing their texts and looking their marks up. What is printed is therefore an upper bound.
struct CopyBenchmark {
  let file: String

  /// Adds the texts of files of lines of JSON, and prints what each of the last thousand cost, in milliseconds of
  /// the processor's time.
  func run(_ corpora: [String]) throws {
    let store = try GraphStore.open(file, ontology: try StoreBenchmark.ontology(), mode: .writing)
    var batch: [Reading] = []
    var number: UInt64 = 0
    var times: [Duration] = []
    func add() throws {
      let begun = ProcessorTime.now
      _ = try store.add(batch)
      times.append(ProcessorTime.now - begun)
      batch.removeAll()
    }
    for corpus in corpora {
      for line in try String(contentsOfFile: corpus, encoding: .utf8).split(separator: "\n") {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        let id = DigestText.text("d", number)
        number += 1
        batch.append(
          Reading(
            document: Document(
              id: Document.ID(rawValue: id), title: "a report", path: id,
              text: object?["text"] as? String ?? "")))
        if batch.count == 100 { try add() }
      }
    }
    let last = times.suffix(10)
    let total = last.reduce(Duration.zero, +) / .milliseconds(1)
    print(String(format: "%.3f", total / Double(last.count * 100)))
  }
}
