import EntenteModel
import Foundation

/// What a PDF file holds, by the program `pdftotext` of poppler, which reads the bytes from us and names no file.
enum PDFText {
  static let program = "pdftotext"
  static let package = "poppler-utils"
  /// Seconds that one file may take.
  private static let patience = 60

  /// The places of words take many times the bytes of the words.
  private static let bytesPerByte = 40

  static func layout(_ bytes: [UInt8], name: String, within limits: InputLimits) throws(InputError)
    -> PDFLayout
  {
    guard let path = executable() else {
      throw .needsProgram(name, program: program, package: package)
    }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = ["-q", "-enc", "UTF-8", "-bbox-layout", "-", "-"]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch {
      throw .damaged(name, reason: "\(program) could not be started: \(InputFile.reason(of: error))")
    }
    // The program reads and writes at once, so its input must not wait for its output.
    let feeder = Thread {
      // A program that ended early must not end us: the write fails instead.
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, SIGPIPE)
      pthread_sigmask(SIG_BLOCK, &signals, nil)
      try? input.fileHandleForWriting.write(contentsOf: Data(bytes))
      try? input.fileHandleForWriting.close()
    }
    feeder.start()
    let clock = Thread {
      let end = Date(timeIntervalSinceNow: TimeInterval(patience))
      while process.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.05) }
      if process.isRunning { process.terminate() }
    }
    clock.start()
    var reader = PDFLayout.Reader()
    while let more = try? output.fileHandleForReading.read(upToCount: 1 << 16), !more.isEmpty {
      reader.read(more)
      if reader.textBytes > limits.bytes || reader.bytes / bytesPerByte > limits.bytes {
        process.terminate()
        throw .tooLarge(name, limit: limits.bytes)
      }
    }
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw .damaged(name, reason: "\(program) cannot read this file; it may be damaged, locked or too large")
    }
    return PDFLayout(reader.pages, layout: .shipped)
  }

  private static func executable() -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { $0 + "/" + program }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
