import EntenteLexicon
import EntenteModel
import EntenteReading
import Foundation
import Testing

/// The examples beside each frame in `frames.yaml` are its tests.
struct `A frame` {
  @Test(arguments: MarkedExample.all) func `agrees with its own examples`(example: MarkedExample) throws {
    let isRead = try example.isRead()
    if Self.knownFailures.contains(example.marked) {
      // Asserted as it stands: whoever mends it takes it out of the list.
      #expect(isRead != example.holds, "mended: take it out of KnownFailures/frames.txt")
    } else {
      #expect(isRead == example.holds)
    }
  }

  @Test func `that is known to fail is one that there is`() {
    #expect(Self.knownFailures.subtracting(MarkedExample.all.map(\.marked)).isEmpty)
  }

  @Test(.disabled("frames without examples are still being written up")) func `has an example`() {
    for frame in Bench.lexicon.frames.frames { #expect(!frame.examples.isEmpty, "\(frame.name)") }
  }

  private static let knownFailures: Set<String> = {
    let text = (try? Bench.text(of: "KnownFailures/frames.txt")) ?? ""
    return Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
  }()
}

/// A sentence of a frame's examples: its subject stands between [ and ], its object between < and >.
struct MarkedExample: Sendable, CustomTestStringConvertible {
  let marked: String
  let holds: Bool
  let kinds: [RelationKind]

  static let all: [MarkedExample] = Bench.lexicon.frames.frames.flatMap { frame in
    frame.examples.map { MarkedExample(marked: $0.text, holds: $0.holds, kinds: frame.kinds) }
  }

  var testDescription: String { "\(holds ? "reads" : "does not read") \(kinds[0]) in \(marked)" }

  /// Whether the reader finds a claim of the frame's kinds between the marked ends; between any where none are marked.
  func isRead() throws -> Bool {
    var text = ""
    var ends: [Character: Range<Int>] = [:]
    var start = 0
    for character in marked {
      switch character {
      case "[", "<": start = text.utf8.count
      case "]", ">": ends[character] = start..<text.utf8.count
      default: text.append(character)
      }
    }
    let reading = Bench.read(text)
    let claims = reading.claims.filter { kinds.contains($0.predicate) }
    guard let head = ends["]"], let tail = ends[">"] else { return !claims.isEmpty }
    let (subjects, objects) = (entities(at: head, in: reading), entities(at: tail, in: reading))
    return claims.contains { claim in
      let isSymmetric = Bench.lexicon.ontology.relationClass(claim.predicate)?.isSymmetric == true
      return (subjects.contains(claim.subject) && objects.contains(claim.object))
        || (isSymmetric && subjects.contains(claim.object) && objects.contains(claim.subject))
    }
  }

  private func entities(at range: Range<Int>, in reading: Reading) -> Set<Entity.ID> {
    Set(reading.mentions.filter { $0.quotation.range.overlaps(range) }.map(\.entity))
  }
}
