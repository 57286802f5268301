import EntenteModel
import Foundation
import Testing

@testable import EntenteLexicon

struct `The shipped knowledge` {
  @Test func `loads`() throws {
    let lexicon = try Shipped.lexicon.get()
    #expect(lexicon.gazetteer.entries.count > 10_000)
    #expect(lexicon.frames.frames.count > 40)
  }

  @Test func `holds every file of the data folder`() throws {
    let folder = Repository.root.appending(path: "Sources/EntenteLexicon/Data")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
    #expect(Set(files).subtracting(KnowledgeFile.shippedNames).isEmpty)
  }

  @Test func `is what lies in the data folder`() throws {
    let folder = Repository.root.appending(path: "Sources/EntenteLexicon/Data")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where !name.hasPrefix(".") {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      #expect(try KnowledgeFile.shipped(name).text == text, "\(name)")
    }
  }

  /// `ENTENTE_RECORD=1` writes the table anew, and fails so that it is looked at.
  @Test func `has the table of its ontology made from the YAML`() throws {
    let folder = Repository.root.appending(path: "Sources/EntenteLexicon/Data")
    let table = folder.appending(path: "ontology.tsv")
    let source = KnowledgeFile(
      name: "ontology.yaml",
      text: try String(contentsOf: folder.appending(path: "ontology.yaml"), encoding: .utf8))
    let ontology = try OntologyFile.read(source)
    let text = OntologyTable.text(of: ontology)
    if ProcessInfo.processInfo.environment["ENTENTE_RECORD"] == "1" {
      try Data(text.utf8).write(to: table)
      Issue.record("recorded ontology.tsv: look at it, and build again")
    }
    #expect(try String(contentsOf: table, encoding: .utf8) == text)
    #expect(try OntologyTable.read(KnowledgeFile(name: "ontology.tsv", text: text)) == ontology)
  }

  @Test func `names kinds of the ontology only`() throws {
    let lexicon = try Shipped.lexicon.get()
    let ontology = lexicon.ontology
    for entry in lexicon.gazetteer.entries {
      #expect(ontology.entityClass(entry.kind) != nil, "\(entry.id): \(entry.kind)")
    }
    for office in lexicon.titles.offices {
      for (kind, relation) in office.relations {
        #expect(ontology.entityClass(kind) != nil, "titles.yaml: \(kind)")
        #expect(ontology.relationClass(relation) != nil, "titles.yaml: \(relation)")
      }
    }
    for kind in lexicon.bodies.bodies.map(\.kind) + lexicon.bodies.kindWords.values {
      #expect(ontology.entityClass(kind) != nil, "bodies.yaml: \(kind)")
    }
  }

  @Test func `has an end for every frame that its relation permits`() throws {
    let lexicon = try Shipped.lexicon.get()
    for frame in lexicon.frames.frames {
      #expect(!frame.head.isEmpty && !frame.tail.isEmpty, "\(frame.name)")
      for kind in frame.kinds {
        let relation = try #require(lexicon.ontology.relationClass(kind))
        for (wanted, permitted) in [
          (frame.headKinds, relation.subjects), (frame.tailKinds, relation.objects),
        ] {
          #expect(
            wanted.isEmpty || wanted.contains { isReachable($0, permitted, lexicon.ontology) },
            "\(frame.name) wants \(wanted), \(kind) permits \(permitted)")
        }
      }
    }
  }

  private func isReachable(_ kind: EntityKind, _ permitted: [EntityKind], _ ontology: Ontology) -> Bool {
    permitted.contains { ontology.isKind(kind, a: $0) || ontology.isKind($0, a: kind) }
  }

  @Test func `passes the checks of its gazetteers`() throws {
    let check = Process()
    check.executableURL = Repository.root.appending(path: "Scripts/check-gazetteers")
    let output = Pipe()
    check.standardOutput = output
    check.standardError = output
    try check.run()
    let messages = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    check.waitUntilExit()
    #expect(check.terminationStatus == 0, "\(messages)")
  }
}
