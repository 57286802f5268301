import Foundation

/// Claims as JSON Lines: how other extractors, language models among them, feed the graph.
enum ClaimsImport {
  static func read(_ text: String) -> ImportedGraph {
    var graph = ImportedGraph()
    let decoder = JSONDecoder()
    for (number, line) in TextLines(text) {
      do {
        let record = try decoder.decode(ClaimRecord.self, from: Data(text.utf8[line]))
        graph.claims.append(try record.claim(line: number))
      } catch let refusal as ImportedGraph.Refusal {
        graph.refusals.append(refusal)
      } catch {
        graph.refusals.append(ImportedGraph.Refusal(line: number, JSONFault.message(for: error)))
      }
    }
    return graph
  }
}

/// The lines of a text that hold anything, with their numbers, counted from 1.
struct TextLines: Sequence {
  private let text: String

  init(_ text: String) { self.text = text }

  func makeIterator() -> AnyIterator<(Int, Range<String.Index>)> {
    let bytes = text.utf8
    var position = bytes.startIndex
    var number = 0
    return AnyIterator {
      while position < bytes.endIndex {
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        let line = position..<end
        position = end < bytes.endIndex ? bytes.index(after: end) : end
        number += 1
        if bytes[line].contains(where: { $0 > 0x20 }) { return (number, line) }
      }
      return nil
    }
  }
}
