import EntenteModel
import Foundation

/// The text of a PDF file, by the program `pdftotext` of poppler, which reads the bytes from us and names no file.
enum PDFText {
  static let program = "pdftotext"
  static let package = "poppler-utils"
  /// Seconds that one file may take.
  private static let patience = 60

  static func text(_ bytes: [UInt8], name: String, within limits: InputLimits) throws(InputError) -> String {
    guard let path = executable() else {
      throw .needsProgram(name, program: program, package: package)
    }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = ["-q", "-enc", "UTF-8", "-nopgbrk", "-", "-"]
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
    var text = Data()
    while let more = try? output.fileHandleForReading.read(upToCount: 1 << 16), !more.isEmpty {
      text += more
      if text.count > limits.bytes {
        process.terminate()
        throw .tooLarge(name, limit: limits.bytes)
      }
    }
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw .damaged(name, reason: "\(program) cannot read this file; it may be damaged, locked or too large")
    }
    return paragraphs(of: String(decoding: text, as: UTF8.self))
  }

  private static func executable() -> String? {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.map { $0 + "/" + program }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Puts the lines of a page's columns together: one paragraph up to an empty line, words that were cut at the
  /// end of a line whole again.
  static func paragraphs(of text: String) -> String {
    var paragraphs: [String] = []
    var current = ""
    func end() {
      if !current.isEmpty { paragraphs.append(current) }
      current = ""
    }
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let words = Document.tidied(line)
      if words.isEmpty {
        end()
      } else if current.hasSuffix("-"), current.dropLast().last?.isLetter == true,
        words.first?.isLowercase == true
      {
        current = current.dropLast() + words
      } else {
        current += (current.isEmpty ? "" : " ") + words
      }
    }
    end()
    return paragraphs.joined(separator: "\n\n")
  }
}
