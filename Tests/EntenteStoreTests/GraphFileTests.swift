import EntenteModel
import Foundation
import GRDB
import Testing

@testable import EntenteStore

struct `A graph file` {
  private func open(_ path: String, _ mode: GraphStore.Mode) throws -> GraphStore {
    try GraphStore.open(path, ontology: try testOntology(), mode: mode, patience: 0.05)
  }

  /// Checks that opening fails with `error`, that its words name the file, and that the file stays as it is.
  private func check(
    _ path: String, _ modes: [GraphStore.Mode] = [.reading, .writing, .updating],
    fails isExpected: (StoreError) -> Bool
  ) throws {
    let before = FileManager.default.contents(atPath: path)
    for mode in modes {
      do {
        _ = try open(path, mode)
        Issue.record("\(mode) did not fail")
      } catch let error as StoreError {
        #expect(isExpected(error), "\(mode): \(error)")
        #expect(error.description.contains(path))
        #expect(!error.description.contains("\n"))
      }
      #expect(FileManager.default.contents(atPath: path) == before)
    }
  }

  /// A graph with a few documents, closed.
  private func makeGraph(_ path: String) throws {
    let store = try open(path, .writing)
    var random = RandomReadings(seed: 7)
    _ = try store.add((0..<20).map { random.reading(number: $0, path: "\($0).txt") })
    try store.close()
  }

  private func alter(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test func `that is missing is said to be`() throws {
    let file = try TemporaryFile()
    try check(file.path, [.reading, .updating]) { $0 == .missing(path: file.path) }
    try check(file.path + "/in/none", [.reading, .updating]) { $0 == .missing(path: file.path + "/in/none") }
    try check(file.folder + "/none/graph", [.writing]) {
      if case .failed = $0 { true } else { false }
    }
  }

  @Test func `is not a folder`() throws {
    let file = try TemporaryFile()
    try check(file.folder) { $0 == .isDirectory(path: file.folder) }
  }

  @Test(arguments: ["", "just some words", String(repeating: "no graph at all\n", count: 1000)])
  func `is not any file`(text: String) throws {
    let file = try TemporaryFile()
    try Data(text.utf8).write(to: URL(fileURLWithPath: file.path))
    // An empty file is a fine place for a new graph.
    try check(file.path, text.isEmpty ? [.reading, .updating] : [.reading, .writing, .updating]) {
      $0 == .notAGraph(path: file.path)
    }
  }

  @Test func `is not any database`() throws {
    let file = try TemporaryFile()
    try alter(file.path, "CREATE TABLE notes (text TEXT)")
    try check(file.path) { $0 == .notAGraph(path: file.path) }
  }

  @Test func `of a later format is left alone`() throws {
    let file = try TemporaryFile()
    try makeGraph(file.path)
    try alter(file.path, "PRAGMA user_version = 99")
    try check(file.path) { $0 == .newer(path: file.path, version: 99, known: Migration.current) }
  }

  @Test(arguments: [
    "CREATE TRIGGER harm AFTER INSERT ON claim BEGIN DELETE FROM claim; END",
    "CREATE VIEW harm AS SELECT * FROM claim", "CREATE TABLE harm (text TEXT)", "DROP INDEX document_by_path",
    "ALTER TABLE claim ADD COLUMN harm INTEGER", "CREATE INDEX harm ON claim(lower(body))",
  ])
  func `with other tables than ours is refused`(sql: String) throws {
    let file = try TemporaryFile()
    try makeGraph(file.path)
    try alter(file.path, sql)
    try check(file.path) {
      if case .altered = $0 { true } else { false }
    }
  }

  @Test(arguments: 0..<60)
  func `with damaged bytes gives an error or an answer, and never a crash`(seed: Int) throws {
    let file = try TemporaryFile()
    try makeGraph(file.path)
    var bytes = try #require(FileManager.default.contents(atPath: file.path))
    var random = RandomReadings(seed: UInt64(seed))
    if seed % 4 == 0 { bytes = bytes.prefix(random.number(100...(bytes.count - 1))) }
    for _ in 0..<random.number(1...200) {
      bytes[random.number(100...(bytes.count - 1))] = UInt8(random.number(0...255))
    }
    try bytes.write(to: URL(fileURLWithPath: file.path))
    do {
      let store = try open(file.path, .updating)
      for entity in (try? store.entities()) ?? [] {
        _ = try? store.neighbours(of: entity.id)
        _ = try? store.claims(of: entity.id)
        _ = try? store.mentions(of: entity.id)
      }
      _ = try? store.find("somebody else")
      _ = try? store.snapshot()
      _ = try? store.relations()
      for document in (try? store.documents()) ?? [] { _ = try? store.remove(document.id) }
    } catch is StoreError {}
  }

  @Test func `with wrong types in its rows is read without harm`() throws {
    let file = try TemporaryFile()
    try makeGraph(file.path)
    for sql in [
      "UPDATE claim SET polarity = 77", "UPDATE record SET body = x'FFFFFFFFFFFFFFFFFFFF'",
      "UPDATE claim SET body = x'00FFFFFFFFFFFFFFFF7FFFFFFFFFFFFFFFFF7F000000'",
      "UPDATE claim SET body = x'0000000000FFFFFFFFFFFFFFFF7F01'", "UPDATE claim SET body = x'10'",
      "UPDATE claim SET digest = -1.5", "UPDATE profile SET offered = x'FF01'",
      "UPDATE entity SET canonical = 999999", "UPDATE claim SET body = x'30000000000001203FFFFFFFFFFFFFFF7F'",
    ] {
      let copy = try TemporaryFile()
      try FileManager.default.copyItem(atPath: file.path, toPath: copy.path)
      try alter(copy.path, "PRAGMA foreign_keys = OFF")
      try alter(copy.path, sql)
      let store = try open(copy.path, .updating)
      #expect(try store.examine() != [], "\(sql)")
      _ = try? store.snapshot()
      _ = try? store.find("lee")
      for document in try store.documents() { _ = try? store.remove(document.id) }
    }
  }

  /// Every format that was ever written has a file here, made by the program that wrote it.
  @Test(arguments: 1..<GraphStore.currentFormat, [GraphStore.Mode.reading, .writing, .updating])
  func `of an earlier format opens, and is kept as a copy`(format: Int, mode: GraphStore.Mode) throws {
    let file = try TemporaryFile()
    let fixture = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/format-\(format).sqlite")
    try FileManager.default.copyItem(atPath: fixture.path, toPath: file.path)
    let store = try open(file.path, mode)
    let documents = try #require([1: 1, 2: 3][format])
    #expect(try store.documents().count == documents)
    #expect(try store.examine() == [])
    try store.close()
    let copy = file.path + ".format-\(format)"
    let version = try DatabaseQueue(path: copy).read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    #expect(version == format)
    #expect(try open(copy, .reading).documents().count == documents, "the copy is a graph too")
  }

  @Test func `of an earlier format where nothing may be written says what to do`() throws {
    let file = try TemporaryFile()
    let fixture = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/format-1.sqlite")
    try FileManager.default.copyItem(atPath: fixture.path, toPath: file.path)
    let readOnly: [FileAttributeKey: Any] = [.posixPermissions: 0o444]
    try FileManager.default.setAttributes(readOnly, ofItemAtPath: file.path)
    // Whoever may write everything is not stopped by this, and is not asked here.
    guard access(file.path, W_OK) != 0 else { return }
    try check(file.path, [.reading]) {
      $0 == .older(path: file.path, version: 1, known: GraphStore.currentFormat)
    }
  }

  /// The names of the indices that a file has.
  private func indices(of path: String) throws -> Set<String> {
    try DatabaseQueue(path: path).read {
      try String.fetchSet($0, sql: "SELECT name FROM pragma_index_list('claim')")
    }
  }

  /// A graph of which the building was cut short, so that its indices are not made.
  private func makeUnfinished(_ path: String) throws -> GraphSnapshot {
    let store = try open(path, .writing)
    var random = RandomReadings(seed: 12)
    _ = try store.add((0..<20).map { random.reading(number: $0, path: "\($0).txt") })
    let contents = try store.snapshot()
    #expect(!(try indices(of: path)).contains("claim_by_subject"))
    return contents
  }

  @Test(arguments: [GraphStore.Mode.reading, .writing, .updating])
  func `that was not filled to its end gets its indices when it is opened`(mode: GraphStore.Mode) throws {
    let file = try TemporaryFile()
    let contents = try makeUnfinished(file.path)
    let store = try open(file.path, mode)
    #expect(try store.snapshot() == contents)
    #expect(
      try indices(of: file.path).isSuperset(of: ["claim_by_subject", "claim_by_object", "claim_by_digest"]))
    #expect(try store.examine() == [])
  }

  @Test func `that is being filled is read as it is`() throws {
    let file = try TemporaryFile()
    let contents = try makeUnfinished(file.path)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: file.path, configuration: configuration)
    try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let store = try open(file.path, .reading)
    #expect(try store.snapshot() == contents)
    let entity = try #require(contents.entities.first)
    let ends = contents.claims.filter { [$0.subject, $0.object, $0.attribution?.entity].contains(entity.id) }
    #expect(try store.claims(of: entity.id) == ends.sorted { $0.id < $1.id })
    try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
  }

  @Test func `gets its indices before a document is taken away`() throws {
    let file = try TemporaryFile()
    let store = try open(file.path, .writing)
    var random = RandomReadings(seed: 12)
    _ = try store.add((0..<20).map { random.reading(number: $0, path: "\($0).txt") })
    for document in try store.documents() { #expect(try store.remove(document.id)) }
    #expect(try indices(of: file.path).contains("claim_by_subject"))
    #expect(try store.rowsLeft() == [:])
  }

  @Test func `that somebody else writes to is waited for, and then said to be busy`() throws {
    let file = try TemporaryFile()
    try makeGraph(file.path)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: file.path, configuration: configuration)
    try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let store = try open(file.path, .updating)
    let before = try store.snapshot()
    var random = RandomReadings(seed: 8)
    let reading = random.reading(number: 100, path: "new.txt")
    #expect(throws: StoreError.busy(path: file.path)) { try store.add([reading]) }
    #expect(try store.snapshot() == before)
    try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    #expect(try store.add([reading]).added == 1)
  }

  @Test func `on a full disk keeps what it had`() throws {
    let file = try TemporaryFile()
    try makeGraph(file.path)
    let store = try open(file.path, .updating)
    let queue = try #require(store.queue)
    let before = try store.snapshot()
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1") }
    var random = RandomReadings(seed: 9)
    let readings = (100..<400).map { random.reading(number: $0, path: "\($0).txt") }
    #expect(throws: StoreError.full(path: file.path)) { try store.add(readings) }
    #expect(try store.snapshot() == before)
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
    #expect(try store.add(readings).added == readings.count)
  }

  @Test func `keeps a batch whole or not at all`() throws {
    let file = try TemporaryFile()
    let store = try open(file.path, .writing)
    var random = RandomReadings(seed: 10)
    let good = random.reading(number: 1, path: "good.txt")
    let document = Document(id: Document.ID(rawValue: "x"), title: "x", path: "bad.txt", text: "some words")
    let wrong = Quotation(document: document.id, range: 0..<4, scalars: 0..<4, line: 1, text: "same")
    let bad = Reading(
      document: document, mentions: [Mention(entity: Entity.ID(rawValue: "e"), quotation: wrong)])
    #expect(throws: StoreError.misquoted(document: "bad.txt", range: 0..<4)) { try store.add([good, bad]) }
    #expect(try store.rowsLeft() == [:])
    #expect(try store.add([good]).added == 1)
    #expect(try store.add([good]).unchanged == 1)
  }

  @Test func `is read while another process writes to it`() throws {
    let file = try TemporaryFile()
    try makeGraph(file.path)
    let writer = try open(file.path, .updating)
    let reader = try open(file.path, .reading)
    var random = RandomReadings(seed: 11)
    let before = try reader.documents().count
    _ = try writer.add([random.reading(number: 100, path: "new.txt")])
    #expect(try reader.documents().count == before + 1)
    #expect(throws: (any Error).self) { try reader.add([random.reading(number: 101, path: "newer.txt")]) }
  }

  @Test func `with a name like an address is a file`() throws {
    let file = try TemporaryFile("file:graph?mode=memory")
    try makeGraph(file.path)
    #expect(FileManager.default.fileExists(atPath: file.path))
    #expect(try open(file.path, .reading).documents().count == 20)
  }

  @Test func `without its log is read where nothing may be written`() throws {
    let file = try TemporaryFile()
    try makeGraph(file.path)
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o555]
    try FileManager.default.setAttributes(attributes, ofItemAtPath: file.folder)
    defer {
      let writable: [FileAttributeKey: Any] = [.posixPermissions: 0o755]
      try? FileManager.default.setAttributes(writable, ofItemAtPath: file.folder)
    }
    #expect(try open(file.path, .reading).documents().count == 20)
  }
}
