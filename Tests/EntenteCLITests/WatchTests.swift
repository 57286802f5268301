import Entente
import Foundation
import Testing

struct `A build that watches a folder` {
  private let workshop: Workshop

  init() throws { workshop = try Workshop() }

  /// A program that goes on, whose lines are waited for.
  private final class Running {
    let process = Process()
    private let output = Pipe()
    private var buffer: [UInt8] = []

    init(_ arguments: [String], in folder: URL) throws {
      process.executableURL = Workshop.program
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
    }

    deinit { if process.isRunning { process.terminate() } }

    /// The next line, as soon as it is there; `nil` when none comes within a minute.
    func nextLine() -> String? {
      let handle = output.fileHandleForReading
      while true {
        if let end = buffer.firstIndex(of: 0x0A) {
          defer { buffer.removeFirst(end + 1) }
          return String(decoding: buffer[..<end], as: UTF8.self)
        }
        var waiting = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, 60_000) == 1, case let more = handle.availableData, !more.isEmpty else {
          return nil
        }
        buffer += more
      }
    }
  }

  @Test func `reads what comes, replaces what changes, and ends cleanly when it is stopped`() throws {
    try workshop.write("Talks in Geneva\n\nThe talks began.\n".utf8, to: "inbox/a.txt")
    let build = try Running(["build", "inbox", "--watch"], in: workshop.folder)
    #expect(build.nextLine()?.contains("1 document read (1 new)") == true)

    try workshop.write("A bridge\n\nGuards closed the bridge.\n".utf8, to: "inbox/deep/b.txt")
    #expect(build.nextLine()?.contains("1 document read (1 new)") == true)

    try workshop.write("Talks in Geneva\n\nThe talks ended without a result.\n".utf8, to: "inbox/a.txt")
    #expect(build.nextLine()?.contains("1 document read (1 in place of earlier texts)") == true)

    build.process.interrupt()
    build.process.waitUntilExit()
    #expect(build.process.terminationReason == .exit && build.process.terminationStatus == 130)
    let documents = try workshop.entente("list", "documents").output
    #expect(documents.contains("Talks in Geneva") && documents.contains("A bridge"))
    #expect(documents.count { $0 == "\n" } == 2)
    // Nothing is left undone: the same build again finds nothing new.
    #expect(try workshop.entente("build", "inbox").output.contains("2 documents read (2 known already)"))
  }
}
