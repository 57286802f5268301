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

  /// `ENTENTE_RECORD=1` writes the list anew, and fails so that it is looked at.
  @Test(.enabled(if: Bench.isRecording)) func `that fails is recorded`() throws {
    let head = try Bench.text(of: Self.list).split(separator: "\n").filter { $0.hasPrefix("#") }.map(
      String.init)
    let failing = try MarkedExample.all.filter { try $0.isRead() != $0.holds }.map(\.marked)
    let text = (head + failing).joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: Bench.folder.appending(path: Self.list))
    Issue.record("recorded \(Self.list): look at it")
  }

  private static let list = "KnownFailures/frames.txt"

  private static let knownFailures: Set<String> = {
    let text = (try? Bench.text(of: list)) ?? ""
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
